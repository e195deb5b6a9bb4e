import * as z from 'zod/mini';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { EventGrid, ListQuery } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { type ListFrom, readOffsetCap } from '@/lib/lists/find-page';
import { usedOf } from '@/lib/lists/quota';
import {
  type ChannelsPart,
  channelsPart,
  QUOTA_TYPES,
  type QuotasPart,
  type SourcesPart,
  type SubscriptionsPart,
  sourcesPart,
  subscriptionsPart,
} from './parts';

/** At most so many pages of so many records are read of each noun (our choice), the newest first. */
const MOST_PAGES = 6;
const PAGE_RECORDS = 100;

const noInput = z.object({});
type NoInput = z.infer<typeof noInput>;

/**
 * Reads up to 600 records: the first page, then the others together. If this EventGrid refuses an offset, the result is
 * what it lists. Any other refusal is the result.
 */
async function readFirst<T>(list: ListFrom<T>): Promise<EgResult<Page<T>>> {
  const first = await list(0, PAGE_RECORDS);
  if (!first.ok) return first;
  const { length } = first.data.items;
  const total = first.data.total ?? (length < PAGE_RECORDS ? length : null);
  const pages = total === null ? MOST_PAGES : Math.min(MOST_PAGES, Math.max(1, Math.ceil(total / PAGE_RECORDS)));
  const offsets = Array.from({ length: pages - 1 }, (_, page) => (page + 1) * PAGE_RECORDS);
  const rest = await Promise.all(offsets.map((offset) => list(offset, PAGE_RECORDS)));
  const items = [...first.data.items];
  for (const [index, page] of rest.entries()) {
    if (page.ok) items.push(...page.data.items);
    else if (readOffsetCap(page.failure, offsets[index] ?? 0) === null) return page;
  }
  return success({ total, items }, first.requestId);
}

/** Makes the read of one noun's part. */
const partRead = <T, Part>(
  list: (eventGrid: EventGrid, query: ListQuery) => Promise<EgResult<Page<T>>>,
  part: (read: Page<T> & { readAt: number }) => Part,
  explain: OwnRead<NoInput, Part>['explain'],
): OwnRead<NoInput, Part> => ({
  parse: noInput,
  async read({ eventGrid }) {
    const read = await readFirst<T>((offset, limit) => list(eventGrid, { offset, limit }));
    return read.ok ? success(part({ ...read.data, readAt: Date.now() }), read.requestId) : read;
  },
  explain,
});

/** Custom sources by channel, and which of them fail. */
export const overviewSourcesRead: OwnRead<NoInput, SourcesPart> = partRead(
  ({ listSources }, query) => listSources({ provider_type: 'CUSTOM', ...query }),
  sourcesPart,
  listExplainer('listSources', ({ sources }) => sources.forbidden),
);

/** Channels of every provider: subscriptions are on EventGrid's own, too. */
export const overviewChannelsRead: OwnRead<NoInput, ChannelsPart> = partRead(
  ({ listChannels }, query) => listChannels(query),
  channelsPart,
  listExplainer('listChannels', ({ channels }) => channels.forbidden),
);

/** Subscriptions with their sources' names and their targets. */
export const overviewSubscriptionsRead: OwnRead<NoInput, SubscriptionsPart> = partRead(
  ({ listSubscriptions }, query) => listSubscriptions(query),
  subscriptionsPart,
  listExplainer('listSubscriptions', ({ subscriptions }) => subscriptions.forbidden),
);

/** The project's quotas that have a limit, in the overview's order. */
export const overviewQuotasRead: OwnRead<NoInput, QuotasPart> = {
  parse: noInput,
  async read({ eventGrid }) {
    const read = await eventGrid.listQuotas();
    if (!read.ok) return read;
    const quotas = QUOTA_TYPES.flatMap((type) => {
      const used = usedOf(read.data, type);
      return used === null ? [] : [{ type, ...used }];
    });
    return success({ quotas, readAt: Date.now() }, read.requestId);
  },
  explain: (failure, context) => explainReadFailure(failure, 'listQuotas', context),
};
