import * as z from 'zod/mini';
import { type ChannelsQuery, parseChannelsQuery } from '@/lib/channels/query';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { EventGrid, ListQuery } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { OwnRead } from '@/lib/guard/route';
import { isId, listFilters, readOffsetCap } from '@/lib/lists/find-page';
import { readObject } from '@/lib/secrets/json';
import { parseSourcesQuery, type SourcesQuery } from '@/lib/sources/query';
import { statusGroup } from '@/lib/sources/row';
import { parseSubscriptionsQuery, SUBSCRIPTION_STATUSES, type SubscriptionsQuery } from '@/lib/subscriptions/query';
import { csvHead, csvLines } from './csv';
import { EXPORT_FORMATS, EXPORTED, type Exported, type ExportPage } from './page';

/** Records per request to EventGrid (our choice): a page stays small in memory, and a canceled export soon ends. */
const PAGE_RECORDS = 500;

type Item = Record<string, unknown>;

/** How a noun is exported: what of its list's query EventGrid filters by, what the console does, and the columns. */
type Export<Query> = {
  parse: (values: Item) => Query;
  filters: (query: Query) => ListQuery;
  list: (eventGrid: EventGrid, query: ListQuery) => Promise<EgResult<Page<Item>>>;
  matches: (item: Item, query: Query) => boolean;
  columns: readonly string[];
};

const TIMES = ['created_time', 'updated_time'] as const;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const ofChannel = (channel_id: string): ListQuery => (channel_id === '' ? {} : { channel_id });
const isStatus = (status: string | null): boolean => SUBSCRIPTION_STATUSES.some((known) => known === status);

const sources: Export<SourcesQuery> = {
  parse: parseSourcesQuery,
  // Custom sources have lowercase names.
  filters: ({ q, provider, channel_id }) => ({
    ...listFilters({ q: provider === 'CUSTOM' ? q.toLowerCase() : q, provider }),
    ...ofChannel(channel_id),
  }),
  list: ({ listSourcesRaw }, query) => listSourcesRaw(query),
  matches: ({ type, status }, query) =>
    (query.type === '' || type === query.type) && (query.status === '' || statusGroup(textOf(status)) === query.status),
  columns: [
    ...['id', 'name', 'label', 'description', 'provider_type', 'type', 'status', 'channel_id', 'channel_name'],
    ...TIMES,
    ...['detail', 'error_info', 'event_types'],
  ],
};

const channels: Export<ChannelsQuery> = {
  parse: parseChannelsQuery,
  filters: ({ q, provider }) => listFilters({ q, provider }),
  list: ({ listChannelsRaw }, query) => listChannelsRaw(query),
  matches: () => true,
  columns: ['id', 'name', 'description', 'provider_type', 'eps_id', 'cross_account', ...TIMES, 'policy'],
};

const subscriptions: Export<SubscriptionsQuery> = {
  parse: parseSubscriptionsQuery,
  filters: ({ q, channel_id }) => ({ ...(q === '' ? {} : { fuzzy_name: q }), ...ofChannel(channel_id) }),
  async list({ listWholeSubscriptions }, query) {
    const page = await listWholeSubscriptions(query);
    if (!page.ok) return page;
    const { total, items } = page.data;
    return success({ total, items: items.map(({ raw }) => readObject(raw) ?? {}) }, page.requestId);
  },
  matches: ({ status }, query) =>
    query.status === '' || (query.status === 'other' ? !isStatus(textOf(status)) : status === query.status),
  columns: [
    ...['id', 'name', 'description', 'status', 'channel_id', 'channel_name', ...TIMES],
    ...['sources', 'targets'],
  ],
};

type Own = { noun: Exported; format: (typeof EXPORT_FORMATS)[number]; offset: number };
const own = z.object({
  noun: z.enum(EXPORTED),
  format: z.enum(EXPORT_FORMATS),
  offset: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(999_999_999)), 0),
});

/** What a page of an export is read with: the format, where it begins, and one noun's filters. */
type Input = Own & { read: (eventGrid: EventGrid) => Promise<EgResult<ExportPage>> };

/** Binds a noun's filters, as its list's address has them. */
function bind<Query extends { q: string }>(noun: Export<Query>, { format, offset }: Own, values: Item): Input['read'] {
  const query = noun.parse(values);
  const { fuzzy_name, ...others } = noun.filters(query);
  // A text in the form of an ID is looked for as one, too, which EventGrid's filters can't.
  const wanted = isId(query.q) ? query.q.toLowerCase() : null;
  const filters = wanted === null && fuzzy_name !== undefined ? { ...others, fuzzy_name } : others;
  const isMatch = (item: Item) =>
    (wanted === null || item.id === wanted || textOf(item.name)?.includes(wanted) === true) &&
    noun.matches(item, query);
  return async (eventGrid) => {
    // The oldest first: what is created meanwhile comes at the end, and moves no page.
    const page = await noun.list(eventGrid, { ...filters, sort: 'created_time:ASC', limit: PAGE_RECORDS, offset });
    const head = format === 'csv' && offset === 0 ? csvHead(noun.columns) : '';
    if (!page.ok) {
      if (readOffsetCap(page.failure, offset) === null) return page;
      return success({ text: head, rows: 0, read: 0, total: null, next: null, isCut: true }, page.failure.requestId);
    }
    const { items, total } = page.data;
    const rows = items.filter(isMatch);
    const end = offset + PAGE_RECORDS;
    const hasMore = total === null ? items.length === PAGE_RECORDS : end < total;
    const text = format === 'csv' ? csvLines(noun.columns, rows) : rows.map((item) => JSON.stringify(item)).join(',\n');
    return success(
      {
        text: head + text,
        rows: rows.length,
        read: items.length,
        total,
        next: hasMore && items.length > 0 ? end : null,
        isCut: false,
      },
      page.requestId,
    );
  };
}

const BINDERS: Record<Exported, (given: Own, values: Item) => Input['read']> = {
  sources: (given, values) => bind(sources, given, values),
  channels: (given, values) => bind(channels, given, values),
  subscriptions: (given, values) => bind(subscriptions, given, values),
};

/** One page of all that a list's filters match, as CSV or as EventGrid's own JSON, secrets masked. */
export const exportRead: OwnRead<Input, ExportPage> = {
  parse(values) {
    const parsed = own.safeParse(values);
    if (!parsed.success) return { ok: false, fieldErrors: { noun: 'noun.unknown' } };
    return { ok: true, input: { ...parsed.data, read: BINDERS[parsed.data.noun](parsed.data, values) } };
  },
  read: ({ eventGrid, input }) => input.read(eventGrid),
  explain: (failure, context) => explainReadFailure(failure, failure.request?.operation ?? 'listSources', context),
};
