import { queryOptions } from '@tanstack/react-query';
import { readOwn } from '@/lib/browser/read';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';
import { OWN_READ, ownQuery } from './own-query';

const PATH = '/api/subscriptions';

/** Describes the first 100 subscriptions of a channel, and how many there are. */
export const channelSubscriptions = (owner: ProjectScope, channel_id: string) =>
  ownQuery<Page<Subscription>>(['subscriptions', 'channel', owner, channel_id], PATH, owner, { channel_id });

/** Describes the same for several channels together. If one read is refused, so is the whole. */
export const channelsSubscriptions = (owner: ProjectScope, channelIds: readonly string[]) =>
  queryOptions<Page<Subscription>[], ReadFailure | null>({
    ...OWN_READ,
    queryKey: ['subscriptions', 'channels', owner, channelIds],
    queryFn: ({ signal }) =>
      Promise.all(channelIds.map((channel_id) => readOwn<Page<Subscription>>(PATH, { channel_id }, owner, signal))),
  });
