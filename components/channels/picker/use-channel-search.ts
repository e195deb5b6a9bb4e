'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from '@/components/ui/use-debounced';
import { type ChannelsRead, channelSearch } from '@/lib/browser/queries/channel-search';
import { channelKeys } from '@/lib/browser/queries/channels';
import type { ProjectScope } from '@/lib/session/session';
import type { ChannelOption } from './channel-options';

const DEBOUNCE_MS = 300;

/**
 * Searches custom channels by a part of their name, 300 ms after the last key; a reply to an older text is dropped.
 * Returns the rows read so far, how many there are in all, and `readMore`, which does nothing when all are read, a page
 * is on its way, or the last one failed.
 */
export function useChannelSearch(owner: ProjectScope, text: string) {
  const search = useDebounced(text, DEBOUNCE_MS);
  const [wanted, setWanted] = useState({ search, pages: 1 });
  const pages = wanted.search === search ? wanted.pages : 1;
  const client = useQueryClient();
  const query = useQuery(channelSearch(owner, search, pages));
  const { isFetching, isError, refetch } = query;
  // While a page is on its way, or has failed, those before it stay.
  const read = query.data ?? client.getQueryData<ChannelsRead>(channelKeys.search(owner, search, pages - 1));
  const rows: ChannelOption[] = (read?.items ?? []).flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : []));
  return {
    search,
    rows,
    total: read?.total ?? rows.length,
    isPending: query.isPending && pages === 1,
    isFailed: isError,
    /** Why it failed; null when the console itself did not answer. */
    failure: query.error,
    isReadingMore: isFetching && pages > 1,
    isForbidden: query.error?.state === 'forbidden',
    isSettled: search === text && !isFetching && !isError,
    readMore: () => {
      if (query.data?.more && !isFetching) setWanted({ search, pages: pages + 1 });
    },
    retry: () => void refetch(),
  };
}

export type ChannelSearch = ReturnType<typeof useChannelSearch>;
