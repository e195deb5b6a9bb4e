'use server';

import { createChannel, deleteChannel, updateChannel } from '@/lib/channels/writes';
import { guardedAction } from '@/lib/guard/action';

/** Creates a custom channel in the session's project (`name`, `description`). Refusals are values, explained. */
export const createChannelAction = guardedAction('createChannel', createChannel);

/**
 * Changes a channel's description (`channel_id`, `description`; `name` for the message). Refusals are values,
 * explained.
 */
export const updateChannelAction = guardedAction('updateChannel', updateChannel);

/**
 * Deletes a channel (`channel_id`; `name` for the message). Refusals are values; `gone` if someone else deleted it.
 */
export const deleteChannelAction = guardedAction('deleteChannel', deleteChannel);
