import type { TracedEvent } from '@/lib/eventgrid/answers/observation';
import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import { findPage, type ListPage, type NumberedPage } from '@/lib/lists/find-page';
import { countDeliveries, eventState } from './delivery';
import { type ActivityQuery, RANGES, TRACES_KEPT_MS } from './query';

/** A published event as the list shows it, with the names of the subscriptions that took it. */
export type TracedRow = {
  /** Null if EventGrid did not say. */
  id: string | null;
  event_type: string | null;
  /** When it was received, in RFC 3339; null if EventGrid did not say. */
  received: string | null;
  subscription_names: string[];
};

/** One page of a source's events. `isTooLong`: EventGrid does not list events over such a time. */
export type TracedPage = ListPage<TracedRow> & { isTooLong: boolean };

/** Whose events: EventGrid lists them by channel, and by the source's name. */
export type EventsOf = { channel_id: string; source_name: string };

type Observed = Pick<EventGrid, 'listTracedEvents' | 'showEventTrace'>;

/** EventGrid's clock may be ahead of ours: the newest events are listed too. */
const AHEAD_MS = 5 * 60_000;

/** Entries that are looked through for a status, and traces that are read at one time for it (our choice). */
const LOOKED_THROUGH = 100;
const TRACES_AT_ONCE = 8;

/**
 * Finds one page of a source's traced events. EventGrid has an entry for each subscription that took an event: entries
 * of one event beside each other become one row. By status, the newest 100 entries are looked through, since EventGrid
 * can't filter by it. Refusals are values.
 */
export async function findTraced(
  eventGrid: Observed,
  of: EventsOf,
  query: ActivityQuery,
  now: () => number = Date.now,
): Promise<EgResult<TracedPage>> {
  const readAt = now();
  const { ms } = RANGES[query.range];
  if (ms > TRACES_KEPT_MS) return success({ items: [], total: 0, page: 1, reach: null, readAt, isTooLong: true }, null);
  const list = (offset: number, limit: number) =>
    eventGrid.listTracedEvents({
      start_time: readAt - ms,
      end_time: readAt + AHEAD_MS,
      ...of,
      event_id: query.q,
      event_type: query.type,
      subscription_name: query.subscription,
      offset,
      limit,
    });
  const found = query.status === '' ? await findPage(list, query) : await findByStatus(eventGrid, of, query, list);
  if (!found.ok) return found;
  const items = rowsOf(found.data.items);
  return success({ ...found.data, items, readAt, isTooLong: false }, found.requestId);
}

/** Puts entries of the same event into one row. */
function rowsOf(entries: readonly TracedEvent[]): TracedRow[] {
  const rows = new Map<string, TracedRow>();
  for (const [index, { event_id, event_type, event_received_time, subscription_name }] of entries.entries()) {
    const key = event_id ?? `without ID ${index}`;
    const row = rows.get(key) ?? {
      id: event_id,
      event_type,
      received: event_received_time === null ? null : new Date(event_received_time).toISOString(),
      subscription_names: [],
    };
    if (subscription_name && !row.subscription_names.includes(subscription_name))
      row.subscription_names.push(subscription_name);
    rows.set(key, row);
  }
  return [...rows.values()];
}

async function findByStatus(
  eventGrid: Observed,
  { channel_id }: EventsOf,
  query: ActivityQuery,
  list: (offset: number, limit: number) => ReturnType<Observed['listTracedEvents']>,
): Promise<EgResult<NumberedPage<TracedEvent>>> {
  const newest = await list(0, LOOKED_THROUGH);
  if (!newest.ok) return newest;
  const { items, total } = newest.data;
  const ids = [...new Set(items.flatMap(({ event_id }) => event_id ?? []))];
  const states = new Map<string, string>();
  const refused = await mapLimited(ids, TRACES_AT_ONCE, async (id) => {
    const isUntaken = items.every((item) => item.event_id !== id || !item.subscription_name);
    if (isUntaken) states.set(id, 'nobody');
    if (isUntaken || query.status === 'nobody' || !isEventId(id)) return null;
    const read = await eventGrid.showEventTrace(id, channel_id);
    if (read.ok) states.set(id, eventState(countDeliveries(read.data)));
    return read.ok || read.failure.status === 404 ? null : read;
  });
  const failed = refused.find((one) => one !== null);
  if (failed) return failed;
  const matchingIds = ids.filter((id) => states.get(id) === query.status);
  const page = Math.min(query.page, Math.max(1, Math.ceil(matchingIds.length / query.size)));
  const shown = new Set(matchingIds.slice((page - 1) * query.size, page * query.size));
  const reach = total !== null && total > items.length ? items.length : null;
  const entries = items.filter(({ event_id }) => event_id !== null && shown.has(event_id));
  return success({ items: entries, total: matchingIds.length, page, reach }, newest.requestId);
}
