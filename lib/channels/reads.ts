import * as z from 'zod/mini';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { EventGrid, ListQuery } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { channelIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import type { CallOptions } from '@/lib/eventgrid/transport/send';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { findById, findPage, listFilters } from '@/lib/lists/find-page';
import { findIgnoringCase, findTwin, listKnown } from './ignore-case';
import { type ChannelsQuery, parseChannelsQuery } from './query';
import type { ChannelRow, ChannelsPage } from './row';
import { listChannelSubscriptions } from './subscriptions';

const explainChannelsFailure = listExplainer('listChannels', ({ channels }) => channels.forbidden);

type Channels = Pick<EventGrid, 'listChannels' | 'getChannel'>;

/**
 * Finds one page of channels. A search text in the form of an ID is tried as an ID first, then as part of a name, then
 * in any case. A page past the end becomes the last page; if this EventGrid refuses the offset, the result is the last
 * page it serves. EventGrid's refusals are values.
 */
export async function findChannels(
  eventGrid: Channels,
  query: ChannelsQuery,
  now: () => number = Date.now,
): Promise<EgResult<ChannelsPage>> {
  const list = (part: ListQuery) =>
    eventGrid.listChannels({ ...listFilters({ ...query, q: '' }), sort: query.sort, ...part });
  const asTyped =
    (await findById((id) => eventGrid.getChannel(id), matches, query)) ??
    (await findPage((offset, limit) => list({ ...fuzzyName(query.q), limit, offset }), query));
  if (!asTyped.ok) return asTyped;
  const isNone = query.q !== '' && asTyped.data.items.length === 0;
  const others = isNone ? await findIgnoringCase(list, query.q) : [];
  const isOtherCase = others.length > 0;
  const page = isOtherCase ? await findPage(listKnown(others), query) : asTyped;
  if (!page.ok) return page;
  const items = page.data.items.map(rowOf);
  return success({ ...page.data, items, isOtherCase, readAt: now() }, asTyped.requestId);
}

const fuzzyName = (text: string): ListQuery => (text === '' ? {} : { fuzzy_name: text });

const matches = ({ provider_type }: Channel, { provider }: ChannelsQuery): boolean =>
  provider === 'all' || provider_type === null || provider_type === provider;

const rowOf = ({ id, name, description, provider_type, cross_account, created_time }: Channel): ChannelRow => ({
  id,
  name,
  description,
  provider_type,
  cross_account,
  created_time,
});

/** One page of channels, as the list's query describes it. */
export const channelsRead: OwnRead<ChannelsQuery, ChannelsPage> = {
  parse: (values) => ({ ok: true, input: parseChannelsQuery(values) }),
  read: ({ eventGrid, input }) => findChannels(eventGrid, input),
  explain: explainChannelsFailure,
};

/** Number of channels per request of the picker. */
const CHANNELS_PER_PAGE = 50;

/** What the picker offers. */
export type ChannelChoicesPage = Page<Channel> & {
  /** Whether no name has the text as typed: these have it in another case. */
  isOtherCase: boolean;
  /** The name of a channel that differs from the text only in case, as a new one of that name would; null if none. */
  twin: string | null;
};

/**
 * The custom channel with the ID `q`, or those whose names contain `q`, sorted by name, from `offset` on. If no name
 * contains it as typed, those that do in any case.
 */
export const channelChoicesRead: OwnRead<{ q: string; offset: number }, ChannelChoicesPage> = {
  parse: z.object({
    q: z._default(z.string().check(z.maxLength(128)), ''),
    offset: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
  }),
  read: async ({ eventGrid, input }) => {
    const { offset } = input;
    const q = cleanSearch(input.q);
    const isCustom = ({ provider_type }: Channel) => provider_type !== 'OFFICIAL';
    const found = offset === 0 ? await findById((id) => eventGrid.getChannel(id), isCustom, { q }) : null;
    const list = (part: ListQuery) => listCustomChannels(eventGrid, part);
    const asTyped = found ?? (await list({ offset, limit: CHANNELS_PER_PAGE, ...fuzzyName(q) }));
    if (!asTyped.ok) return asTyped;
    const { items } = asTyped.data;
    const hasName = items.some(({ name }) => name === q);
    // A channel of this name is not missing. Later pages only continue.
    const others =
      q === '' || found || hasName || (offset > 0 && items.length > 0) ? [] : await findIgnoringCase(list, q);
    const isOtherCase = items.length === 0 && others.length > 0;
    const page = isOtherCase ? await listKnown(others)(offset, CHANNELS_PER_PAGE) : asTyped;
    return page.ok ? success({ ...page.data, isOtherCase, twin: findTwin(others, q) }, asTyped.requestId) : page;
  },
  explain: explainChannelsFailure,
};

/** Lists the channels that a source can be created on, by name. Refusals are values. */
export const listCustomChannels = (
  eventGrid: Pick<EventGrid, 'listChannels'>,
  part: ListQuery,
  options?: CallOptions,
): Promise<EgResult<Page<Channel>>> =>
  eventGrid.listChannels({ provider_type: 'CUSTOM', sort: 'name:ASC', ...part }, options);

/** What is on a channel; subscriptions are listed by name. A total is null if EventGrid didn't report it. */
export type ChannelDependants = {
  sources: number | null;
  subscriptions: { total: number | null; names: string[] };
};

/**
 * Reads everything that blocks deleting a channel, both lists in parallel. Returns the first refusal if there is one.
 */
export async function readDependants(
  eventGrid: Pick<EventGrid, 'listSources' | 'listSubscriptions'>,
  channelId: string,
): Promise<EgResult<ChannelDependants>> {
  const [sources, subscriptions] = await Promise.all([
    eventGrid.listSources({ channel_id: channelId, limit: 1 }),
    listChannelSubscriptions(eventGrid, channelId),
  ]);
  if (!sources.ok) return sources;
  if (!subscriptions.ok) return subscriptions;
  const { total, items } = subscriptions.data;
  const names = items.flatMap(({ name, id }) => name ?? id ?? []);
  return success({ sources: sources.data.total, subscriptions: { total, names } }, subscriptions.requestId);
}

/** What is on a channel: the number of sources, and its subscriptions. */
export const dependantsRead: OwnRead<{ channel_id: string }, ChannelDependants> = {
  parse: z.object({ channel_id: channelIdSchema }),
  read: ({ eventGrid, input }) => readDependants(eventGrid, input.channel_id),
  // The report names the read that was refused: fewer users may read subscriptions.
  explain: (failure, context) => explainReadFailure(failure, failure.request?.operation ?? 'listSources', context),
};

/** Finds the name of a channel to filter by (none: empty): in one of the rows, else in EventGrid. Null if unknown. */
export async function readChannelName(
  eventGrid: Pick<EventGrid, 'getChannel'>,
  channelId: string,
  rows: readonly { channel_id: string | null; channel_name: string | null }[],
): Promise<string | null> {
  if (channelId === '') return null;
  const known = rows.find(({ channel_id }) => channel_id === channelId)?.channel_name;
  if (known) return known;
  const channel = await eventGrid.getChannel(channelId);
  return channel.ok ? channel.data.name : null;
}

/** Number of sources by channel ID; null where it couldn't be read. */
export type SourceCounts = Record<string, number | null>;

/** Parallel reads (our choice): a page of 100 channels must not use up the user's rate limit in EventGrid. */
const AT_ONCE = 6;
/** The longest page of channels. */
const MAX_CHANNELS = 100;

/** Counts the sources of channels, six channels at a time. It never fails: a refused count is null. */
export async function countSources(
  eventGrid: Pick<EventGrid, 'listSources'>,
  channelIds: readonly string[],
): Promise<EgResult<SourceCounts>> {
  const counts = await mapLimited(channelIds, AT_ONCE, async (channel_id) => {
    const result = await eventGrid.listSources({ channel_id, limit: 1 });
    return [channel_id, result.ok ? result.data.total : null] as const;
  });
  return success(Object.fromEntries(counts), null);
}

/** The same for channel IDs joined by commas, as in `channel_ids`. */
export const sourceCountsRead: OwnRead<string[], SourceCounts> = {
  parse: ({ channel_ids }) => {
    const ids = typeof channel_ids === 'string' ? channel_ids.split(',') : [];
    return ids.length <= MAX_CHANNELS && ids.every(isIdentifier)
      ? { ok: true, input: ids }
      : { ok: false, fieldErrors: { channel_ids: 'channel_id.characters' } };
  },
  read: ({ eventGrid, input }) => countSources(eventGrid, input),
  explain: (failure, context) => explainReadFailure(failure, 'listSources', context),
};
