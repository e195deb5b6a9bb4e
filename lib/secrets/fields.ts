/**
 * Every field whose value is a secret, and where it occurs:
 *
 * - `detail`: a source's connection. Rule: EG API, EventSourceDetail.
 * - `form`: what a person types to sign in.
 * - `log`: headers and values of the console's own, which only a careless log line could show.
 *
 * Masks, redaction, logs, drafts and what a form is given back follow from these rows, see lib/secrets/mask.ts.
 */
export const SECRET_FIELDS: readonly { name: string; where: 'detail' | 'form' | 'log' }[] = [
  { name: 'password', where: 'detail' },
  { name: 'secret_key', where: 'detail' },
  { name: 'access_key', where: 'detail' },
  { name: 'token', where: 'form' },
  { name: 'passcode', where: 'form' },
  { name: 'secret', where: 'log' },
  { name: 'cookie', where: 'log' },
  { name: 'set-cookie', where: 'log' },
  { name: 'authorization', where: 'log' },
  { name: 'x-auth-token', where: 'log' },
  { name: 'x-subject-token', where: 'log' },
  { name: 'sealed_token', where: 'log' },
  { name: 'body', where: 'log' },
];
