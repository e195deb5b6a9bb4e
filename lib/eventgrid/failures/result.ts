import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { OperationName } from '@/lib/eventgrid/operations';

/** The result of an EventGrid or IAM operation. A refusal is a value; only a bug throws. */
export type EgResult<T> = EgSuccess<T> | EgRefusal;
export type EgSuccess<T> = {
  ok: true;
  data: T;
  requestId: string | null;
  /** Set if the answer of a write was lost and a check of EventGrid found that it succeeded. */
  foundByCheck?: true;
  /** EventGrid's clock when it answered, in milliseconds, from the header Date; missing if there was none. */
  answeredAt?: number;
};
export type EgRefusal = { ok: false; failure: EgFailure };

/**
 * Where a refusal came from.
 *
 * - `invalid-input`: our own check; `fieldErrors` lists the fields.
 * - `signed-out`, `other-project`, `cross-site`, `too-large`, `throttled`, `store-down`: our own guard; nothing was
 * sent.
 * - `refused`: EventGrid, IAM or a gateway answered with an error status.
 * - `unreachable`: no connection; nothing was sent.
 * - `timeout`, `broken`: sent, but no complete answer arrived.
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

/** Why a sign-in was refused, as far as IAM's answer shows. Each reason has its own words in the dictionaries. */
export type SignInReason =
  | 'address'
  | 'badRequest'
  | 'credentials'
  | 'forbidden'
  | 'locked'
  | 'notIam'
  | 'passcode'
  | 'passwordExpired'
  | 'project'
  | 'protected'
  | 'tokenAccount'
  | 'tokenExpired'
  | 'tokenProject'
  | 'tokenRefused';

/** Message keys of the language dictionaries by form field (EG's names, nested ones joined by dots). */
export type FieldErrors = Record<string, string>;

/** One refusal, complete enough to be shown and reported, and free of secrets. */
export type EgFailure = {
  kind: FailureKind;
  /** What was sent: `createSource`, `POST`, `/v1/{project_id}/sources` with the real IDs; null if nothing was. */
  request: { operation: OperationName; method: string; path: string } | null;
  status: number | null;
  /** EG's own words, verbatim: `error_code`, `error_msg`, `error_details`. */
  code: string | null;
  message: string | null;
  details: string | null;
  requestId: string | null;
  retryAfterSeconds: number | null;
  contentType: string | null;
  /** The answer's text as received, capped, with known secrets masked; null if there was none. */
  body: string | null;
  /** When the refusal was known, ISO 8601 in UTC, and how long it took. */
  time: string;
  durationMs: number | null;
  /** False if a write may have happened despite the error: no complete answer, or one that proves nothing. */
  nothingChanged: boolean;
  fieldErrors?: FieldErrors;
  /** Set if a sign-in was refused and the answer shows why. */
  signIn?: SignInReason;
  /** Set if the answer of a write was lost and EventGrid was checked: the result, and the number of checks. */
  lostWriteCheck?: LostWriteCheck;
};

/**
 * The result of checking a lost write that was not found done.
 *
 * - `not-done`: certainly not; `other` has its name instead, null if the name is free.
 * - `unproven`: `current` is neither what was there before nor what was sent, or only secrets were sent; or it has the
 * name of what was to be created, and may be someone else's.
 * - `unknown`: nothing is there yet, or EventGrid did not answer.
 */
export type LostWriteCheck = {
  verdict: 'not-done' | 'unproven' | 'unknown';
  checks: number;
  /** Allows another check. */
  writeId: string;
  other: { id: string | null; name: string | null } | null;
  current: SourceWithRaw | Channel | SubscriptionWithRaw | null;
  /** How soon the page should check again by itself, in milliseconds; null if that would tell nothing new. */
  nextCheckMs: number | null;
};

/** Wraps an operation's result. */
export const success = <T>(data: T, requestId: string | null): EgSuccess<T> => ({ ok: true, data, requestId });

/**
 * Makes a refusal of our own, before anything was sent: every wire field is null, nothing was changed. `now` is the
 * clock's milliseconds.
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
