import { queryOptions } from '@tanstack/react-query';
import { OWN_SEARCH, readOwn } from '@/lib/browser/read';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';
import { channelKeys } from './channels';

/** The channels read so far, and whether there are more. */
export type ChannelsRead = { items: Channel[]; total: number | null; more: boolean };

const NONE: ChannelsRead = { items: [], total: null, more: true };

/**
 * Describes the first `pages` pages of the search of custom channels by a part of their name, for useQuery: one request,
 * which adds a page to those read before. Not an infinite query, whose code every page with a list would load.
 */
export const channelSearch = (owner: ProjectScope, text: string, pages: number) =>
  queryOptions<ChannelsRead, ReadFailure | null>({
    ...OWN_SEARCH,
    queryKey: channelKeys.search(owner, text, pages),
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<ChannelsRead>(channelKeys.search(owner, text, pages - 1)) ?? NONE;
      const parts = { q: text, offset: String(before.items.length) };
      const page = await readOwn<Page<Channel>>('/api/channels/picker', parts, owner, signal);
      const items = [...before.items, ...page.items];
      return { items, total: page.total, more: page.items.length > 0 && items.length < (page.total ?? 0) };
    },
  });
