import type { EventGrid } from '../eg/client';
import type { Page } from '../eg/read-list';
import type { Subscription } from '../eg/read-subscription';
import type { EgResult } from '../eg/result';

/** A page of them names all there are as a rule: an account may have 20 (EG API, quotas). */
const SUBSCRIPTIONS = 100;

/** Lists the first 100 subscriptions of a channel by name, and how many there are. Refusals are values. */
export const listChannelSubscriptions = (
  eventGrid: Pick<EventGrid, 'listSubscriptions'>,
  channel_id: string,
): Promise<EgResult<Page<Subscription>>> =>
  eventGrid.listSubscriptions({ channel_id, sort: 'name:ASC', limit: SUBSCRIPTIONS });
