import { keepPreviousData } from '@tanstack/react-query';
import type { ProjectScope } from '@/lib/session/session';
import { type SourcesQuery, sourcesQueryParts } from '@/lib/sources/query';
import type { OneSource } from '@/lib/sources/reads';
import type { SourcesPage } from '@/lib/sources/row';
import { ownQuery } from './own-query';

export const sourceKeys = {
  all: ['sources'] as const,
  lists: () => [...sourceKeys.all, 'list'] as const,
  list: (owner: ProjectScope, query: SourcesQuery) => [...sourceKeys.lists(), owner, query] as const,
  one: (owner: ProjectScope, sourceId: string) => [...sourceKeys.all, 'one', owner, sourceId] as const,
};

/** Describes one page of the list. The previous rows stay on screen until the new ones arrive. */
export const sourcesList = (owner: ProjectScope, query: SourcesQuery) => ({
  ...ownQuery<SourcesPage>(
    sourceKeys.list(owner, query),
    '/api/sources',
    owner,
    Object.fromEntries(sourcesQueryParts(query)),
  ),
  placeholderData: keepPreviousData,
});

/** Describes one source. If it was deleted, the refusal has the state `missing`. */
export const oneSource = (owner: ProjectScope, sourceId: string) =>
  ownQuery<OneSource>(sourceKeys.one(owner, sourceId), `/api/sources/${encodeURIComponent(sourceId)}`, owner);
