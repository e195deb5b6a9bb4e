import { queryOptions } from '@tanstack/react-query';
import { OWN_READ, readOwn } from '@/lib/browser/read';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';

/** Describes the first 100 subscriptions of a channel, and how many there are, for useQuery; refusals as sourcesList's. */
export const channelSubscriptions = (owner: ProjectScope, channelId: string) =>
  queryOptions<Page<Subscription>, ReadFailure | null>({
    ...OWN_READ,
    queryKey: ['subscriptions', 'channel', owner, channelId],
    queryFn: ({ signal }) => readOwn('/api/subscriptions', { channel_id: channelId }, owner, signal),
  });

/** Describes the same of several channels together, for useQuery: one refusal refuses all. */
export const channelsSubscriptions = (owner: ProjectScope, channelIds: readonly string[]) =>
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
