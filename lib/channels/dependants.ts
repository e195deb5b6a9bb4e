import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';

/** Names of subscriptions that are told; their total says how many there are. */
const MAX_NAMES = 100;

/** What is on a channel. A total is null where EventGrid did not say. */
export type ChannelDependants = {
  sources: number | null;
  subscriptions: { total: number | null; names: string[] };
};

/** Reads what would be in the way of deleting a channel: both lists at once. The first refusal is that of the whole. */
export async function readDependants(
  eventGrid: Pick<EventGrid, 'listSources' | 'listSubscriptions'>,
  channelId: string,
): Promise<EgResult<ChannelDependants>> {
  const [sources, subscriptions] = await Promise.all([
    eventGrid.listSources({ channel_id: channelId, limit: 1 }),
    eventGrid.listSubscriptions({ channel_id: channelId, sort: 'name:ASC', limit: MAX_NAMES }),
  ]);
  if (!sources.ok) return sources;
  if (!subscriptions.ok) return subscriptions;
  const { total, items } = subscriptions.data;
  const names = items.flatMap(({ name, id }) => name ?? id ?? []);
  return success({ sources: sources.data.total, subscriptions: { total, names } }, subscriptions.requestId);
}
