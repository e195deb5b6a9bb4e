import { cache } from 'react';
import * as z from 'zod/mini';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { sourceIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { findById, findPage, type ListFrom, listFilters } from '@/lib/lists/find-page';
import { parseSourcesQuery, type SourcesQuery } from './query';
import { rowOf, type SourcesPage, statusGroup } from './row';
import { lookThroughSources } from './window';

const explainListFailure = listExplainer('listSources', ({ sources }) => sources.forbidden);

type Sources = Pick<EventGrid, 'listSources' | 'getSource' | 'getChannel'>;

/** A page as it was found; the rest of a SourcesPage is the same for all ways to find one. */
type Found = Pick<SourcesPage, 'total' | 'page' | 'reach'> & { items: Source[]; looked?: SourcesPage['looked'] };

/**
 * Finds one page of sources. A text that is an ID is looked up as one, then as part of a name. A page past the end
 * comes back as the last one there is, one that this EventGrid refuses to go to as the last that it goes to. Type and
 * status, which EventGrid cannot filter by, are looked for in a window of records. Refusals of EventGrid are values.
 */
export async function findSources(
  eventGrid: Sources,
  query: SourcesQuery,
  now: () => number = Date.now,
): Promise<EgResult<SourcesPage>> {
  const found: EgResult<Found> =
    (await findById((id) => eventGrid.getSource(id), matches, query)) ??
    (query.type !== '' || query.status !== ''
      ? await lookThroughSources(listOf(eventGrid, query), query)
      : await findPage(listOf(eventGrid, query), query));
  if (!found.ok) return found;
  const { items, looked = null, ...page } = found.data;
  const channelName = await readChannelName(eventGrid, query, items);
  return success({ ...page, looked, items: items.map(rowOf), readAt: now(), channelName }, found.requestId);
}

function matches(source: Source, { channel_id, provider, type, status }: SourcesQuery): boolean {
  const { provider_type } = source;
  return (
    (provider === 'all' || provider_type === provider || (provider_type === null && provider === 'CUSTOM')) &&
    (channel_id === '' || source.channel_id === channel_id) &&
    (type === '' || source.type === type) &&
    (status === '' || statusGroup(source.status) === status)
  );
}

function listOf(eventGrid: Sources, query: SourcesQuery): ListFrom<Source> {
  const { channel_id, sort } = query;
  const filters = { ...listFilters(query), ...(channel_id === '' ? {} : { channel_id }) };
  return (offset, limit) => eventGrid.listSources({ ...filters, sort, limit, offset });
}

/** A filter is shown by its channel's name: one of the rows knows it, else EventGrid is asked. */
async function readChannelName(
  eventGrid: Sources,
  { channel_id }: SourcesQuery,
  items: Source[],
): Promise<string | null> {
  if (channel_id === '') return null;
  const known = items.find((item) => item.channel_id === channel_id)?.channel_name;
  if (known) return known;
  const channel = await eventGrid.getChannel(channel_id);
  return channel.ok ? channel.data.name : null;
}

/** One page of sources, as the list's query says. */
export const sourcesRead: OwnRead<SourcesQuery, SourcesPage> = {
  parse: (values) => ({ ok: true, input: parseSourcesQuery(values) }),
  read: ({ eventGrid, input }) => findSources(eventGrid, input),
  explain: explainListFailure,
};

/** One source, its secrets masked, and when it was read, by the server's clock in milliseconds. */
export type OneSource = { source: SourceWithRaw; readAt: number };

/** Reads one source, once a request for a page's title and the page. Refusals are values. */
export const readOneSource = cache(
  async (eventGrid: Pick<EventGrid, 'getSource'>, sourceId: string): Promise<EgResult<OneSource>> => {
    const found = await eventGrid.getSource(sourceId);
    return found.ok ? success({ source: found.data, readAt: Date.now() }, found.requestId) : found;
  },
);

/** One source; the refusal of one that is gone has the state `missing`. */
export const oneSourceRead: OwnRead<{ sourceId: string }, OneSource> = {
  parse: z.object({ sourceId: sourceIdSchema }),
  read: ({ eventGrid, input }) => readOneSource(eventGrid, input.sourceId),
  explain: (failure, context) => explainReadFailure(failure, 'getSource', context),
};

/** Whether a source has a name, and on which channel, where EventGrid says. */
export type NameHolder = { taken: boolean; channel: string | null };

/** Whether a source of exactly this name exists: advice for the create form. */
export const nameHolderRead: OwnRead<{ name: string }, NameHolder> = {
  parse: z.object({ name: sourceNameSchema }),
  read: async ({ eventGrid, input: { name } }) => {
    const found = await eventGrid.listSources({ name, limit: 1 });
    if (!found.ok) return found;
    // A server that forgets the filter must not make every name look taken.
    const source = found.data.items.find((item) => item.name === name);
    return success({ taken: source !== undefined, channel: source?.channel_name ?? null }, found.requestId);
  },
  explain: (failure, context) => explainReadFailure(failure, 'listSources', context),
};
