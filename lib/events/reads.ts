import * as z from 'zod/mini';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { success } from '@/lib/eventgrid/failures/result';
import { channelIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import type { OwnRead } from '@/lib/guard/route';

const eventIdSchema = z.string().check(z.refine(isEventId, 'event_id.characters'));

/** Where an event went, and when that was read, by the server's clock in milliseconds. */
export type OneTrace = { trace: EventTrace; readAt: number };

/** One event's trace. If EventGrid has none, the refusal has the state `missing`. */
export const eventTraceRead: OwnRead<{ channel_id: string; event_id: string }, OneTrace> = {
  parse: z.object({ channel_id: channelIdSchema, event_id: eventIdSchema }),
  async read({ eventGrid, input: { channel_id, event_id } }) {
    const result = await eventGrid.showEventTrace(event_id, channel_id);
    return result.ok ? success({ trace: result.data, readAt: Date.now() }, result.requestId) : result;
  },
  explain: (failure, context) => explainReadFailure(failure, 'showEventTrace', context),
};

/** One event's content as JSON text. It is the user's own data: nothing in it is masked. */
export const eventContentRead: OwnRead<{ event_id: string }, { content: string }> = {
  parse: z.object({ event_id: eventIdSchema }),
  read: ({ eventGrid, input }) => eventGrid.showEvent(input.event_id),
  explain: (failure, context) => explainReadFailure(failure, 'showEvent', context),
};
