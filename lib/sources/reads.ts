import { cache } from 'react';
import * as z from 'zod/mini';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { sourceIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import type { OwnRead } from '@/lib/guard/route';
import { listExplainer } from '@/lib/lists/explain';
import { findSources } from './find';
import { parseSourcesQuery, type SourcesQuery } from './query';
import type { SourcesPage } from './row';

/** Explains why sources could not be listed. */
const explainListFailure = listExplainer({
  operation: 'listSources',
  texts: ({ sources }) => sources.failed,
});

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
