import { keepPreviousData } from '@tanstack/react-query';
import { type ChannelsQuery, channelsQueryParts } from '@/lib/channels/query';
import type { SourceCounts } from '@/lib/channels/reads';
import type { ChannelsPage } from '@/lib/channels/row';
import type { ProjectScope } from '@/lib/session/session';
import { ownQuery } from './own-query';

export const channelKeys = {
  all: ['channels'] as const,
  list: (owner: ProjectScope, query: ChannelsQuery) => [...channelKeys.all, 'list', owner, query] as const,
  sourceCounts: (owner: ProjectScope, channelIds: readonly string[]) =>
    [...channelKeys.all, 'source-counts', owner, channelIds] as const,
};

/** Describes one page of channels, as sourcesList describes one of sources. */
export const channelsList = (owner: ProjectScope, query: ChannelsQuery) => ({
  ...ownQuery<ChannelsPage>(
    channelKeys.list(owner, query),
    '/api/channels',
    owner,
    Object.fromEntries(channelsQueryParts(query)),
  ),
  placeholderData: keepPreviousData,
});

/** Describes how many sources each of these channels has, counted in one request. */
export const channelSourceCounts = (owner: ProjectScope, channelIds: readonly string[]) => ({
  ...ownQuery<SourceCounts>(channelKeys.sourceCounts(owner, channelIds), '/api/channels/source-counts', owner, {
    channel_ids: channelIds.join(),
  }),
  enabled: channelIds.length > 0,
  placeholderData: keepPreviousData,
});
