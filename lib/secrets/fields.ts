/**
 * Every field whose value is a secret, by where it occurs. Masks, redaction, logs, drafts and refilled forms use these
 * lists, see lib/secrets/mask.ts.
 */
export const SECRET_FIELDS = {
  /** A source's connection. Rule: docs/wire.md, "EG API, EventSourceDetail". */
  detail: ['password', 'secret_key', 'access_key'],
  /** What a user types to sign in, besides a password. */
  form: ['token', 'passcode'],
  /** The console's own headers and values, which only a careless log line could show. */
  log: ['secret', 'cookie', 'set-cookie', 'authorization', 'x-auth-token', 'x-subject-token', 'sealed_token', 'body'],
};
