type Where = { origin: string; region: string };

/**
 * Signs `admin` in at a console as a browser without JavaScript does: reads the form, posts it back filled. Returns the
 * session's cookie, as a request sends it. Rejects when no session was begun.
 */
export async function signInByForm({ origin, region }: Where): Promise<string> {
  const html = await (await fetch(`${origin}/sign-in`)).text();
  const form = new FormData();
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    form.append(attribute(input, 'name'), attribute(input, 'value'));
  }
  const typed = { region, account: 'local', user: 'admin', password: 'eventgrid', project: 'local' };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { Origin: origin },
    body: form,
    redirect: 'manual',
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined || answer.status !== 303) throw new Error(`Signing in was answered ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
