'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useView } from '@/components/list/view-preferences';
import { withBasePath } from '@/lib/browser/base-path';
import { sourceIdIn, sourcePath } from '@/lib/sources/path';
import { parseSearchParams, type SourcesQuery, sourcesPath } from '@/lib/sources/query';

export type PanelHistory = {
  /** The source in the URL; null for the list alone. */
  selectedId: string | null;
  query: SourcesQuery;
  /**
   * Whether the source was opened by a click or by Back, so that the focus follows it: not with the page or by a step.
   */
  takesFocus: RefObject<boolean>;
  /** Opens a source as a history entry that Back undoes. */
  open: (sourceId: string) => void;
  /** Shows a neighbor instead of the open source: Back still closes. */
  step: (sourceId: string) => void;
  close: () => void;
  /** Closes a deleted source: Back doesn't lead to it, and the focus moves to another row. */
  leave: (focusId: string | null) => void;
};

/**
 * Keeps in the URL which source is open beside the list. It writes the history directly, so that the list stays as it
 * is. Closing returns the focus to the row and, if the panel replaced the list, restores the list's scroll position.
 */
export function usePanelHistory(): PanelHistory {
  const selectedId = sourceIdIn(usePathname());
  const params = useSearchParams();
  const { size } = useView().view;
  const query = useMemo(() => parseSearchParams(params, size), [params, size]);
  const takesFocus = useRef(false);
  const scrolled = useRef(0);
  const shown = useRef(selectedId);
  const nextFocusId = useRef<string | null>(null);

  useEffect(() => {
    const note = () => {
      takesFocus.current = true;
      if (shown.current === null) scrolled.current = window.scrollY;
    };
    window.addEventListener('popstate', note);
    return () => window.removeEventListener('popstate', note);
  }, []);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = selectedId;
    if (before === selectedId) return;
    if (selectedId === null) giveBack(nextFocusId.current ?? before, scrolled.current);
    else if (before === null && isInPlaceOfList()) window.scrollTo(0, 0);
    nextFocusId.current = null;
  }, [selectedId]);

  const write = (method: 'pushState' | 'replaceState', path: string) =>
    window.history[method](null, '', withBasePath(path));

  return {
    selectedId,
    query,
    takesFocus,
    open: (sourceId) => {
      if (sourceId === selectedId) return;
      takesFocus.current = true;
      if (selectedId === null) scrolled.current = window.scrollY;
      write('pushState', sourcePath(sourceId, query));
    },
    step: (sourceId) => {
      takesFocus.current = false;
      write('replaceState', sourcePath(sourceId, query));
    },
    close: () => write('pushState', sourcesPath(query)),
    leave: (focusId) => {
      nextFocusId.current = focusId;
      write('replaceState', sourcesPath(query));
    },
  };
}

/** On a narrow page the style sheet shows the panel instead of the list. */
const isInPlaceOfList = (): boolean => window.matchMedia('(max-width: 56rem)').matches;

function giveBack(sourceId: string | null, scrolled: number): void {
  if (isInPlaceOfList()) window.scrollTo(0, scrolled);
  linkOf(sourceId)?.focus({ focusVisible: true });
}

/** Lists the links of the visible rows by their source's ID. */
function rowLinks(): Map<string | null, HTMLAnchorElement> {
  const base = withBasePath('').length;
  const links = document.querySelectorAll<HTMLAnchorElement>('main tbody th a');
  return new Map([...links].map((link) => [sourceIdIn(link.pathname.slice(base)), link]));
}

/** Finds the link of a source's row. */
export const linkOf = (sourceId: string | null): HTMLAnchorElement | undefined => rowLinks().get(sourceId);

/** Lists the source IDs of the visible rows, in order. */
export const shownIds = (): string[] => [...rowLinks().keys()].filter((id) => id !== null);
