import { queryOptions } from '@tanstack/react-query';
import type { ReadFailure } from '@/lib/eg/explain-read-failure';
import type { Page } from '@/lib/eg/read-list';
import type { Subscription } from '@/lib/eg/read-subscription';
import { type ListOwner, OWN_READ, readOwn } from './read-own';

/** Describes the first 100 subscriptions of a channel, and how many there are, for useQuery; refusals as sourcesList's. */
export const channelSubscriptions = (owner: ListOwner, channelId: string) =>
  queryOptions<Page<Subscription>, ReadFailure | null>({
    ...OWN_READ,
    queryKey: ['subscriptions', 'channel', owner, channelId],
    queryFn: ({ signal }) => readOwn('/api/subscriptions', { channel_id: channelId }, owner, signal),
  });

/** Describes the same of several channels together, for useQuery: one refusal refuses all. */
export const channelsSubscriptions = (owner: ListOwner, channelIds: readonly string[]) =>
  queryOptions<Page<Subscription>[], ReadFailure | null>({
    ...OWN_READ,
    queryKey: ['subscriptions', 'channels', owner, channelIds],
    queryFn: ({ signal }) =>
      Promise.all(
        channelIds.map((channel_id) =>
          readOwn<Page<Subscription>>('/api/subscriptions', { channel_id }, owner, signal),
        ),
      ),
  });
