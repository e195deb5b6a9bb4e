import { useEffect, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import type { ProjectScope } from '@/lib/session/session';
import { type Found, SEARCHED, type Searched } from './choices';

/** What a group's search found: items, `reading`, or `failed`. */
export type FoundBy = Record<Searched, readonly Found[] | 'reading' | 'failed'>;

const NOTHING: FoundBy = { sources: [], channels: [], subscriptions: [] };
const READING: FoundBy = { sources: 'reading', channels: 'reading', subscriptions: 'reading' };

/** After the last key: fast typing causes one request per list. */
const DELAY_MS = 200;
/** Longest name of a source, a channel and a subscription. */
const MOST_CHARS = 128;

/** Searches sources, channels and subscriptions by name or ID. Each list answers, or fails, by itself. */
export function useFind(owner: ProjectScope, typed: string): FoundBy {
  const text = cleanSearch(typed).slice(0, MOST_CHARS);
  const [found, setFound] = useState(NOTHING);
  const { project_id, endpoint_id } = owner;
  useEffect(() => {
    if (text === '') return setFound(NOTHING);
    const searching = new AbortController();
    setFound(READING);
    const timer = setTimeout(() => {
      for (const group of SEARCHED)
        void readOwn<{ items: Found[] }>(
          `/api/${group}`,
          { q: text, size: '15' },
          { project_id, endpoint_id },
          searching.signal,
        )
          .then(
            ({ items }) => items,
            () => 'failed' as const,
          )
          .then((result) => {
            if (!searching.signal.aborted) setFound((before) => ({ ...before, [group]: result }));
          });
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      searching.abort();
    };
  }, [text, project_id, endpoint_id]);
  return found;
}
