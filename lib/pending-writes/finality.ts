import type { PendingWrite } from '@/lib/store/pending-writes';
import type { CheckResult } from './check';

/** So long after sending, a write can no longer take effect: what is not found then was not done (our choice). */
const SETTLED_AFTER_MS = 30_000;
/** Delay before the page checks again by itself, and how long after sending it stops if EventGrid doesn't answer. */
const NEXT_CHECK_MS = 3_000;
const LAST_CHECK_MS = 120_000;

type Sent = Pick<PendingWrite, 'sentAt'>;
/** The clock by which writes are recorded, and how long one that was not found may still take effect, milliseconds. */
export type Clock = { now(): number; settledAfterMs?: number };

const mayStillTakeEffect = ({ sentAt }: Sent, { now, settledAfterMs = SETTLED_AFTER_MS }: Clock): boolean =>
  now() - sentAt < settledAfterMs;

/**
 * Interprets the check of a write, whatever hid its answer: a gateway may answer, or a connection break, while
 * EventGrid goes on. If nothing is found, it is `unknown` until 30 s after it was sent, unless something else has its
 * name.
 */
export function interpretCheck<T>(checked: CheckResult<T>, write: Sent, clock: Clock): CheckResult<T> {
  const isAbsent = checked.kind === 'not-done' && checked.other === null;
  return isAbsent && mayStillTakeEffect(write, clock) ? { kind: 'unknown', failure: null } : checked;
}

/** Returns whether another check would find the same as this one, which interpretCheck returned. */
export const isFinal = ({ kind }: CheckResult, write: Sent, clock: Clock): boolean =>
  kind === 'unproven' ? !mayStillTakeEffect(write, clock) : kind !== 'unknown';

/** While EventGrid answers, the last check is the one that settles it; if not, checks end after two minutes. */
export function nextCheckMs(checked: CheckResult, write: Sent, clock: Clock): number | null {
  if (isFinal(checked, write, clock)) return null;
  const { now, settledAfterMs = SETTLED_AFTER_MS } = clock;
  const elapsedMs = now() - write.sentAt;
  if (elapsedMs < settledAfterMs) return Math.min(NEXT_CHECK_MS, settledAfterMs - elapsedMs);
  return elapsedMs < LAST_CHECK_MS ? NEXT_CHECK_MS : null;
}
