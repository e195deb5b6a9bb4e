'use client';

import { type DehydratedState, HydrationBoundary, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/**
 * Holds what the list has read, beginning with what the server read for it. It lives as long as the page: nothing of
 * one user is left for the next.
 */
export function ListProvider({ state, children }: { state: DehydratedState; children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>{children}</HydrationBoundary>
    </QueryClientProvider>
  );
}
