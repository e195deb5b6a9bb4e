import { attributeOf, hiddenInputs } from '../../support/html-form';

type Where = { origin: string; region?: string };
type Who = { user?: string; password?: string; project?: string };

/** Posts the sign-in form as a browser without JavaScript does: reads it, sends it back filled. Returns the answer. */
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

/** Signs a user in, `admin` to the project `local` unless told. Returns the session's cookie, as a request sends it. Rejects when no session was begun. */
export async function signInByForm(where: Where, who: Who = {}): Promise<string> {
  const answer = await postSignIn(where, who);
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined || answer.status !== 303) throw new Error(`Signing in was answered ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}
