import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { findById, findPage, listFilters } from '@/lib/lists/find-page';
import type { ChannelsQuery } from './query';
import type { ChannelRow, ChannelsPage } from './row';

type Channels = Pick<EventGrid, 'listChannels' | 'getChannel'>;

/**
 * Finds one page of channels. A text that is an ID is looked up as one, then as part of a name. A page past the end comes
 * back as the last one there is, one that this EventGrid refuses to go to as the last that it goes to. Refusals of
 * EventGrid are values.
 */
export async function findChannels(
  eventGrid: Channels,
  query: ChannelsQuery,
  now: () => number = Date.now,
): Promise<EgResult<ChannelsPage>> {
  const found =
    (await findById((id) => eventGrid.getChannel(id), matches, query)) ??
    (await findPage(
      (offset, limit) => eventGrid.listChannels({ ...listFilters(query), sort: query.sort, limit, offset }),
      query,
    ));
  if (!found.ok) return found;
  return success({ ...found.data, items: found.data.items.map(rowOf), readAt: now() }, found.requestId);
}

const matches = ({ provider_type }: Channel, { provider }: ChannelsQuery): boolean =>
  provider === 'all' || provider_type === null || provider_type === provider;

const rowOf = ({ id, name, description, provider_type, cross_account, created_time }: Channel): ChannelRow => ({
  id,
  name,
  description,
  provider_type,
  cross_account,
  created_time,
});
