'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useDebounced } from '@/components/ui/use-debounced';
import { channelSearch } from '@/lib/queries/channel-search';
import { isEgFailure } from '@/lib/queries/fetch-eg-result';
import type { ChannelOption } from './channel-options';

const DEBOUNCE_MS = 300;

/**
 * Searches custom channels by a part of their name, 300 ms after the last key; a reply to an older text is dropped.
 * Returns the rows read so far, how many there are in all, and `readMore`, which does nothing when all are read, a page
 * is on its way, or the last one failed.
 */
export function useChannelSearch(text: string) {
  const search = useDebounced(text, DEBOUNCE_MS);
  const query = useInfiniteQuery(channelSearch(search));
  const { fetchNextPage, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const rows: ChannelOption[] = (query.data?.pages ?? []).flatMap((page) =>
    page.items.flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : [])),
  );
  return {
    search,
    rows,
    total: query.data?.pages.at(-1)?.total ?? rows.length,
    isPending: query.isPending,
    isFailed: query.isError,
    isReadingMore: isFetchingNextPage,
    isForbidden: isEgFailure(query.error) && query.error.status === 403,
    isSettled: search === text && !query.isFetching && !query.isError,
    readMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
    },
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}

export type ChannelSearch = ReturnType<typeof useChannelSearch>;
