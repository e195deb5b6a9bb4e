import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { channelIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { guardedRoute } from '@/lib/guard/route';
import { listChannelSubscriptions } from '@/lib/subscriptions/find';

/** Lists the first 100 subscriptions of a channel (`channel_id`), and how many there are. */
export const GET = guardedRoute(
  z.object({ channel_id: channelIdSchema }),
  ({ input, eventGrid }) => listChannelSubscriptions(eventGrid, input.channel_id),
  (failure, context) => explainReadFailure(failure, 'listSubscriptions', context),
);
