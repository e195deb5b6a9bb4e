'use client';

import { useHydrated } from '@/components/ui/use-hydrated';

/**
 * Tells whether rows are being read, as a query says it, but never in the first render: where the page took more than
 * 10 s to come, its rows are read anew at once, which the server's HTML cannot know.
 */
export const useReading = ({ isFetching }: { isFetching: boolean }): boolean => useHydrated() && isFetching;
