import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { type Asked, explainRefusal } from '@/lib/eventgrid/failures/report';
import type { EgResult, FieldErrors } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';

/** What one press of Save came to. */
export type UpdateChannelState =
  | { status: 'idle' }
  | {
      status: 'done';
      result: EgResult<Channel>;
      /** The refusal in words; null when there is none. */
      explained: ExplainedFailure | null;
      report: string | null;
      /** Message keys by field (`description`). */
      fieldErrors: FieldErrors;
      /** What was typed. */
      values: { description: string };
      /** Another one for each submit. */
      submittedAt: string;
    };

/** The server action as the page hands it down. */
export type UpdateChannelAction = (state: UpdateChannelState, form: FormData) => Promise<UpdateChannelState>;

/** Turns what the guarded action came to into what the dialog shows. Throws when it has not run, which is a bug. */
export function updateChannelState(done: ActionState<Channel>, asked: Asked): UpdateChannelState {
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const { result, submittedAt } = done;
  const { description } = done.values;
  return {
    status: 'done',
    result,
    ...(result.ok
      ? { explained: null, report: null }
      : explainRefusal(result.failure, { operation: 'updateChannel' }, asked)),
    fieldErrors: result.ok ? {} : (result.failure.fieldErrors ?? {}),
    values: { description: typeof description === 'string' ? description : '' },
    submittedAt,
  };
}
