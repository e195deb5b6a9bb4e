'use client';

import { useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { withBasePath } from '@/lib/browser/base-path';

/** After the last key: short enough to feel at once, long enough that quick typing is one request. */
const SEARCH_DELAY_MS = 60;
const URL_DELAY_MS = 300;

/** What every list's query has; the rest is the list's own. */
type Searched = { q: string; page: number };

/**
 * How a list's query stands in the URL, its defaults left out; the console's sub-path is not part of the path. `pathOf` is
 * asked in the browser alone.
 */
export type ListWays<Query extends Searched> = {
  parse: (params: Pick<URLSearchParams, 'getAll'>) => Query;
  pathOf: (query: Query) => string;
  /** What another text sets back besides the page. */
  anew?: Partial<Query>;
};

type ListQueryState<Query> = {
  /** What the list shows: the URL's query, or the one that is on its way there. */
  query: Query;
  /** Searches for a text while it is typed: page 1, the URL replaced once the typing rests. */
  type: (text: string) => void;
  /** Shows another query as a step that Back undoes. */
  go: (query: Query) => void;
};

/**
 * Keeps the list's query in the URL. The history is written directly, so that no page is asked of the server; what was
 * typed into the search before the script arrived is searched for. `ways` must be the same object each time.
 */
export function useListQuery<Query extends Searched>(
  search: RefObject<HTMLInputElement | null>,
  ways: ListWays<Query>,
): ListQueryState<Query> {
  const params = useSearchParams();
  const inUrl = useMemo(() => ways.parse(params), [ways, params]);
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
    const next = () => ({ ...latest.current, ...ways.anew, q: text.trim(), page: 1 });
    timers.current = [
      setTimeout(() => {
        if (text.trim() !== latest.current.q) setWanted(next());
      }, SEARCH_DELAY_MS),
      setTimeout(() => {
        timers.current = [];
        write('replaceState', ways.pathOf(next()));
      }, URL_DELAY_MS),
    ];
  };

  const go = (next: Query) => {
    stopTyping();
    setWanted(next);
    write('pushState', ways.pathOf(next));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before the script arrived.
  useEffect(() => {
    const early = search.current?.value.trim();
    if (early !== undefined && early !== inUrl.q) type(early);
    // An address that says nothing shows each person's own page size: one that is copied must show all the same rows.
    // Next's router takes the history over a moment later: an entry written before would lack what it needs for Back.
    const naming = setTimeout(() => {
      if (location.search === '') write('replaceState', ways.pathOf(latest.current));
    });
    window.addEventListener('popstate', stopTyping);
    return () => {
      stopTyping();
      clearTimeout(naming);
      window.removeEventListener('popstate', stopTyping);
    };
  }, []);

  // The URL has changed, by us or by Back: it is the truth again, unless a person is typing on.
  useEffect(() => {
    if (timers.current.length > 0) return;
    setWanted(null);
    const input = search.current;
    if (input && input.value.trim() !== inUrl.q) input.value = inUrl.q;
  }, [inUrl, search]);

  return { query, type, go };
}

function write(method: 'pushState' | 'replaceState', listPath: string): void {
  const path = withBasePath(listPath);
  if (path !== `${location.pathname}${location.search}`) window.history[method](null, '', path);
}
