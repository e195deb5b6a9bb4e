import type { OperationName } from '@/lib/eventgrid/operations';

/** What an EventGrid or IAM operation came to: a refusal is a value, only a bug throws. */
export type EgResult<T> = EgSuccess<T> | EgRefusal;
export type EgSuccess<T> = {
  ok: true;
  data: T;
  requestId: string | null;
  /** Set when the answer of a write was lost and checking EventGrid found it done. */
  found?: true;
};
export type EgRefusal = { ok: false; failure: EgFailure };

/**
 * Where a refusal came from.
 *
 * - `invalid-input`: our own check; `fieldErrors` says which fields.
 * - `signed-out`, `other-project`, `cross-site`, `too-large`, `throttled`, `store-down`: our own guard; nothing was sent.
 * - `refused`: EventGrid, IAM or a gateway answered with an error status.
 * - `unreachable`: no connection; nothing was sent.
 * - `timeout`, `broken`: sent, and then no whole answer.
 * - `unreadable`: a success status whose body is not what the operation promises.
 */
export type FailureKind =
  | 'invalid-input'
  | 'signed-out'
  | 'other-project'
  | 'cross-site'
  | 'too-large'
  | 'throttled'
  | 'store-down'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'broken'
  | 'unreadable';

/** Message keys of the language dictionaries by form field (EG's names, nested ones joined by dots). */
export type FieldErrors = Record<string, string>;

/** One refusal, complete enough to be shown and reported, and free of secrets. */
export type EgFailure = {
  kind: FailureKind;
  /** What was sent: `createSource`, `POST`, `/v1/{project_id}/sources` with the real IDs; null when nothing was. */
  request: { operation: OperationName; method: string; path: string } | null;
  status: number | null;
  /** EG's own words, verbatim: `error_code`, `error_msg`, `error_details`. */
  code: string | null;
  message: string | null;
  details: string | null;
  requestId: string | null;
  retryAfterSeconds: number | null;
  contentType: string | null;
  /** The answer's text as received, capped, with known secrets struck out; null when there was none. */
  body: string | null;
  /** When the refusal was known, ISO 8601 in UTC, and how long it took. */
  time: string;
  durationMs: number | null;
  /** False when a write may have happened all the same (no whole answer, a gateway's 502 or 504). */
  nothingChanged: boolean;
  fieldErrors?: FieldErrors;
  /** Set when the answer of a write was lost and EventGrid was looked up: what that said, after how many looks. */
  lookedUp?: LookedUp;
};

/**
 * What looking up a lost write came to, where it was not found done: surely `not-done`, with the source that has its
 * name instead; or still `unknown`. `writeId` lets it be looked up again.
 */
export type LookedUp = {
  verdict: 'not-done' | 'unknown';
  looks: number;
  writeId: string;
  other: { id: string | null; name: string | null } | null;
};

/** Wraps what an operation returned. */
export const success = <T>(data: T, requestId: string | null): EgSuccess<T> => ({ ok: true, data, requestId });

/**
 * Makes a refusal of our own, known before anything was sent: every field of the wire is null, nothing was changed.
 * `now` is the clock's milliseconds.
 */
export function refusal(kind: FailureKind, parts: Partial<EgFailure> = {}, now = Date.now()): EgRefusal {
  return {
    ok: false,
    failure: {
      kind,
      request: null,
      status: null,
      code: null,
      message: null,
      details: null,
      requestId: null,
      retryAfterSeconds: null,
      contentType: null,
      body: null,
      time: new Date(now).toISOString(),
      durationMs: null,
      nothingChanged: true,
      ...parts,
    },
  };
}
