import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { readOwn } from '@/lib/browser/read';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';
import { type SubscriptionsQuery, subscriptionsQueryParts } from '@/lib/subscriptions/query';
import type { OneSubscription } from '@/lib/subscriptions/reads';
import type { SubscriptionsPage } from '@/lib/subscriptions/row';
import { OWN_READ, ownQuery } from './own-query';

export const subscriptionKeys = {
  all: ['subscriptions'] as const,
  lists: () => [...subscriptionKeys.all, 'list'] as const,
  list: (owner: ProjectScope, query: SubscriptionsQuery) => [...subscriptionKeys.lists(), owner, query] as const,
  one: (owner: ProjectScope, id: string) => [...subscriptionKeys.all, 'one', owner, id] as const,
};

/** Describes one page of subscriptions, as sourcesList describes one of sources. */
export const subscriptionsList = (owner: ProjectScope, query: SubscriptionsQuery) => ({
  ...ownQuery<SubscriptionsPage>(
    subscriptionKeys.list(owner, query),
    '/api/subscriptions',
    owner,
    Object.fromEntries(subscriptionsQueryParts(query)),
  ),
  placeholderData: keepPreviousData,
});

/** Describes one subscription. If it was deleted, the refusal has the state `missing`. */
export const oneSubscription = (owner: ProjectScope, id: string) =>
  ownQuery<OneSubscription>(subscriptionKeys.one(owner, id), `/api/subscriptions/${encodeURIComponent(id)}`, owner);

const OF_CHANNEL = '/api/channels/subscriptions';

/** Describes the first 100 subscriptions of a channel, and how many there are. */
export const channelSubscriptions = (owner: ProjectScope, channel_id: string) =>
  ownQuery<Page<Subscription>>([...subscriptionKeys.all, 'channel', owner, channel_id], OF_CHANNEL, owner, {
    channel_id,
  });

/** Describes the same for several channels together. If one read is refused, so is the whole. */
export const channelsSubscriptions = (owner: ProjectScope, channelIds: readonly string[]) =>
  queryOptions<Page<Subscription>[], ReadFailure | null>({
    ...OWN_READ,
    queryKey: [...subscriptionKeys.all, 'channels', owner, channelIds],
    queryFn: ({ signal }) =>
      Promise.all(
        channelIds.map((channel_id) => readOwn<Page<Subscription>>(OF_CHANNEL, { channel_id }, owner, signal)),
      ),
  });
