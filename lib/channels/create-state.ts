import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import { type Asked, explainRefusal } from '@/lib/eventgrid/failures/report';
import type { EgFailure, EgResult, FieldErrors } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';

/** What of a new channel a page goes on with. */
export type NewChannel = { id: string; name: string };

/** What one press of Create channel came to. */
export type CreateChannelState =
  | { status: 'idle' }
  | {
      status: 'done';
      result: EgResult<NewChannel>;
      /** The refusal in words; null when there is none. */
      explained: ExplainedFailure | null;
      report: string | null;
      /** Message keys by field (`name`, `description`). */
      fieldErrors: FieldErrors;
    };

/** The server action as the page hands it down. */
export type CreateChannelAction = (state: CreateChannelState, form: FormData) => Promise<CreateChannelState>;

/** Turns what the guarded action came to into what the dialog shows. Throws when it has not run, which is a bug. */
export function createChannelState(done: ActionState<NewChannel>, asked: Asked): CreateChannelState {
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const { result, values } = done;
  if (result.ok) return { status: 'done', result, explained: null, report: null, fieldErrors: {} };
  const name = typeof values.name === 'string' ? values.name : undefined;
  return {
    status: 'done',
    result,
    ...explainRefusal(result.failure, { operation: 'createChannel', name }, asked),
    fieldErrors: result.failure.fieldErrors ?? fieldErrors(result.failure),
  };
}

/** EventGrid says of a channel's name with the same code that a source's is taken; other codes are about no field here. */
const fieldErrors = (failure: EgFailure): FieldErrors =>
  'name' in fieldErrorFor(failure) ? { name: 'channelName.taken' } : {};
