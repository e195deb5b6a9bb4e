import type { Deleted } from '@/lib/eventgrid/client';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { type Asked, explainRefusal, isGone } from '@/lib/eventgrid/failures/report';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';

/** What one press of Delete came to. */
export type DeleteChannelState =
  | { status: 'idle' }
  | {
      status: 'done';
      result: EgResult<Deleted>;
      /** True when the channel was deleted elsewhere: `result` is EventGrid's 404 then, and as good as a success. */
      gone: boolean;
      /** The refusal in words; null when there is none. */
      explained: ExplainedFailure | null;
      report: string | null;
      /** Another one for each submit. */
      submittedAt: string;
    };

/** The server action as the page hands it down. */
export type DeleteChannelAction = (state: DeleteChannelState, form: FormData) => Promise<DeleteChannelState>;

/** Turns what the guarded action came to into what the dialog shows. Throws when it has not run, which is a bug. */
export function deleteChannelState(
  done: ActionState<Deleted>,
  name: string | undefined,
  asked: Asked,
): DeleteChannelState {
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const { result, submittedAt } = done;
  return {
    status: 'done',
    result,
    gone: !result.ok && isGone(result.failure),
    ...(result.ok
      ? { explained: null, report: null }
      : explainRefusal(result.failure, { operation: 'deleteChannel', name }, asked)),
    submittedAt,
  };
}
