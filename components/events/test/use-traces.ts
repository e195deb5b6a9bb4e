import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { eventTrace } from '@/lib/browser/queries/events';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { OneTrace } from '@/lib/events/reads';
import type { Delivered } from '@/lib/events/who-gets';
import type { ProjectScope } from '@/lib/session/session';

/** An event whose trace is watched; `stateOf` says what a trace means for it. */
export type Watched = { id: string; stateOf: (trace: EventTrace | null) => Delivered };

/** What is known of a watched event. `isOver`: it is not read again by itself. */
export type Watching = { trace: EventTrace | null; failure: ReadFailure | null; isOver: boolean };

/** EventGrid writes a trace some seconds later: the pauses grow from 1 s to 8 s, within a minute (our choice). */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 8_000;
const PAUSE_GROWTH = 1.5;
const WATCH_MS = 60_000;

/**
 * Watches the traces of one press's events: reads each again, with growing pauses, until `stateOf` knows the end; for a
 * minute at most, and not while the page is hidden. `lookAgain` begins another minute. A missing trace is none yet; of
 * other refusals only a forbidden read ends it.
 */
export function useTraces(events: readonly Watched[], pressed: string, channel_id: string, owner: ProjectScope) {
  const [since, setSince] = useState(() => Date.now());
  const isForbidden = (failure: ReadFailure | null) => failure?.state === 'forbidden';
  const watching = useQueries({
    queries: events.map(({ id, stateOf }) => {
      const read = eventTrace(owner, channel_id, id);
      return {
        ...read,
        queryKey: [...read.queryKey, pressed, since],
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }: { state: WatchedState }) => {
          const isOver = isEnd(stateOf(state.data?.trace ?? null)) || isForbidden(state.error);
          const looks = state.dataUpdateCount + state.errorUpdateCount;
          const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * PAUSE_GROWTH ** Math.max(0, looks - 1));
          return isOver || Date.now() + pauseMs > since + WATCH_MS ? (false as const) : pauseMs;
        },
      };
    }),
    combine: (results) =>
      results.map(({ data, error }, index): Watching => {
        const trace = data?.trace ?? null;
        const failure = error ?? null;
        const isLate = Date.now() + LONGEST_PAUSE_MS > since + WATCH_MS;
        const isDone = isEnd(events[index]?.stateOf(trace) ?? 'waiting');
        return { trace, failure, isOver: isDone || isForbidden(failure) || isLate };
      }),
  });
  return { watching, lookAgain: () => setSince(Date.now()) };
}

type WatchedState = {
  data?: OneTrace | undefined;
  error: ReadFailure | null;
  dataUpdateCount: number;
  errorUpdateCount: number;
};

const isEnd = (state: Delivered): boolean => state !== 'waiting' && state !== 'delivering';
