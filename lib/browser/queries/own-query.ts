import { type QueryKey, queryOptions } from '@tanstack/react-query';
import { readOwn } from '@/lib/browser/read';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { ProjectScope } from '@/lib/session/session';

/** Rows this old are read again when the list is opened again (Back, for one); on a first load they are younger. */
const FRESH_MS = 10_000;

/** How queries of the console's own routes behave: they are sent when a person asks. */
export const OWN_READ = {
  staleTime: FRESH_MS,
  // Whoever turns 200 pages keeps those that would not be read again, and no more.
  gcTime: FRESH_MS,
  // The server has tried twice already, and a person has a button.
  retry: false,
  retryOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  networkMode: 'always',
} as const;

/** Describes a read of one of the console's own routes for useQuery; refusals are thrown as readOwn throws them. */
export const ownQuery = <T>(
  queryKey: QueryKey,
  path: string,
  owner: ProjectScope,
  parts: Record<string, string> = {},
) =>
  queryOptions<T, ReadFailure | null>({
    ...OWN_READ,
    queryKey,
    queryFn: ({ signal }) => readOwn<T>(path, parts, owner, signal),
  });
