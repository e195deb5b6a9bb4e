import { keepPreviousData } from '@tanstack/react-query';
import type { CheckedSource } from '@/lib/eventgrid/answers/checked-source';
import { countDeliveries, isSettled } from '@/lib/events/delivery';
import type { Activity } from '@/lib/events/metrics';
import { type ActivityQuery, activityUrl } from '@/lib/events/query';
import type { OneTrace } from '@/lib/events/reads';
import type { EventsOf, TracedPage } from '@/lib/events/traced';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import type { ProjectScope } from '@/lib/session/session';
import { ownQuery } from './own-query';

export const eventKeys = {
  all: ['events'] as const,
  lists: () => [...eventKeys.all, 'list'] as const,
  traces: () => [...eventKeys.all, 'trace'] as const,
};

/** Describes one page of a source's events, as sourcesList describes one of sources. */
export const tracedEvents = (owner: ProjectScope, of: EventsOf, query: ActivityQuery) => ({
  ...ownQuery<TracedPage>([...eventKeys.lists(), owner, of, listPart(query)], '/api/events', owner, {
    ...of,
    ...Object.fromEntries(activityUrl('').partsOf(listPart(query))),
  }),
  placeholderData: keepPreviousData,
});

/** The chart has its own read. */
const listPart = (query: ActivityQuery): ActivityQuery => ({ ...query, chart: '' });

/** Describes what a source published over a range, or what `chart`, one of its subscriptions, delivered. */
export const activityMetrics = (owner: ProjectScope, of: EventsOf, { range, chart }: ActivityQuery) => ({
  ...ownQuery<Activity>([...eventKeys.all, 'metrics', owner, of, range, chart], '/api/events/metrics', owner, {
    ...of,
    range,
    subscription_id: chart,
  }),
  placeholderData: keepPreviousData,
});

/** Describes where an event went. If EventGrid has no trace of it, the refusal has the state `missing`. */
export const eventTrace = (owner: ProjectScope, channel_id: string, event_id: string) =>
  ownQuery<OneTrace>([...eventKeys.traces(), owner, channel_id, event_id], '/api/events/trace', owner, {
    channel_id,
    event_id,
  });

/** The pause before the second read of a live trace; it doubles up to the longest. The sum is 60 s (our choice). */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
const MOST_READS = 12;

/**
 * Describes the same, read again with growing pauses until each target has answered, for about a minute. It pauses
 * while the page is hidden.
 */
export const liveEventTrace = (owner: ProjectScope, channel_id: string, event_id: string) => ({
  ...eventTrace(owner, channel_id, event_id),
  refetchInterval: ({ state }: { state: { data?: OneTrace | undefined; dataUpdateCount: number } }) =>
    state.data === undefined || isSettled(countDeliveries(state.data.trace)) || state.dataUpdateCount > MOST_READS
      ? (false as const)
      : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, state.dataUpdateCount - 1)),
});

/** Describes an event's content. It never changes. */
export const eventContent = (owner: ProjectScope, event_id: string) => ({
  ...ownQuery<{ content: string }>([...eventKeys.all, 'content', owner, event_id], '/api/events/content', owner, {
    event_id,
  }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Describes the subscriptions of a channel with their filters: what decides who takes an event. */
export const channelFilters = (owner: ProjectScope, channel_id: string) =>
  ownQuery<FilteringSubscription[]>([...eventKeys.all, 'filters', owner, channel_id], '/api/events/filters', owner, {
    channel_id,
  });

/** Describes EventGrid's own check of a source. */
export const sourceCheck = (owner: ProjectScope, of: EventsOf) =>
  ownQuery<CheckedSource>([...eventKeys.all, 'check', owner, of], '/api/events/check', owner, of);
