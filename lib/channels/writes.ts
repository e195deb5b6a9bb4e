import type * as z from 'zod/mini';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import { isGone } from '@/lib/eventgrid/failures/report';
import { type FieldErrors, success } from '@/lib/eventgrid/failures/result';
import {
  deleteChannelSchema,
  type NewChannelInput,
  newChannelSchema,
  updateChannelSchema,
} from '@/lib/eventgrid/schemas/channel';
import type { Write } from '@/lib/guard/submit';
import { bodyHash } from '@/lib/pending-writes/pending-write';
import { runWrite } from '@/lib/pending-writes/run';

/** What of a new channel a page goes on with. */
export type NewChannel = { id: string; name: string };

/** Creates a custom channel: one POST, an empty description left out, and a check by the exact name when the answer is lost. */
export const createChannel: Write<NewChannelInput, NewChannel> = {
  operation: 'createChannel',
  parse: newChannelSchema,
  // EventGrid says with the same code that a source's name is taken; its other codes are about no field here.
  fieldErrorsOf: (failure): FieldErrors => ('name' in fieldErrorFor(failure) ? { name: 'channelName.taken' } : {}),
  async run(call) {
    const { name, description } = call.input;
    const body = { name, ...(description ? { description } : {}) };
    const created = await runWrite(
      call,
      { operation: 'createChannel', id: call.writeId, name, bodyHash: bodyHash(body) },
      () => call.eventGrid.createChannel(body),
    );
    return created.ok ? { ...created, data: { id: created.data.id ?? '', name: created.data.name ?? name } } : created;
  },
};

/** Changes a channel's description: one PUT, checked by what the channel says afterwards when the answer is lost. */
export const updateChannel: Write<z.infer<typeof updateChannelSchema>, Channel> = {
  operation: 'updateChannel',
  parse: updateChannelSchema,
  run(call) {
    const { channel_id, name, description } = call.input;
    return runWrite(
      call,
      {
        operation: 'updateChannel',
        id: call.writeId,
        targetId: channel_id,
        name: name ?? '',
        bodyHash: bodyHash({ description }),
      },
      () => call.eventGrid.updateChannel(channel_id, { description }),
    );
  },
};

/** A channel that is no more: `gone` when it was deleted elsewhere, which is as good. */
export type DeletedChannel = { id: string; gone: boolean };

/** Deletes a channel: one DELETE, checked when the answer is lost. */
export const deleteChannel: Write<z.infer<typeof deleteChannelSchema>, DeletedChannel> = {
  operation: 'deleteChannel',
  parse: deleteChannelSchema,
  async run(call) {
    const { channel_id, name = '' } = call.input;
    const deleted = await runWrite(
      call,
      { operation: 'deleteChannel', id: call.writeId, targetId: channel_id, name },
      () => call.eventGrid.deleteChannel(channel_id),
    );
    if (deleted.ok) return { ...deleted, data: { id: channel_id, gone: false } };
    return isGone(deleted.failure) ? success({ id: channel_id, gone: true }, deleted.failure.requestId) : deleted;
  },
};
