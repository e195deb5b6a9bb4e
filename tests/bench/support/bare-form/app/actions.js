'use server';

/** Creates a source with one request, and nothing else. */
export async function create(body) {
  const answer = await fetch(process.env.BARE_SOURCES_URL, {
    method: 'POST',
    headers: { 'X-Auth-Token': process.env.BARE_TOKEN, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}
