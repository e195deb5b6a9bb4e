import { queryOptions } from '@tanstack/react-query';
import { withBasePath } from '@/lib/browser/base-path';
import { fetchEgResult } from '@/lib/browser/fetch-eg-result';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import { channelKeys } from './channels';

/** Channels that one request of the picker brings. */
export const CHANNELS_PER_PAGE = 50;

/** The channels read so far, and whether there are more. */
export type ChannelsRead = { items: Channel[]; total: number | null; more: boolean };

const NONE: ChannelsRead = { items: [], total: null, more: true };

/**
 * Describes the first `pages` pages of the search of custom channels by a part of their name, for useQuery: one request,
 * which adds a page to those read before. Not an infinite query, whose code every page with a list would load. A refusal
 * is thrown as EgFailure.
 */
export const channelSearch = (text: string, pages: number) =>
  queryOptions({
    queryKey: channelKeys.search(text, pages),
    queryFn: async ({ client, signal }): Promise<ChannelsRead> => {
      const before = client.getQueryData<ChannelsRead>(channelKeys.search(text, pages - 1)) ?? NONE;
      const query = new URLSearchParams({ q: text, offset: String(before.items.length) });
      const page = await fetchEgResult<Page<Channel>>(withBasePath(`/api/channels?${query}`), signal);
      const items = [...before.items, ...page.items];
      return { items, total: page.total, more: page.items.length > 0 && items.length < (page.total ?? 0) };
    },
    // The server has tried twice already.
    retry: false,
  });
