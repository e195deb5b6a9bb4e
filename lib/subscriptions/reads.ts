import { cache } from 'react';
import * as z from 'zod/mini';
import { readChannelName } from '@/lib/channels/reads';
import type { Subscription, SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { subscriptionIdSchema } from '@/lib/eventgrid/schemas/identifier';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { findById, findPage, type ListFrom, type NumberedPage } from '@/lib/lists/find-page';
import { parseSubscriptionsQuery, type SubscriptionsQuery } from './query';
import { countStatuses, rowOf, type StatusCounts, type SubscriptionsPage, statusOf } from './row';

type Subscriptions = Pick<EventGrid, 'listSubscriptions' | 'getSubscription' | 'getChannel'>;

/**
 * Finds one page of subscriptions. A search text in the form of an ID is tried as an ID first, then as part of a name.
 * A page past the end becomes the last page. EventGrid can't filter by status: the first 1,000 are looked through then.
 * EventGrid's refusals are values.
 */
export async function findSubscriptions(
  eventGrid: Subscriptions,
  query: SubscriptionsQuery,
  now: () => number = Date.now,
): Promise<EgResult<SubscriptionsPage>> {
  const list = listOf(eventGrid, query);
  const found: EgResult<CountedPage> =
    (await findById((id) => eventGrid.getSubscription(id), matches, query)) ??
    (query.status === '' ? await findPage(list, query) : await findByStatus(list, query));
  if (!found.ok) return found;
  const { counts = isWhole(found.data) ? countStatuses(found.data.items) : null, ...page } = found.data;
  const channelName = await readChannelName(eventGrid, query.channel_id, found.data.items);
  const items = found.data.items.map(rowOf);
  return success({ ...page, items, readAt: now(), channelName, counts }, found.requestId);
}

type CountedPage = NumberedPage<Subscription> & { counts?: StatusCounts | null };

const isWhole = ({ items, total }: NumberedPage<Subscription>): boolean => total === items.length;

function listOf(eventGrid: Subscriptions, { q, channel_id, sort }: SubscriptionsQuery): ListFrom<Subscription> {
  const filters = { ...(q === '' ? {} : { fuzzy_name: q }), ...(channel_id === '' ? {} : { channel_id }) };
  return (offset, limit) => eventGrid.listSubscriptions({ ...filters, sort, limit, offset });
}

/** The most records of one request (docs/wire.md, "EG API, lists", `limit`). An account has 20 unless it was raised. */
const LOOKED_THROUGH = 1_000;

async function findByStatus(list: ListFrom<Subscription>, query: SubscriptionsQuery): Promise<EgResult<CountedPage>> {
  const all = await list(0, LOOKED_THROUGH);
  if (!all.ok) return all;
  const { items, total } = all.data;
  const matching = items.filter((item) => hasStatus(item, query));
  const page = Math.min(query.page, Math.max(1, Math.ceil(matching.length / query.size)));
  const reach = total !== null && total > items.length ? items.length : null;
  const shown = matching.slice((page - 1) * query.size, page * query.size);
  const counts = reach === null ? countStatuses(items) : null;
  return success({ items: shown, total: matching.length, page, reach, counts }, all.requestId);
}

const hasStatus = (subscription: Subscription, { status }: SubscriptionsQuery): boolean =>
  status === '' || statusOf(subscription) === status;

const matches = (subscription: Subscription, query: SubscriptionsQuery): boolean =>
  (query.channel_id === '' || subscription.channel_id === query.channel_id) && hasStatus(subscription, query);

/** One page of subscriptions, as the list's query describes it. */
export const subscriptionsRead: OwnRead<SubscriptionsQuery, SubscriptionsPage> = {
  parse: (values) => ({ ok: true, input: parseSubscriptionsQuery(values) }),
  read: ({ eventGrid, input }) => findSubscriptions(eventGrid, input),
  explain: listExplainer('listSubscriptions', ({ subscriptions }) => subscriptions.forbidden),
};

/** One subscription, its secrets masked, and when it was read, by the server's clock in milliseconds. */
export type OneSubscription = { subscription: SubscriptionWithRaw; readAt: number };

/** Reads one subscription, once per request for both a page's title and the page. Refusals are values. */
export const readOneSubscription = cache(
  async (eventGrid: Pick<EventGrid, 'getSubscription'>, id: string): Promise<EgResult<OneSubscription>> => {
    const result = await eventGrid.getSubscription(id);
    return result.ok ? success({ subscription: result.data, readAt: Date.now() }, result.requestId) : result;
  },
);

/** One subscription. If it was deleted, the refusal has the state `missing`. */
export const oneSubscriptionRead: OwnRead<{ subscriptionId: string }, OneSubscription> = {
  parse: z.object({ subscriptionId: subscriptionIdSchema }),
  read: ({ eventGrid, input }) => readOneSubscription(eventGrid, input.subscriptionId),
  explain: (failure, context) => explainReadFailure(failure, 'getSubscription', context),
};
