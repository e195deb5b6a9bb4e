import type { CreateSourceValues } from '@/lib/eg/create-source-values';
import type { ExplainedFailure } from '@/lib/eg/explain-failure';
import { type Asked, explainRefusal } from '@/lib/eg/explain-refusal';
import { fieldErrorFor } from '@/lib/eg/failure-advice';
import { readCreateSourceValues } from '@/lib/eg/read-create-source-values';
import type { SourceWithRaw } from '@/lib/eg/read-source';
import { type EgResult, success } from '@/lib/eg/result';
import type { ActionState } from '@/lib/guard/action-state';
import type { CreatedSource } from './create-source-call';

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
