import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { EventGrid, ListQuery } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { findPage } from '@/lib/lists/find-page';
import { looksLikeId } from '@/lib/lists/looks-like-id';
import type { ChannelsQuery } from './query';
import type { ChannelRow, ChannelsPage } from './row';

type Channels = Pick<EventGrid, 'listChannels' | 'getChannel'>;

/**
 * Finds one page of channels. A text that is an ID is looked up as one, then as part of a name. A page past the end comes
 * back as the last one there is. Refusals of EventGrid are values.
 */
export async function findChannels(
  eventGrid: Channels,
  query: ChannelsQuery,
  now: () => number = Date.now,
): Promise<EgResult<ChannelsPage>> {
  if (looksLikeId(query.q)) {
    const found = await eventGrid.getChannel(query.q);
    if (!found.ok && found.failure.status !== 404 && found.failure.status !== 400) return found;
    if (found.ok && fits(found.data, query)) {
      return success({ items: [rowOf(found.data)], total: 1, page: 1, readAt: now() }, found.requestId);
    }
  }
  const found = await findPage((page) => eventGrid.listChannels(listQueryOf(query, page)), query);
  if (!found.ok) return found;
  const { items, total, page } = found.data;
  return success({ items: items.map(rowOf), total, page, readAt: now() }, found.requestId);
}

const fits = ({ provider_type }: Channel, { provider }: ChannelsQuery): boolean =>
  provider === 'all' || provider_type === null || provider_type === provider;

const listQueryOf = ({ q, provider, sort, size }: ChannelsQuery, page: number): ListQuery => ({
  sort,
  limit: size,
  offset: (page - 1) * size,
  ...(provider === 'all' ? {} : { provider_type: provider }),
  ...(q === '' ? {} : { fuzzy_name: q }),
});

const rowOf = ({ id, name, description, provider_type, cross_account, created_time }: Channel): ChannelRow => ({
  id,
  name,
  description,
  provider_type,
  cross_account,
  created_time,
});
