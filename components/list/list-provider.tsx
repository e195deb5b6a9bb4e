'use client';

import { type DehydratedState, HydrationBoundary, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ViewPreferences } from '@/lib/sources/view-preferences';
import { ViewProvider } from './view-preferences';

type ListProviderProps = { state: DehydratedState; view?: ViewPreferences; children: ReactNode };

/**
 * Holds what the list has read, beginning with what the server read for it, and how it is to look. It lives as long as
 * the page: nothing of one user is left for the next.
 */
export function ListProvider({ state, view, children }: ListProviderProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>
        <ViewProvider initial={view}>{children}</ViewProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
}
