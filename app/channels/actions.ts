'use server';

import { createChannel, deleteChannel, updateChannel } from '@/lib/channels/writes';
import { guardedAction } from '@/lib/guard/action';

/** Creates a custom channel in the session's project (`name`, `description`). Refusals are values, in words. */
export const createChannelAction = guardedAction('createChannel', createChannel);

/** Changes a channel's description (`channel_id`, `description`; `name` for the words). Refusals are values, in words. */
export const updateChannelAction = guardedAction('updateChannel', updateChannel);

/** Deletes a channel (`channel_id`; `name` for the words). Refusals are values; one deleted elsewhere is `gone`. */
export const deleteChannelAction = guardedAction('deleteChannel', deleteChannel);
