import { type QueryKey, queryOptions } from '@tanstack/react-query';
import { readOwn } from '@/lib/browser/read';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { QuotaResource, UsedQuota } from '@/lib/lists/quota';
import type { ProjectScope } from '@/lib/session/session';

/**
 * Rows this old are read again when the list is opened again (with Back, for example). Rows of a first load are
 * younger.
 */
const FRESH_MS = 10_000;

/** Defaults for queries of the console's own routes: they run only when a person asks for something. */
export const OWN_READ = {
  staleTime: FRESH_MS,
  // Someone who pages through 200 pages keeps only the ones that are still fresh.
  gcTime: FRESH_MS,
  // The server has already tried twice, and the page has a retry button.
  retry: false,
  retryOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  // The browser's word on the network is often wrong, and the console may run on this machine.
  networkMode: 'always',
  // A bug is not an answer: it breaks the page.
  throwOnError: (error: unknown) => error instanceof Error,
} as const;

/** Describes a read of one of the console's own routes for useQuery. Refusals are thrown, as in readOwn. */
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

/** Describes one of the project's quotas, which each list shows; null if EventGrid does not report it. */
export const projectQuota = (owner: ProjectScope, resource: QuotaResource) =>
  ownQuery<UsedQuota | null>([resource, owner], '/api/quotas', owner, { resource });
