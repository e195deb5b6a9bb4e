import type { Page } from '@/lib/eventgrid/answers/list';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { EgResult } from '@/lib/eventgrid/failures/result';

/** A page of them names all there are as a rule: an account may have 20 (EG API, quotas). */
const SUBSCRIPTIONS = 100;

/** Lists the first 100 subscriptions of a channel by name, and how many there are. Refusals are values. */
export const listChannelSubscriptions = (
  eventGrid: Pick<EventGrid, 'listSubscriptions'>,
  channel_id: string,
): Promise<EgResult<Page<Subscription>>> =>
  eventGrid.listSubscriptions({ channel_id, sort: 'name:ASC', limit: SUBSCRIPTIONS });
