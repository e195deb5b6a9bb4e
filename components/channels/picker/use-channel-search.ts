'use client';

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { channelSearchKey } from '@/lib/browser/queries/channel-dialogs';
import { OWN_READ } from '@/lib/browser/queries/own-query';
import { readOwn } from '@/lib/browser/read';
import type { ChannelChoicesPage } from '@/lib/channels/reads';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import type { ProjectScope } from '@/lib/session/session';
import type { ChannelOption } from './channel-options';

const DEBOUNCE_MS = 300;

/** The channels read so far, and whether there are more. */
type ChannelsRead = ChannelChoicesPage & { more: boolean };

/**
 * Describes the first `pages` pages of a search of custom channels by part of their name: one request, which adds a
 * page to those already read. Not an infinite query, because every page with a list would load its code.
 */
const channelSearch = (owner: ProjectScope, text: string, pages: number) =>
  queryOptions<ChannelsRead, ReadFailure | null>({
    ...OWN_READ,
    // Each page builds on the previous ones, however long the user takes to choose.
    gcTime: Number.POSITIVE_INFINITY,
    // A channel created in another tab is there when the user comes back.
    refetchOnWindowFocus: true,
    queryKey: channelSearchKey(owner, text, pages),
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<ChannelsRead>(channelSearchKey(owner, text, pages - 1));
      const read: Channel[] = before?.items ?? [];
      const parts = { q: text, offset: String(read.length) };
      const page = await readOwn<ChannelChoicesPage>('/api/channels/picker', parts, owner, signal);
      const items = [...read, ...page.items];
      return {
        ...page,
        ...before,
        items,
        total: page.total,
        more: page.items.length > 0 && items.length < (page.total ?? 0),
      };
    },
  });

/**
 * Searches custom channels by part of their name or by ID, 300 ms after the last key. Drops replies to an older text.
 * Returns the rows read so far, their total number, and `readMore`, which does nothing if all are read, a page is
 * loading, or the last one failed. `failure` is null if none failed, and also if the console did not answer.
 */
export function useChannelSearch(owner: ProjectScope, text: string) {
  const wantedSearch = cleanSearch(text);
  const search = useDebounced(wantedSearch, DEBOUNCE_MS);
  const [wanted, setWanted] = useState({ search, pages: 1 });
  const pages = wanted.search === search ? wanted.pages : 1;
  const client = useQueryClient();
  const query = useQuery(channelSearch(owner, search, pages));
  const { isFetching, isError, error, refetch } = query;
  // While a page is loading, or has failed, the previous ones stay.
  const read = query.data ?? client.getQueryData<ChannelsRead>(channelSearchKey(owner, search, pages - 1));
  const rows: ChannelOption[] = (read?.items ?? []).flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : []));
  return {
    search,
    rows,
    total: read?.total ?? rows.length,
    isOtherCase: read?.isOtherCase === true,
    /** The name of a channel that differs from the text only in case. */
    twin: (search === wantedSearch && read?.twin) || null,
    isPending: query.isPending && pages === 1,
    isFailed: isError,
    failure: error,
    isReadingMore: isFetching && pages > 1,
    isForbidden: error?.state === 'forbidden',
    /** Whether the rows are those of the text, and not of an earlier one. */
    isCurrent: search === wantedSearch,
    isSettled: search === wantedSearch && !isFetching && !isError,
    readMore: () => {
      if (query.data?.more && !isFetching) setWanted({ search, pages: pages + 1 });
    },
    retry: () => void refetch(),
  };
}

export type ChannelSearch = ReturnType<typeof useChannelSearch>;

/** Finds the channel whose full name or ID a text is. */
export function findNamed(rows: readonly ChannelOption[], text: string): ChannelOption | undefined {
  const typed = cleanSearch(text);
  return rows.find(({ id, name }) => name === text || name === typed || id === typed);
}

/**
 * Finds what Enter picks: the highlighted row. While the rows are those of an earlier text, and where none is
 * highlighted, only the channel whose full name or ID was typed.
 */
export const pickedByEnter = ({ rows, isCurrent }: ChannelSearch, highlightedIndex: number, text: string) =>
  (isCurrent ? rows[highlightedIndex] : undefined) ?? findNamed(rows, text);

/** Returns a value after it has stayed the same for `delayMs`; until then, the previous one. */
function useDebounced<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
