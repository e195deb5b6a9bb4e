import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { type NewChannelInput, newChannelSchema } from '@/lib/eventgrid/schemas/channel';
import { textOf } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { bodyHash } from '@/lib/pending-writes/pending-write';
import { runWrite } from '@/lib/pending-writes/run';

/** What of a new channel a page goes on with. */
export type NewChannel = { id: string; name: string };

/** Creates a custom channel: one POST, an empty description left out, and a check by the exact name when the answer is lost. */
export const createChannel: Write<NewChannelInput, NewChannel> = {
  operation: 'createChannel',
  parse: newChannelSchema,
  nameOf: ({ name }) => textOf(name),
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
