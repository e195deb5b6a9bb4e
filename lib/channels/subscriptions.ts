import * as z from 'zod/mini';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { channelIdSchema } from '@/lib/eventgrid/schemas/identifier';
import type { OwnRead } from '@/lib/guard/route';

/** One page usually has all of them: an account may have 20 (docs/wire.md, "EG API, quotas"). */
const SUBSCRIPTIONS = 100;

/** Lists the first 100 subscriptions of a channel by name, and their total number. Refusals are values. */
export const listChannelSubscriptions = (
  eventGrid: Pick<EventGrid, 'listSubscriptions'>,
  channel_id: string,
): Promise<EgResult<Page<Subscription>>> =>
  eventGrid.listSubscriptions({ channel_id, sort: 'name:ASC', limit: SUBSCRIPTIONS });

/** The same, for the panel of a source and the dialogs that delete. */
export const channelSubscriptionsRead: OwnRead<{ channel_id: string }, Page<Subscription>> = {
  parse: z.object({ channel_id: channelIdSchema }),
  read: ({ eventGrid, input }) => listChannelSubscriptions(eventGrid, input.channel_id),
  explain: (failure, context) => explainReadFailure(failure, 'listSubscriptions', context),
};
