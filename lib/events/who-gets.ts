import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import { type FilterOutcome, readFilter } from '@/lib/eventgrid/events/filter';
import { MASK } from '@/lib/secrets/mask';
import { countDeliveries, eventState } from './delivery';
import type { FilteringSubscription } from './why-not-arrived';

/** The first thing in the way of an event: its place, counted from 1, the field, and the condition that it fails. */
type Obstacle = { event: number; field: string; condition: Record<string, unknown> | null; seen: string | undefined };

/** Which of some events a subscription's filter lets through. */
export type Verdict = Omit<FilteringSubscription, 'sources'> & {
  /** By event; null if the filter can't be evaluated here. */
  matches: boolean[] | null;
  obstacle: Obstacle | null;
};

/**
 * Evaluates the filters that a channel's subscriptions have for a source, by the code that the local EventGrid delivers
 * with; leaves out those of other sources. Statuses are not considered: a disabled subscription may match. A filter with
 * secrets in it comes masked, and can't be evaluated.
 */
export const whoGets = (
  subscriptions: readonly FilteringSubscription[],
  source: string,
  events: readonly Record<string, unknown>[],
): Verdict[] =>
  subscriptions.flatMap(({ sources, ...subscription }) => {
    const own = sources.find(({ name }) => name === source);
    if (own === undefined) return [];
    if (JSON.stringify(own.filter ?? {}).includes(MASK)) return { ...subscription, matches: null, obstacle: null };
    const outcomes = events.map(readFilter(own.filter ?? {}));
    return { ...subscription, matches: outcomes.map(({ matched }) => matched), obstacle: obstacleIn(outcomes) };
  });

function obstacleIn(outcomes: readonly FilterOutcome[]): Obstacle | null {
  const at = outcomes.findIndex(({ matched }) => !matched);
  const field = outcomes[at]?.fields.find(({ matched }) => !matched);
  if (field === undefined) return null;
  const condition = field.conditions?.[field.outcomes.findIndex(({ matched }) => !matched)];
  return {
    event: at + 1,
    field: field.path.join('.'),
    condition: isObject(condition) ? condition : null,
    seen: field.seen,
  };
}

/** Lists the enabled subscriptions that should get an event, by ID; null if one of them can't be evaluated here. */
export function expectedOf(verdicts: readonly Verdict[], event: number): string[] | null {
  const enabled = verdicts.filter(({ status }) => status === 'ENABLED');
  if (enabled.some(({ matches, id }) => matches === null || id === null)) return null;
  return enabled.flatMap(({ id, matches }) => (id !== null && matches?.[event] ? [id] : []));
}

/** What became of an event: EventGrid has no trace yet, targets have yet to answer, or all have. */
export type Delivered = 'waiting' | 'delivering' | 'delivered' | 'failed' | 'notCalled' | 'nobody';

/**
 * Reads what became of an event from its trace. `expected` are the subscriptions that should get it; null if that is
 * not known: then a trace without targets may still get some.
 */
export function deliveredBy(trace: EventTrace | null, expected: readonly string[] | null): Delivered {
  if (trace === null) return 'waiting';
  const there = trace.deliverList.map(({ subscriptionId }) => subscriptionId);
  if (expected?.some((id) => !there.includes(id))) return 'delivering';
  const counts = countDeliveries(trace);
  const state = eventState(counts);
  if (state === 'nobody') return expected?.length === 0 ? 'nobody' : 'delivering';
  return counts.waiting > 0 || state === 'waiting' || state === 'other' ? 'delivering' : state;
}
