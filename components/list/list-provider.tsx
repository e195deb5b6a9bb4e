'use client';

import { type DehydratedState, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useSignedInAgain } from '@/components/action/use-session';
import type { ViewPreferences } from '@/lib/lists/view';
import { ViewProvider } from './view-preferences';

type ListProviderProps = {
  /** A DehydratedState as JSON: React would write and read each field of each row, on the server and in the browser. */
  state: string;
  view?: ViewPreferences;
  children: ReactNode;
};

/**
 * Provides the list's query cache, filled with the server's first reads, and its view. The cache is dropped with the
 * page, so that nothing of one user is left for the next.
 */
export function ListProvider({ state, view, children }: ListProviderProps) {
  const [client] = useState(() => new QueryClient());
  useMemo(() => takeOver(client, state), [client, state]);
  useSignedInAgain(() => void client.invalidateQueries());
  return (
    <QueryClientProvider client={client}>
      <ViewProvider initial={view}>{children}</ViewProvider>
    </QueryClientProvider>
  );
}

/**
 * Adopts the server's finished queries, including refusals, unless the browser has already read them. HydrationBoundary
 * would also handle promises and mutations, and add 1 KB.
 */
function takeOver(client: QueryClient, state: string): void {
  const cache = client.getQueryCache();
  const { queries }: DehydratedState = JSON.parse(state);
  for (const { queryKey, queryHash, state } of queries) {
    if (!cache.get(queryHash)) cache.build(client, { queryKey, queryHash }, { ...state, fetchStatus: 'idle' });
  }
}
