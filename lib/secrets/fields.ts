/**
 * Every field whose value is a secret, by where it occurs. Masks, redaction, logs, drafts and what a form is given back
 * follow from these lists, see lib/secrets/mask.ts.
 */
export const SECRET_FIELDS = {
  /** A source's connection. Rule: docs/wire.md, "EG API, EventSourceDetail". */
  detail: ['password', 'secret_key', 'access_key'],
  /** What a person types to sign in, beside a password. */
  form: ['token', 'passcode'],
  /** Headers and values of the console's own, which only a careless log line could show. */
  log: ['secret', 'cookie', 'set-cookie', 'authorization', 'x-auth-token', 'x-subject-token', 'sealed_token', 'body'],
};
