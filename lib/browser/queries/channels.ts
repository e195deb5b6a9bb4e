import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { OWN_READ, readOwn } from '@/lib/browser/read';
import type { ChannelDependants } from '@/lib/channels/dependants';
import { type ChannelsQuery, channelsQueryParts } from '@/lib/channels/query';
import type { ChannelsPage } from '@/lib/channels/row';
import type { SourceCounts } from '@/lib/channels/source-counts';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';

export const channelKeys = {
  all: ['channels'] as const,
  search: (owner: ProjectScope, text: string, pages: number) =>
    [...channelKeys.all, 'search', owner, text, pages] as const,
  list: (owner: ProjectScope, query: ChannelsQuery) => [...channelKeys.all, 'list', owner, query] as const,
  sourceCounts: (owner: ProjectScope, channelIds: readonly string[]) =>
    [...channelKeys.all, 'source-counts', owner, channelIds] as const,
  dependants: (owner: ProjectScope, channelId: string) => [...channelKeys.all, 'dependants', owner, channelId] as const,
};

/** Describes one page of channels for useQuery, as sourcesList describes one of sources. */
export const channelsList = (owner: ProjectScope, query: ChannelsQuery) =>
  queryOptions<ChannelsPage, ReadFailure | null>({
    ...OWN_READ,
    queryKey: channelKeys.list(owner, query),
    queryFn: ({ signal }) => readOwn('/api/channels', Object.fromEntries(channelsQueryParts(query)), owner, signal),
    placeholderData: keepPreviousData,
  });

/** Describes what is on a channel for useQuery; it is read each time that it is asked for, since a deletion rests on it. */
export const channelDependants = (owner: ProjectScope, channelId: string) =>
  queryOptions<ChannelDependants, ReadFailure | null>({
    ...OWN_READ,
    staleTime: 0,
    queryKey: channelKeys.dependants(owner, channelId),
    queryFn: ({ signal }) => readOwn('/api/channels/dependants', { channel_id: channelId }, owner, signal),
  });

/** Describes how many sources each of these channels has, for useQuery: all of them by one request. */
export const channelSourceCounts = (owner: ProjectScope, channelIds: readonly string[]) =>
  queryOptions<SourceCounts, ReadFailure | null>({
    ...OWN_READ,
    enabled: channelIds.length > 0,
    queryKey: channelKeys.sourceCounts(owner, channelIds),
    queryFn: ({ signal }) => readOwn('/api/channels/source-counts', { channel_ids: channelIds.join() }, owner, signal),
    placeholderData: keepPreviousData,
  });
