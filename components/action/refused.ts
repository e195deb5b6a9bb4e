import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { ActionOutcome } from '@/lib/guard/outcome';
import type { LostAnswer } from './use-action';

/** ID of the next step's sentence: the reason of a button that is off while a refusal asks to wait. */
export const REFUSAL_NEXT = 'refusal-next';

/** A refusal as displayed: EventGrid's words, the page's, and the report to copy, without token and secrets. */
export type ShownRefusal = { failure: EgFailure; explained: ExplainedFailure; report: string | null };

/** Returns an outcome's refusal for display; null if there is none. */
export function refusedOf(outcome: ActionOutcome<unknown> | null): ShownRefusal | null {
  if (outcome === null || outcome.result.ok || outcome.explained === null) return null;
  return { failure: outcome.result.failure, explained: outcome.explained, report: outcome.report };
}

/** Returns whether a write may have happened: no complete answer came, and the check did not rule it out. */
export const mayHaveHappened = (outcome: ActionOutcome<unknown> | null, lost: LostAnswer | null): boolean =>
  lost !== null || (outcome?.result.ok === false && !outcome.result.failure.nothingChanged);
