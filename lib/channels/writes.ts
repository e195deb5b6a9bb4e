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
import { editEvidence } from '@/lib/pending-writes/pending-write';
import { runWrite } from '@/lib/pending-writes/run';
import { runCreate } from '@/lib/pending-writes/run-create';

/** The part of a new channel that the page needs. */
export type NewChannel = { id: string; name: string };

/**
 * Creates a custom channel with one POST, without the description if it is empty. If the answer is lost, checks by
 * exact name.
 */
export const createChannel: Write<NewChannelInput, NewChannel> = {
  operation: 'createChannel',
  fields: Object.keys(newChannelSchema.shape),
  parse: newChannelSchema,
  // EventGrid uses the code of a duplicate source name. Its other codes don't map to a field of this form.
  fieldErrorsOf: (failure): FieldErrors => ('name' in fieldErrorFor(failure) ? { name: 'channelName.taken' } : {}),
  async run(call) {
    const { name, description } = call.input;
    const body = { name, ...(description ? { description } : {}) };
    const created = await runCreate(call, 'createChannel', body, {
      list: call.eventGrid.listChannels,
      send: () => call.eventGrid.createChannel(body),
    });
    return created.ok ? { ...created, data: { id: created.data.id ?? '', name: created.data.name ?? name } } : created;
  },
};

/** Changes a channel's description with one PUT. If the answer is lost, compares the channel's description. */
export const updateChannel: Write<z.infer<typeof updateChannelSchema>, Channel> = {
  operation: 'updateChannel',
  fields: Object.keys(updateChannelSchema.shape),
  parse: updateChannelSchema,
  run(call) {
    const { channel_id, name, description, description_before } = call.input;
    const before = description_before === undefined ? null : { description: description_before };
    return runWrite(
      call,
      {
        operation: 'updateChannel',
        id: call.writeId,
        targetId: channel_id,
        name: name ?? '',
        bodyHash: editEvidence(before, { description }),
      },
      () => call.eventGrid.updateChannel(channel_id, { description }),
    );
  },
};

/** A deleted channel. `gone` means that someone else deleted it, which is just as good. */
export type DeletedChannel = { id: string; gone: boolean };

/** Deletes a channel with one DELETE. If the answer is lost, checks whether the channel still exists. */
export const deleteChannel: Write<z.infer<typeof deleteChannelSchema>, DeletedChannel> = {
  operation: 'deleteChannel',
  fields: Object.keys(deleteChannelSchema.shape),
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
