import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { type Asked, explainRefusal } from '@/lib/eventgrid/failures/report';
import { type EgResult, type FieldErrors, refusal, success } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';
import type { UpdatedSource } from './update';
import { readUpdateSourceValues, type UpdateSourceValues } from './update-values';

/** What one press of Save came to, as the action answers it. */
export type UpdateSourceState =
  | { status: 'idle' }
  | {
      status: 'done';
      result: EgResult<{ source: SourceWithRaw }>;
      /** The source as it is now, when it is another than the form showed: then `result` is a refusal and nothing was sent. */
      changedMeanwhile: SourceWithRaw | null;
      /** EventGrid's own words are in `result`; these are the page's. Null when there is no refusal. */
      explained: ExplainedFailure | null;
      report: string | null;
      /** Message keys by field (`description`, `detail.password`). */
      fieldErrors: FieldErrors;
      /** What was typed, without secrets. */
      values: UpdateSourceValues;
      /** Another one for each submit. */
      submittedAt: string;
    };

/** The server action as the page hands it down. */
export type UpdateSourceAction = (state: UpdateSourceState, form: FormData) => Promise<UpdateSourceState>;

/** Turns what the guarded action came to into what the edit form shows. Throws when it has not run, which is a bug. */
export function updateSourceState(done: ActionState<UpdatedSource>, asked: Asked): UpdateSourceState {
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const values = readUpdateSourceValues(done.values);
  const { submittedAt } = done;
  const changed = done.result.ok && done.result.data.changedMeanwhile ? done.result.data.source : null;
  if (done.result.ok && changed === null) {
    const result = success({ source: done.result.data.source }, done.result.requestId);
    return {
      status: 'done',
      result,
      changedMeanwhile: null,
      explained: null,
      report: null,
      fieldErrors: {},
      values,
      submittedAt,
    };
  }
  const { failure } = done.result.ok
    ? refusal('changed-meanwhile', { requestId: done.result.requestId }, Date.parse(submittedAt))
    : done.result;
  // The read before the PUT may be what was refused: its permission is another one.
  const operation = failure.request?.operation ?? 'updateSource';
  return {
    status: 'done',
    result: { ok: false, failure },
    changedMeanwhile: changed,
    ...explainRefusal(failure, { operation, name: (changed?.name ?? values.name) || undefined }, asked),
    fieldErrors: failure.fieldErrors ?? {},
    values,
    submittedAt,
  };
}
