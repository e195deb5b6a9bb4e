'use client';

import { type DehydratedState, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useSignedInAgain } from '@/components/action/use-session';
import type { ViewPreferences } from '@/lib/lists/view';
import { ViewProvider } from './view-preferences';

type ListProviderProps = { state: DehydratedState; view?: ViewPreferences; children: ReactNode };

/**
 * Holds what the list has read, beginning with what the server read for it, and how it is to look. It lives as long as
 * the page: nothing of one user is left for the next.
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
 * Takes over queries that the server has ended, refusals among them, unless the browser has read them itself.
 * HydrationBoundary would do so too, for promises and mutations as well, and for 1 KB more.
 */
function takeOver(client: QueryClient, { queries }: DehydratedState): void {
  const cache = client.getQueryCache();
  for (const { queryKey, queryHash, state } of queries) {
    if (!cache.get(queryHash)) cache.build(client, { queryKey, queryHash }, { ...state, fetchStatus: 'idle' });
  }
}
