import { infiniteQueryOptions } from '@tanstack/react-query';
import { withBasePath } from '@/lib/base-path';
import type { Channel } from '@/lib/eg/read-channel';
import type { Page } from '@/lib/eg/read-list';
import { channelKeys } from './channels';
import { fetchEgResult } from './fetch-eg-result';

/** Channels that one request of the picker brings. */
export const CHANNELS_PER_PAGE = 50;

/**
 * Describes the search of custom channels by a part of their name, page by page, for useInfiniteQuery. A refusal is
 * thrown as EgFailure; a 403 is not tried again.
 */
export const channelSearch = (text: string) =>
  infiniteQueryOptions({
    queryKey: channelKeys.search(text),
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ q: text, offset: String(pageParam) });
      return fetchEgResult<Page<Channel>>(withBasePath(`/api/channels?${query}`), signal);
    },
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((count, page) => count + page.items.length, 0);
      return last.items.length > 0 && read < (last.total ?? 0) ? read : undefined;
    },
    // The server has tried twice already.
    retry: false,
  });
