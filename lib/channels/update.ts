import type * as z from 'zod/mini';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import { updateChannelSchema } from '@/lib/eventgrid/schemas/channel';
import { textOf } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { bodyHash } from '@/lib/pending-writes/pending-write';
import { runWrite } from '@/lib/pending-writes/run';

/** Changes a channel's description: one PUT, checked by what the channel says afterwards when the answer is lost. */
export const updateChannel: Write<z.infer<typeof updateChannelSchema>, Channel> = {
  operation: 'updateChannel',
  parse: updateChannelSchema,
  nameOf: ({ name }) => textOf(name),
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
