import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { type Asked, explainRefusal } from '@/lib/eventgrid/failures/report';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';
import type { CreatedSource } from './create';
import { readCreateSourceValues } from './read-values';
import type { CreateSourceValues } from './values';

/** What one press of Create came to, as the action answers it; `result` is null before the first press. */
export type CreateSourceState = {
  result: EgResult<SourceWithRaw> | null;
  /** Whether the answer was lost and the source was found by looking it up. */
  found: boolean;
  /** The refusal in words of the page's language, resolved on the server; null when there is none. */
  explained: ExplainedFailure | null;
  /** Everything about the refusal as plain text to hand on, without token and secrets. */
  report: string | null;
  /** What was typed, without secrets: a form posted without JavaScript comes back filled. */
  values: CreateSourceValues | null;
};

/**
 * Turns what the guarded action came to into what the page shows: a refusal in words, with EG's own on the field that
 * it is about. Throws when the action has not run, which is a bug.
 */
export function createSourceState(done: ActionState<CreatedSource>, asked: Asked): CreateSourceState {
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const values = readCreateSourceValues(done.values);
  if (done.result.ok) {
    const { data, lost } = done.result.data;
    return {
      result: success(data, done.result.requestId),
      found: lost !== null,
      explained: null,
      report: null,
      values,
    };
  }

  const { failure } = done.result;
  const fieldErrors = failure.fieldErrors ?? fieldErrorFor(failure);
  return {
    result: { ok: false, failure: Object.keys(fieldErrors).length > 0 ? { ...failure, fieldErrors } : failure },
    found: false,
    ...explainRefusal(failure, { operation: 'createSource', name: values.name }, asked),
    values,
  };
}
