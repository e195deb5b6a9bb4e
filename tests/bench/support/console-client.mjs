const ENTITIES = { '&quot;': '"', '&amp;': '&', '&#x27;': "'", '&lt;': '<', '&gt;': '>' };
const decode = (text) => text.replaceAll(/&(?:quot|amp|#x27|lt|gt);/g, (entity) => ENTITIES[entity]);
const attribute = (tag, name) => decode(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/**
 * Reads the hidden fields of the form that contains `marker`, as a browser without JavaScript would send them.
 * Throws an Error if the page has no such form.
 */
export function hiddenFields(html, marker) {
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((text) => text.includes(marker));
  if (form === undefined) throw new Error(`The page has no form with ${marker}.`);
  const inputs = form.match(/<input [^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
}

/** Signs in like a browser without JavaScript. Resolves to a client that sends the session's cookie, and has it. */
export async function signInToConsole(origin, { region = 'local', project = 'local' } = {}) {
  let cookie = '';
  const send = (path, init = {}) =>
    fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
  const client = {
    get: (path) => send(path),
    /** Posts a form like a page of the console. */
    post(path, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return send(path, { method: 'POST', body, headers: { origin } });
    },
  };
  const marker = 'name="password"';
  const fields = hiddenFields(await (await client.get('/sign-in')).text(), marker);
  const typed = { region, account: 'local', user: 'admin', password: 'eventgrid', project };
  const answer = await client.post('/sign-in', { ...fields, ...typed });
  const set = answer.headers.getSetCookie().find((line) => /^(__Host-)?eventgrid-[0-9a-f]{8}=/.test(line));
  if (set === undefined) throw new Error(`Signing in was answered ${answer.status} without a session.`);
  [cookie] = set.split(';');
  return { ...client, cookie };
}
