import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ChannelsPage } from '@/lib/channels/channel-row';
import { type ChannelsQuery, channelsQueryParts } from '@/lib/channels/channels-query';
import type { ChannelDependants } from '@/lib/channels/read-dependants';
import type { SourceCounts } from '@/lib/channels/source-counts';
import type { ReadFailure } from '@/lib/eg/explain-read-failure';
import { type ListOwner, OWN_READ, readOwn } from './read-own';

export const channelKeys = {
  all: ['channels'] as const,
  search: (text: string, pages: number) => [...channelKeys.all, 'search', text, pages] as const,
  list: (owner: ListOwner, query: ChannelsQuery) => [...channelKeys.all, 'list', owner, query] as const,
  sourceCounts: (owner: ListOwner, channelIds: readonly string[]) =>
    [...channelKeys.all, 'source-counts', owner, channelIds] as const,
  dependants: (owner: ListOwner, channelId: string) => [...channelKeys.all, 'dependants', owner, channelId] as const,
};

/** Describes one page of channels for useQuery, as sourcesList describes one of sources. */
export const channelsList = (owner: ListOwner, query: ChannelsQuery) =>
  queryOptions<ChannelsPage, ReadFailure | null>({
    ...OWN_READ,
    queryKey: channelKeys.list(owner, query),
    queryFn: ({ signal }) =>
      readOwn('/api/channels/list', Object.fromEntries(channelsQueryParts(query)), owner, signal),
    placeholderData: keepPreviousData,
  });

/** Describes what is on a channel for useQuery; it is read each time that it is asked for, since a deletion rests on it. */
export const channelDependants = (owner: ListOwner, channelId: string) =>
  queryOptions<ChannelDependants, ReadFailure | null>({
    ...OWN_READ,
    staleTime: 0,
    queryKey: channelKeys.dependants(owner, channelId),
    queryFn: ({ signal }) => readOwn('/api/channels/dependants', { channel_id: channelId }, owner, signal),
  });

/** Describes how many sources each of these channels has, for useQuery: all of them by one request. */
export const channelSourceCounts = (owner: ListOwner, channelIds: readonly string[]) =>
  queryOptions<SourceCounts, ReadFailure | null>({
    ...OWN_READ,
    enabled: channelIds.length > 0,
    queryKey: channelKeys.sourceCounts(owner, channelIds),
    queryFn: ({ signal }) => readOwn('/api/channels/source-counts', { channel_ids: channelIds.join() }, owner, signal),
    placeholderData: keepPreviousData,
  });
