'use server';

import type { CreateChannelState } from '@/components/channels/create-channel-state';
import { type DeleteChannelState, deleteChannelState } from '@/lib/channels/delete-channel-state';
import { type UpdateChannelState, updateChannelState } from '@/lib/channels/update-channel-state';
import { explainFailure } from '@/lib/eg/explain-failure';
import { fieldErrorFor } from '@/lib/eg/failure-advice';
import { type EgFailure, type FieldErrors, success } from '@/lib/eg/result';
import { createChannelSchema, deleteChannelSchema, updateChannelSchema } from '@/lib/eg/schemas/channel';
import { askedBy } from '@/lib/guard/asked';
import { explainedAction } from '@/lib/guard/explained-action';
import { guardedAction } from '@/lib/guard/guarded-action';
import { requestPreferences } from '@/lib/i18n/request-preferences';

const createChannel = guardedAction('createChannel', createChannelSchema, async ({ input, eventGrid }) => {
  const created = await eventGrid.createChannel(input);
  if (!created.ok) return created;
  const { id, name } = created.data;
  return success({ id: id ?? '', name: name ?? input.name }, created.requestId);
});

const updateChannel = guardedAction('updateChannel', updateChannelSchema, ({ input, eventGrid }) =>
  eventGrid.updateChannel(input.channel_id, { description: input.description }),
);

const deleteChannel = guardedAction('deleteChannel', deleteChannelSchema, ({ input, eventGrid }) =>
  eventGrid.deleteChannel(input.channel_id),
);

/** Changes a channel's description (`channel_id`, `description`). Refusals are values in the state, in words. */
export const updateChannelAction = explainedAction(
  updateChannel,
  async (done, form): Promise<UpdateChannelState> => updateChannelState(done, await askedBy(form)),
);

/** Deletes a channel (`channel_id`; `name` for the words). Refusals are values; one deleted elsewhere is `gone`. */
export const deleteChannelAction = explainedAction(deleteChannel, async (done, form): Promise<DeleteChannelState> => {
  const name = form.get('name');
  return deleteChannelState(done, typeof name === 'string' ? name : undefined, await askedBy(form));
});

/** Creates a custom channel in the session's project. Refusals are values in the state, in words; only a bug throws. */
export const createChannelAction = explainedAction(
  createChannel,
  async ({ result }, form): Promise<CreateChannelState> => {
    if (result.ok) return { result, explained: null };
    const { failure } = result;
    const fieldErrors = failure.fieldErrors ?? channelFieldErrors(failure);
    const { messages } = await requestPreferences();
    return {
      result: { ok: false, failure: Object.keys(fieldErrors).length > 0 ? { ...failure, fieldErrors } : failure },
      explained: explainFailure(failure, {
        operation: 'createChannel',
        messages: messages.failures,
        name: String(form.get('name') ?? ''),
      }),
    };
  },
);

/** EventGrid says of a channel's name with the same code that a source's is taken; other codes are about no field here. */
const channelFieldErrors = (failure: EgFailure): FieldErrors =>
  'name' in fieldErrorFor(failure) ? { name: 'channelName.taken' } : {};
