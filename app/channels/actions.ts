'use server';

import { callCreateChannel } from '@/lib/channels/create';
import { type CreateChannelState, createChannelState } from '@/lib/channels/create-state';
import { type DeleteChannelState, deleteChannelState } from '@/lib/channels/delete-state';
import { type UpdateChannelState, updateChannelState } from '@/lib/channels/update-state';
import { deleteChannelSchema, newChannelSchema, updateChannelSchema } from '@/lib/eventgrid/schemas/channel';
import { askedBy } from '@/lib/guard/asked';
import { explainedAction } from '@/lib/guard/explained-action';
import { guardedAction } from '@/lib/guard/guarded-action';

const createChannel = guardedAction('createChannel', newChannelSchema, callCreateChannel);

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

/** Creates a custom channel in the session's project (`name`, `description`). Refusals are values in the state, in words. */
export const createChannelAction = explainedAction(
  createChannel,
  async (done, form): Promise<CreateChannelState> => createChannelState(done, await askedBy(form)),
);
