import { cache } from 'react';
import * as z from 'zod/mini';
import { readChannelName } from '@/lib/channels/reads';
import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { sourceIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { findById, findPage, type ListFrom, listFilters } from '@/lib/lists/find-page';
import { askName, keepNameCheck } from '@/lib/pending-writes/name-check';
import { parseSourcesQuery, type SourcesQuery } from './query';
import { rowOf, type SourcesPage, statusGroup } from './row';
import { scanSources } from './window';

const explainListFailure = listExplainer('listSources', ({ sources }) => sources.forbidden);

type Sources = Pick<EventGrid, 'listSources' | 'getSource' | 'getChannel'>;

/** A page as read; the rest of a SourcesPage is the same however it was found. */
type SourcesResult = Pick<SourcesPage, 'total' | 'page' | 'reach'> & { items: Source[]; scan?: SourcesPage['scan'] };

/**
 * Finds one page of sources. A search text in the form of an ID is tried as an ID first, then as part of a name. A page
 * past the end becomes the last page; if this EventGrid refuses the offset, the result is the last page it serves. Type
 * and status, which EventGrid can't filter by, are searched in a window of records. EventGrid's refusals are values.
 */
export async function findSources(
  eventGrid: Sources,
  query: SourcesQuery,
  now: () => number = Date.now,
): Promise<EgResult<SourcesPage>> {
  const result: EgResult<SourcesResult> =
    (await findById((id) => eventGrid.getSource(id), matches, query)) ??
    (query.type !== '' || query.status !== ''
      ? await scanSources(listOf(eventGrid, query), query)
      : await findPage(listOf(eventGrid, query), query));
  if (!result.ok) return result;
  const { items, scan = null, ...page } = result.data;
  const channelName = await readChannelName(eventGrid, query.channel_id, items);
  return success({ ...page, scan, items: items.map(rowOf), readAt: now(), channelName }, result.requestId);
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
  const { channel_id, provider, sort } = query;
  // Custom sources have lowercase names; EventGrid's own are like HC.OBS.
  const q = provider === 'CUSTOM' ? query.q.toLowerCase() : query.q;
  const filters = { ...listFilters({ q, provider }), ...(channel_id === '' ? {} : { channel_id }) };
  return (offset, limit) => eventGrid.listSources({ ...filters, sort, limit, offset });
}

/** One page of sources, as the list's query describes it. */
export const sourcesRead: OwnRead<SourcesQuery, SourcesPage> = {
  parse: (values) => ({ ok: true, input: parseSourcesQuery(values) }),
  read: ({ eventGrid, input }) => findSources(eventGrid, input),
  explain: explainListFailure,
};

/** One source, its secrets masked, and when it was read, by the server's clock in milliseconds. */
export type OneSource = { source: SourceWithRaw; readAt: number };

/** Reads one source, once per request for both a page's title and the page. Refusals are values. */
export const readOneSource = cache(
  async (eventGrid: Pick<EventGrid, 'getSource'>, sourceId: string): Promise<EgResult<OneSource>> => {
    const result = await eventGrid.getSource(sourceId);
    return result.ok ? success({ source: result.data, readAt: Date.now() }, result.requestId) : result;
  },
);

/** One source. If it was deleted, the refusal has the state `missing`. */
export const oneSourceRead: OwnRead<{ sourceId: string }, OneSource> = {
  parse: z.object({ sourceId: sourceIdSchema }),
  read: ({ eventGrid, input }) => readOneSource(eventGrid, input.sourceId),
  explain: (failure, context) => explainReadFailure(failure, 'getSource', context),
};

/** Whether a source has a name, and on which channel if EventGrid reports it. */
export type NameHolder = { taken: boolean; channel: string | null };

/** Whether a source with exactly this name exists: a hint for the create form, and kept for its create. */
export const nameHolderRead: OwnRead<{ name: string }, NameHolder> = {
  parse: z.object({ name: sourceNameSchema }),
  async read({ eventGrid, session, input: { name } }) {
    const { listed, holder, check } = await askName(eventGrid.listSources, name, Date.now);
    if (!listed.ok) return listed;
    if (check && session) keepNameCheck(session, name, check);
    return success({ taken: holder !== undefined, channel: holder?.channel_name ?? null }, listed.requestId);
  },
  explain: (failure, context) => explainReadFailure(failure, 'listSources', context),
};
