// Apart from redact.ts, so that a page can show masks without loading what makes them.

/** What stands in place of a secret. Its length says nothing about the secret's. */
export const MASK = '••••';

/** Fields of `detail` whose values are secrets. Rule: EG API, EventSourceDetail; design, security rule 7. */
export const SECRET_DETAIL_FIELDS = ['password', 'secret_key', 'access_key'] as const;
