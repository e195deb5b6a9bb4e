import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { ActionOutcome } from '@/lib/guard/outcome';
import { waitLabel } from './countdown';
import type { LostAnswer } from './use-action';

/** A refusal as displayed: EventGrid's words, the page's, and the report to copy, without token and secrets. */
export type ShownRefusal = { failure: EgFailure; explained: ExplainedFailure; report: string | null };

/** Returns an outcome's refusal for display; null if there is none. */
export function refusedOf(outcome: ActionOutcome<unknown> | null): ShownRefusal | null {
  if (outcome === null || outcome.result.ok || outcome.explained === null) return null;
  return { failure: outcome.result.failure, explained: outcome.explained, report: outcome.report };
}

/** Tells whether a refused write is not confirmed, so that the next press only checks it. */
export const isUnconfirmed = (refused: ShownRefusal | null): boolean => refused?.explained.action === 'look-again';

/**
 * Returns the label of a dialog's button after a refusal, and why it is off: it checks what is not confirmed, and waits
 * while it is asked to.
 */
export function dialogButton(
  refused: ShownRefusal | null,
  waitSeconds: number,
  { label, language }: { label: string; language: string },
): { submit: string; reason: string | null } {
  if (refused && isUnconfirmed(refused)) return { submit: refused.explained.actionLabel, reason: null };
  const reason = waitSeconds > 0 ? (refused?.explained.next ?? null) : null;
  return { submit: waitLabel(label, waitSeconds, language), reason };
}

/** Tells whether a write may have happened: no complete answer came, and the check did not rule it out. */
export const mayHaveHappened = (outcome: ActionOutcome<unknown> | null, lost: LostAnswer | null): boolean =>
  lost !== null || (outcome?.result.ok === false && !outcome.result.failure.nothingChanged);
