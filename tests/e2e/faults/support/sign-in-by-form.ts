import { attributeOf, hiddenInputs } from '../../support/html-form';

type Where = { origin: string; region?: string };
type Who = { user?: string; password?: string; project?: string };

/** Posts the sign-in form like a browser without JavaScript: reads it, sends it back filled in. Returns the answer. */
export async function postSignIn(
  { origin, region = 'local' }: Where,
  { user = 'admin', password = 'eventgrid', project = 'local' }: Who = {},
): Promise<Response> {
  const html = await (await fetch(`${origin}/sign-in`)).text();
  const form = new FormData();
  for (const input of hiddenInputs(html)) form.append(attributeOf(input, 'name'), attributeOf(input, 'value'));
  const typed = { region, account: 'local', user, password, project };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return fetch(`${origin}/sign-in`, { method: 'POST', headers: { Origin: origin }, body: form, redirect: 'manual' });
}

/**
 * Signs a user in, by default `admin` to the project `local`. Returns the session's cookie, as a request sends it.
 * Rejects if no session was started.
 */
export async function signInByForm(where: Where, who: Who = {}): Promise<string> {
  const answer = await postSignIn(where, who);
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined || answer.status !== 303) throw new Error(`Signing in was answered ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}
