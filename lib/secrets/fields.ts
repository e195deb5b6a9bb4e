/**
 * Every field whose value is a secret, by where it occurs. Masks, redaction, logs, drafts and refilled forms use these
 * lists, see lib/secrets/mask.ts.
 */
export const SECRET_FIELDS = {
  /** A source's connection. Rule: docs/wire.md, "EG API, EventSourceDetail". */
  detail: ['password', 'secret_key', 'access_key'],
  /**
   * A header of a target, as a form posts it. On the wire its `value` is a secret if its flag says so. Rule:
   * docs/wire.md, "EG API, subscriptions".
   */
  header: ['secret_value'],
  /** Flags on the wire that make the `value` beside them a secret. */
  flag: ['is_value_secret'],
  /** Parameters of a URL that are credentials, besides a user name and password in it (our choice). */
  url: ['token', 'access_token', 'api_key', 'apikey', 'key', 'secret', 'password', 'signature', 'sig', 'code'],
  /** What connections and streamings have besides. Rule: docs/wire.md, "EG API, the other resources". */
  record: ['ssl_certificate_pwd'],
  /** What a user types to sign in, besides a password. */
  form: ['token', 'passcode'],
  /** The console's own headers and values, which only a careless log line could show. */
  log: ['secret', 'cookie', 'set-cookie', 'authorization', 'x-auth-token', 'x-subject-token', 'sealed_token', 'body'],
};
