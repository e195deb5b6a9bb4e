/**
 * Makes an X-Request-Id. Rule: docs/wire.md, "EG API, X-Request-Id", format request_uuid-timestamp-hostname. The host
 * is a fixed word, since a real name would reveal where a log or a report comes from.
 */
export const makeRequestId = (uuid: string, atMs: number): string => `${uuid}-${atMs}-eventgrid-local`;
