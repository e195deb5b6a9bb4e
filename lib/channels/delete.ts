import type * as z from 'zod/mini';
import { isGone } from '@/lib/eventgrid/failures/report';
import { success } from '@/lib/eventgrid/failures/result';
import { deleteChannelSchema } from '@/lib/eventgrid/schemas/channel';
import { textOf } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { runWrite } from '@/lib/pending-writes/run';

/** A channel that is no more: `gone` when it was deleted elsewhere, which is as good. */
export type DeletedChannel = { id: string; gone: boolean };

/** Deletes a channel: one DELETE, checked when the answer is lost. */
export const deleteChannel: Write<z.infer<typeof deleteChannelSchema>, DeletedChannel> = {
  operation: 'deleteChannel',
  parse: deleteChannelSchema,
  nameOf: ({ name }) => textOf(name),
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
