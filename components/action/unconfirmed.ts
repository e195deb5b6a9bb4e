import type { ActionOutcome } from '@/lib/guard/outcome';
import { waitEnd } from './countdown';

/** A write whose outcome is not known: the form that checks it, and how soon to check; null means only on demand. */
export type Unconfirmed = { form: FormData; nextCheckMs: number | null };

/** Finds what one write's outcome leaves unconfirmed; null if another check would find the same. */
export function unconfirmedWrite({ result }: ActionOutcome<unknown>, form: FormData): Unconfirmed | null {
  const check = result.ok ? null : result.failure.lostWriteCheck;
  if (!check || (check.verdict !== 'unknown' && check.nextCheckMs === null)) return null;
  return { form: checkForm(form), nextCheckMs: check.nextCheckMs };
}

/** Makes the form that checks what became of a press: nothing is sent, even if the console has no record of it. */
export function checkForm(press: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of press) form.append(name, value);
  form.set('is_check', '1');
  return form;
}

/** Returns whether a check was refused by the console itself, so that it says nothing about the write. */
export const tellsNothing = (outcome: ActionOutcome<unknown>, form: FormData): boolean =>
  form.has('is_check') && !outcome.result.ok && outcome.result.failure.lostWriteCheck === undefined;

const OWN_FIELDS = ['write_id', 'is_check'];

/** Returns whether two presses send the same. */
export const isSamePress = (one: FormData, other: FormData): boolean => textOf(one) === textOf(other);

const textOf = (form: FormData): string => JSON.stringify([...form].filter(([name]) => !OWN_FIELDS.includes(name)));

/**
 * Adds what a check found to the refusal that it is about: the answer that was lost stays readable, and the wait that
 * it required continues.
 */
export function withCheck<T>(before: ActionOutcome<T> | null, next: ActionOutcome<T>): ActionOutcome<T> {
  const lost = before?.result.ok === false ? before.result.failure : null;
  if (next.result.ok || !lost?.lostWriteCheck) return next;
  const { nothingChanged, lostWriteCheck } = next.result.failure;
  const failure = { ...lost, nothingChanged, ...(lostWriteCheck && { lostWriteCheck }) };
  const waitMs = waitEnd(before?.explained ?? null) - Date.now();
  const explained =
    next.explained && waitMs > 0 ? { ...next.explained, waitSeconds: Math.ceil(waitMs / 1000) } : next.explained;
  return { ...next, explained, result: { ok: false, failure }, report: before?.report ?? next.report };
}

/** Returns whether two outcomes look the same: a screen reader would read the same words again. */
export const looksSame = (one: ActionOutcome<unknown> | null, other: ActionOutcome<unknown>): boolean =>
  other.explained !== null &&
  one?.explained?.next === other.explained.next &&
  one.explained.cause.endsWith(other.explained.cause);

/** Bounds the checks that a page makes by itself, also while the console itself does not answer (our choice). */
export const MAX_CHECKS = 40;

/** Calls `act` after a delay, or later, when the page is visible again. Returns how to cancel it. */
export function whenVisible(delayMs: number, act: () => void): () => void {
  const actOnce = () => {
    if (document.visibilityState !== 'visible') return;
    cancel();
    act();
  };
  const timer = setTimeout(() => {
    document.addEventListener('visibilitychange', actOnce);
    actOnce();
  }, delayMs);
  const cancel = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', actOnce);
  };
  return cancel;
}
