'use client';

import { useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { withBasePath } from '@/lib/base-path';
import { parseSearchParams, type SourcesQuery, sourcesPath } from '@/lib/sources/list-query';
import { sourceIdIn, sourcePath } from '@/lib/sources/source-path';

/** After the last key: short enough to feel at once, long enough that quick typing is one request. */
const SEARCH_DELAY_MS = 60;
const URL_DELAY_MS = 300;

type SourcesQueryState = {
  /** What the list shows: the URL's query, or the one that is on its way there. */
  query: SourcesQuery;
  /** Searches for a text while it is typed: page 1, the URL replaced once the typing rests. */
  type: (text: string) => void;
  /** Shows another query as a step that Back undoes. */
  go: (query: SourcesQuery) => void;
};

/**
 * Keeps the list's query in the URL. The history is written directly, so that no page is asked of the server; what was
 * typed into the search before the script arrived is searched for.
 */
export function useSourcesQuery(search: RefObject<HTMLInputElement | null>): SourcesQueryState {
  const params = useSearchParams();
  const inUrl = useMemo(() => parseSearchParams(params), [params]);
  const [wanted, setWanted] = useState<SourcesQuery | null>(null);
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
    const next = () => ({ ...latest.current, q: text.trim(), page: 1 });
    timers.current = [
      setTimeout(() => {
        if (text.trim() !== latest.current.q) setWanted(next());
      }, SEARCH_DELAY_MS),
      setTimeout(() => {
        timers.current = [];
        write('replaceState', next());
      }, URL_DELAY_MS),
    ];
  };

  const go = (next: SourcesQuery) => {
    stopTyping();
    setWanted(next);
    write('pushState', next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before the script arrived.
  useEffect(() => {
    const early = search.current?.value.trim();
    if (early !== undefined && early !== inUrl.q) type(early);
    window.addEventListener('popstate', stopTyping);
    return () => {
      stopTyping();
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

/** A source that is open beside the list stays open. */
function write(method: 'pushState' | 'replaceState', query: SourcesQuery): void {
  const sourceId = sourceIdIn(location.pathname.slice(withBasePath('').length));
  const path = withBasePath(sourceId === null ? sourcesPath(query) : sourcePath(sourceId, query));
  if (path !== `${location.pathname}${location.search}`) window.history[method](null, '', path);
}
