import * as z from 'zod/mini';
import type { CheckedSource } from '@/lib/eventgrid/answers/checked-source';
import { readText } from '@/lib/eventgrid/answers/loose';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { success } from '@/lib/eventgrid/failures/result';
import { channelIdSchema, subscriptionIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import { parsedOf } from '@/lib/eventgrid/schemas/parsed';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { type Activity, readActivity } from './metrics';
import { type ActivityQuery, parseActivityQuery, RANGE_NAMES, type Range } from './query';
import { type EventsOf, findTraced, type TracedPage } from './traced';
import type { FilteringSubscription } from './why-not-arrived';

const eventIdSchema = z.string().check(z.refine(isEventId, 'event_id.characters'));

/** A source's name may be any: EventGrid's own are like HC.OBS. */
const ofSchema = z.object({
  channel_id: channelIdSchema,
  source_name: z.string().check(z.minLength(1, 'source_name.required'), z.maxLength(128, 'source_name.tooLong')),
});

/** One page of a source's traced events, as the activity's query describes it. */
export const tracedEventsRead: OwnRead<{ of: EventsOf; query: ActivityQuery }, TracedPage> = {
  parse(values) {
    const of = parsedOf(ofSchema.safeParse(values));
    return of.ok ? { ok: true, input: { of: of.input, query: parseActivityQuery(values) } } : of;
  },
  read: ({ eventGrid, input: { of, query } }) => findTraced(eventGrid, of, query),
  explain: listExplainer('listTracedEvents', ({ activity }) => activity.forbidden),
};

type MetricsOf = EventsOf & { range: Range; subscription_id: string };

/** What a source published over a range, or what one of its subscriptions delivered. */
export const activityRead: OwnRead<MetricsOf, Activity> = {
  parse: z.object({
    ...ofSchema.shape,
    range: z.enum(RANGE_NAMES),
    subscription_id: z.union([z.literal(''), subscriptionIdSchema]),
  }),
  read: ({ eventGrid, input: { range, subscription_id, ...of } }) =>
    readActivity(eventGrid, of, { range, subscription_id }),
  explain: (failure, context) => explainReadFailure(failure, 'listPublishMetrics', context),
};

/** Where an event went, and when that was read, by the server's clock in milliseconds. */
export type OneTrace = { trace: EventTrace; readAt: number };

/** One event's trace. If EventGrid has none, the refusal has the state `missing`. */
export const eventTraceRead: OwnRead<{ channel_id: string; event_id: string }, OneTrace> = {
  parse: z.object({ channel_id: channelIdSchema, event_id: eventIdSchema }),
  async read({ eventGrid, input: { channel_id, event_id } }) {
    const result = await eventGrid.showEventTrace(event_id, channel_id);
    return result.ok ? success({ trace: result.data, readAt: Date.now() }, result.requestId) : result;
  },
  explain: (failure, context) => explainReadFailure(failure, 'showEventTrace', context),
};

/** One event's content as JSON text. It is the user's own data: nothing in it is masked. */
export const eventContentRead: OwnRead<{ event_id: string }, { content: string }> = {
  parse: z.object({ event_id: eventIdSchema }),
  read: ({ eventGrid, input }) => eventGrid.showEvent(input.event_id),
  explain: (failure, context) => explainReadFailure(failure, 'showEvent', context),
};

/** The most subscriptions that one request reads; a channel rarely has so many (docs/wire.md, "EG API, quotas"). */
const FILTERS_READ = 1_000;

/** The subscriptions of a channel with their sources' filters, and nothing else of them. */
export const channelFiltersRead: OwnRead<{ channel_id: string }, FilteringSubscription[]> = {
  parse: z.object({ channel_id: channelIdSchema }),
  async read({ eventGrid, input: { channel_id } }) {
    const listed = await eventGrid.listWholeSubscriptions({ channel_id, limit: FILTERS_READ });
    if (!listed.ok) return listed;
    const filters = listed.data.items.map(({ id, name, status, sources, target_labels }) => ({
      id,
      name,
      status,
      target_labels,
      sources: sources.map((source) => ({ name: readText(source.name), filter: source.filter })),
    }));
    return success(filters, listed.requestId);
  },
  explain: (failure, context) => explainReadFailure(failure, 'listSubscriptions', context),
};

/** Whether events of a source would reach a subscription of its channel, in EventGrid's own judgement. */
export const sourceCheckRead: OwnRead<EventsOf, CheckedSource> = {
  parse: ofSchema,
  read: ({ eventGrid, input: { channel_id, source_name } }) => eventGrid.checkEvents(channel_id, source_name),
  explain: (failure, context) => explainReadFailure(failure, 'checkEvents', context),
};
