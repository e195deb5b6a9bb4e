import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eg/explain-read-failure';
import { channelIdSchema } from '@/lib/eg/schemas/identifier';
import { explainedRoute } from '@/lib/guard/explained-route';

/** A page of them names all there are as a rule: an account may have 20 (EG API, quotas). */
const SUBSCRIPTIONS = 100;

/** Lists the first 100 subscriptions of a channel (`channel_id`), and how many there are. */
export const GET = explainedRoute(
  z.object({ channel_id: channelIdSchema }),
  ({ input, eventGrid }) =>
    eventGrid.listSubscriptions({ channel_id: input.channel_id, sort: 'name:ASC', limit: SUBSCRIPTIONS }),
  (failure, context) => explainReadFailure(failure, 'listSubscriptions', context),
);
