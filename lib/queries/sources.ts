import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { withBasePath } from '@/lib/base-path';
import type { EgSuccess } from '@/lib/eg/result';
import type { ListFailure } from '@/lib/sources/explain-list-failure';
import { type SourcesQuery, sourcesQueryParts } from '@/lib/sources/list-query';
import type { SourcesPage } from '@/lib/sources/source-row';

/** The project that a page was opened for: a session of another one is refused. */
export type ListOwner = { project_id: string; endpoint_id: string };

const sourceKeys = {
  all: ['sources'] as const,
  list: (owner: ListOwner, query: SourcesQuery) => [...sourceKeys.all, 'list', owner, query] as const,
};

/** What the console's own route answers. */
export type SourcesAnswer = EgSuccess<SourcesPage> | { ok: false; failure: ListFailure };

/** Rows this old are read again when the list is opened anew (Back, for one); on a first load they are younger. */
const FRESH_MS = 10_000;
/** The server gives up after 15 s and says why; after that the console itself is silent. */
const SILENCE_MS = 17_000;

/**
 * Describes one page of the list for useQuery. A refusal is thrown as ListFailure, `null` when the console itself did
 * not answer. The rows before stay until the new ones are there; a query that is no longer wanted is aborted.
 */
export const sourcesList = (owner: ListOwner, query: SourcesQuery) =>
  queryOptions<SourcesPage, ListFailure | null>({
    queryKey: sourceKeys.list(owner, query),
    queryFn: ({ signal }) => fetchSources(owner, query, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    // The server has tried twice already, and a person has a button.
    retry: false,
    retryOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    networkMode: 'always',
  });

async function fetchSources(owner: ListOwner, query: SourcesQuery, signal: AbortSignal): Promise<SourcesPage> {
  const parameters = new URLSearchParams({ ...owner, ...Object.fromEntries(sourcesQueryParts(query)) });
  const answer = await fetch(withBasePath(`/api/sources?${parameters}`), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MS)]),
    headers: { accept: 'application/json' },
  })
    .then((response) => response.json())
    .catch((error) => {
      if (signal.aborted) throw error;
      return null;
    });
  if (!isAnswer(answer)) throw null;
  if (answer.ok) return answer.data;
  throw answer.failure;
}

/** The route is ours and typed; the page of a proxy in between is not JSON or has no `ok`. */
const isAnswer = (answer: unknown): answer is SourcesAnswer =>
  typeof answer === 'object' && answer !== null && 'ok' in answer;
