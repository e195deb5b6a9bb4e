import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { OWN_READ, type OwnAnswer, readOwn } from '@/lib/browser/read';
import type { ProjectScope } from '@/lib/session/session';
import type { ListFailure } from '@/lib/sources/explain';
import { type SourcesQuery, sourcesQueryParts } from '@/lib/sources/query';
import type { OneSource } from '@/lib/sources/reads';
import type { SourcesPage } from '@/lib/sources/row';

export const sourceKeys = {
  all: ['sources'] as const,
  lists: () => [...sourceKeys.all, 'list'] as const,
  list: (owner: ProjectScope, query: SourcesQuery) => [...sourceKeys.lists(), owner, query] as const,
  one: (owner: ProjectScope, sourceId: string) => [...sourceKeys.all, 'one', owner, sourceId] as const,
};

/** What the console's own route answers. */
export type SourcesAnswer = OwnAnswer<SourcesPage>;

/**
 * Describes one page of the list for useQuery. A refusal is thrown as ListFailure, `null` when the console itself did
 * not answer. The rows before stay until the new ones are there; a query that is no longer wanted is aborted.
 */
export const sourcesList = (owner: ProjectScope, query: SourcesQuery) =>
  queryOptions<SourcesPage, ListFailure | null>({
    ...OWN_READ,
    queryKey: sourceKeys.list(owner, query),
    queryFn: ({ signal }) => readOwn('/api/sources', Object.fromEntries(sourcesQueryParts(query)), owner, signal),
    placeholderData: keepPreviousData,
  });

/** Describes one source for useQuery, refusals as sourcesList's; one that is gone has the state `missing`. */
export const oneSource = (owner: ProjectScope, sourceId: string) =>
  queryOptions<OneSource, ListFailure | null>({
    ...OWN_READ,
    queryKey: sourceKeys.one(owner, sourceId),
    queryFn: ({ signal }) => readOwn(`/api/sources/${encodeURIComponent(sourceId)}`, {}, owner, signal),
  });
