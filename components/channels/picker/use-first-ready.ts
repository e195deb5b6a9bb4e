import { useEffect } from 'react';

type Shown = { isOpen: boolean; hasRows: boolean; search: string; highlightedIndex: number };

/**
 * Makes a list's first row ready for Enter once its rows are there: downshift does so only for a list that has them as
 * it opens or as a letter is typed.
 */
export function useFirstReady({ isOpen, hasRows, search, highlightedIndex }: Shown, ready: (index: number) => void) {
  const isUnready = isOpen && hasRows && highlightedIndex < 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time rows come, not when the pointer leaves.
  useEffect(() => {
    if (isUnready) ready(0);
  }, [isOpen, hasRows, search]);
}
