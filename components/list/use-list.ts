'use client';

import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { useHydrated } from '@/components/ui/use-hydrated';
import { withBasePath } from '@/lib/browser/base-path';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { formatPlural, type PluralMessage } from '@/lib/i18n/format';
import type { ListPage } from '@/lib/lists/find-page';
import type { ListState, UrlState } from '@/lib/lists/url-state';
import type { PageSize } from '@/lib/lists/view';
import { useRefusal } from './use-refusal';

/** After the last key: short enough to feel instant, long enough that fast typing causes one request. */
const SEARCH_DELAY_MS = 60;
const URL_DELAY_MS = 300;
/** After the last rows: the count is announced when typing pauses. */
const SETTLED_MS = 600;

export type ListOptions<Query extends ListState, Page> = {
  url: UrlState<Query>;
  /** Describes how one page is read. */
  read: (query: Query) => UseQueryOptions<Page, ReadFailure | null>;
  /** The user's own page size, if the URL has none. */
  size?: PageSize;
  /** The URL of a query, if it isn't the list's own path. Only called in the browser. */
  pathOf?: (query: Query) => string;
  texts: { found: PluralMessage; foundOpen: PluralMessage };
};

/** What a list reads and shows, and the ways to change it. */
export type List<Query extends ListState, Page> = {
  url: UrlState<Query>;
  /** What the list shows: the URL's query, or a newer one that the URL doesn't have yet. */
  query: Query;
  /** The query that produced the current rows. It differs from `query` while that one is loading. */
  shown: Query;
  data: Page | undefined;
  /** Why the list couldn't be read, null if the console itself did not answer; null as well if it was read. */
  refused: { failure: ReadFailure | null } | null;
  isReading: boolean;
  /** Whether the current rows belong to another query than the one that is loading. */
  isBehind: boolean;
  /** Searches while the user types: page 1, and the URL is replaced when typing pauses. */
  type: (text: string) => void;
  /** Shows another query as a history entry that Back undoes. */
  go: (query: Query) => void;
  /** Shows another query and focuses the search. */
  clear: (query: Query) => void;
  refresh: () => void;
  search: RefObject<HTMLInputElement | null>;
};

/** Reads the list that the URL describes, and updates the URL as the list is used. `url` must be the same each time. */
export function useList<Query extends ListState, Page extends ListPage<unknown>>(
  options: ListOptions<Query, Page>,
): List<Query, Page> {
  const { url, read, texts } = options;
  const language = useLanguage();
  const search = useRef<HTMLInputElement>(null);
  const { query, type, go } = useUrlQuery(search, options);
  const result = useQuery(read(query));
  const { data, isPlaceholderData: isBehind } = result;
  // Not in the first render: if the page took more than 10 s to arrive, its rows are read again immediately, which the
  // server's HTML can't know.
  const isReading = useHydrated() && result.isFetching;
  const shown = useRef(query);
  if (!isBehind) shown.current = query;
  useCountAnnounced(data, isReading, language, texts);
  return {
    url,
    query,
    shown: shown.current,
    data,
    refused: useRefusal(result),
    isReading,
    isBehind,
    type,
    go,
    clear: (next) => {
      go(next);
      search.current?.focus();
    },
    refresh: () => void result.refetch(),
    search,
  };
}

/**
 * Keeps the list's query in the URL. It writes the history directly, so the server renders no page for it. Text typed
 * into the search before the script loaded is searched for.
 */
function useUrlQuery<Query extends ListState>(
  search: RefObject<HTMLInputElement | null>,
  { url, size, pathOf = url.pathOf }: Pick<ListOptions<Query, unknown>, 'url' | 'size' | 'pathOf'>,
) {
  const params = useSearchParams();
  const inUrl = useMemo(() => url.parseParams(params, size), [url, params, size]);
  const [wanted, setWanted] = useState<Query | null>(null);
  const query = wanted ?? inUrl;
  const latest = useRef(query);
  latest.current = query;
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);

  const stopTyping = () => {
    for (const timer of timers.current) clearTimeout(timer);
    timers.current = [];
  };

  const type = (text: string) => {
    stopTyping();
    const q = cleanSearch(text);
    const next = () => url.withParts(latest.current, { q });
    timers.current = [
      setTimeout(() => {
        if (q !== latest.current.q) setWanted(next());
      }, SEARCH_DELAY_MS),
      setTimeout(() => {
        timers.current = [];
        write('replaceState', pathOf(next()));
      }, URL_DELAY_MS),
    ];
  };

  const go = (next: Query) => {
    stopTyping();
    setWanted(next);
    write('pushState', pathOf(next));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for text typed before the script loaded.
  useEffect(() => {
    const early = cleanSearch(search.current?.value ?? '');
    if (early !== inUrl.q) type(early);
    // A URL without a size shows each user's own page size, but a copied URL must show everyone the same rows. Next's
    // router takes the history over a moment later: an entry written earlier would lack what it needs for Back.
    const naming = setTimeout(() => {
      if (location.search === '') write('replaceState', pathOf(latest.current));
    });
    window.addEventListener('popstate', stopTyping);
    return () => {
      stopTyping();
      clearTimeout(naming);
      window.removeEventListener('popstate', stopTyping);
    };
  }, []);

  // The URL has changed, by us or by Back, and wins again, unless the user is still typing.
  useEffect(() => {
    if (timers.current.length > 0) return;
    setWanted(null);
    const input = search.current;
    if (input && cleanSearch(input.value) !== inUrl.q) input.value = inUrl.q;
  }, [inUrl, search]);

  return { query, type, go };
}

function write(method: 'pushState' | 'replaceState', listPath: string): void {
  const path = withBasePath(listPath);
  if (path !== `${location.pathname}${location.search}`) window.history[method](null, '', path);
}

/** Announces the number of matches when typing pauses; not for the rows that came with the page. */
function useCountAnnounced(
  data: ListPage<unknown> | undefined,
  busy: boolean,
  language: string,
  { found, foundOpen }: ListOptions<ListState, unknown>['texts'],
): void {
  const announcedAt = useRef(data?.readAt);
  useEffect(() => {
    if (busy || data === undefined || data.readAt === announcedAt.current) return;
    const timer = setTimeout(() => {
      announcedAt.current = data.readAt;
      const count = data.total ?? data.items.length;
      announce(formatPlural(data.total === null ? foundOpen : found, count, language));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [data, busy, language, found, foundOpen]);
}
