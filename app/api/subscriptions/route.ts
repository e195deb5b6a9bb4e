import * as z from 'zod/mini';
import { listChannelSubscriptions } from '@/lib/channels/list-channel-subscriptions';
import { explainReadFailure } from '@/lib/eg/explain-read-failure';
import { channelIdSchema } from '@/lib/eg/schemas/identifier';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Lists the first 100 subscriptions of a channel (`channel_id`), and how many there are. */
export const GET = explainedRoute(
  z.object({ channel_id: channelIdSchema }),
  ({ input, eventGrid }) => listChannelSubscriptions(eventGrid, input.channel_id),
  (failure, context) => explainReadFailure(failure, 'listSubscriptions', context),
);
