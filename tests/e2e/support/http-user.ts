import { attributeOf, hiddenInputs } from './html-form';

/** A signed-in user without a browser. */
export type HttpUser = { origin: string; cookie: string };
export type HttpAnswer = {
  status: number;
  text: string;
  /** Where the answer redirects a browser. */
  leadsTo: string | null;
};

const ask = async (url: string, init: RequestInit): Promise<HttpAnswer> => {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  const text = await answer.text();
  return { status: answer.status, text, leadsTo: answer.headers.get('location') ?? redirectInside(text) };
};

/** In Next's payload a redirect is the error that it is in code. */
const redirectInside = (text: string): string | null => /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1] ?? null;

/** Ways in which a user reads the console: each answer contains the names of the user's sources. */
export const READS = {
  page: ({ origin, cookie }: HttpUser) => ask(`${origin}/sources`, { headers: { cookie } }),
  // The address has a hash of the request; without it Next redirects there first.
  rsc: ({ origin, cookie }: HttpUser) =>
    ask(`${origin}/sources`, { headers: { cookie, RSC: '1' }, redirect: 'follow' }),
  route: ({ origin, cookie }: HttpUser) => ask(`${origin}/api/sources`, { headers: { cookie } }),
} satisfies Record<string, (user: HttpUser) => Promise<HttpAnswer>>;

/** The create form as the server made it, to fill in and post like a browser without JavaScript. */
export type CreateForm = (typed: Record<string, string>) => Promise<HttpAnswer>;

/** Reads the create form of a user. */
export async function readCreateForm({ origin, cookie }: HttpUser): Promise<CreateForm> {
  const { text } = await ask(`${origin}/sources/new`, { headers: { cookie } });
  const hidden = hiddenInputs(text, 'create-source');
  if (hidden.length === 0) throw new Error('There is no form to create a source.');
  return (typed) => {
    const form = new FormData();
    for (const input of hidden) form.append(attributeOf(input, 'name'), attributeOf(input, 'value'));
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    return ask(`${origin}/sources/new`, { method: 'POST', headers: { cookie, Origin: origin }, body: form });
  };
}
