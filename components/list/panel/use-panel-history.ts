'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useView } from '@/components/list/view-preferences';
import { withBasePath } from '@/lib/browser/base-path';
import type { ItemPaths } from '@/lib/lists/item-path';
import type { ListState, UrlState } from '@/lib/lists/url-state';

export type PanelHistory<Query extends ListState> = {
  /** The item in the URL; null for the list alone. */
  selectedId: string | null;
  query: Query;
  /** Returns the path of an item beside the list, and of the list alone. */
  pathOf: (itemId: string) => string;
  listPath: string;
  /**
   * Whether the item was opened by a click or by Back, so that the focus follows it: not with the page or by a step.
   */
  takesFocus: RefObject<boolean>;
  /** Opens an item as a history entry that Back undoes. */
  open: (itemId: string) => void;
  /** Shows a neighbor instead of the open item: Back still closes. */
  step: (itemId: string) => void;
  close: () => void;
  /** Closes a deleted item: Back doesn't lead to it, and the focus moves to another row. */
  leave: (focusId: string | null) => void;
  /** Returns the links of the visible rows by their item's ID, in order. */
  rowLinks: () => Map<string | null, HTMLAnchorElement>;
};

/**
 * Keeps in the URL which item is open beside the list. It writes the history directly, so that the list stays as it
 * is. Closing returns the focus to the row and, if the panel replaced the list, restores the list's scroll position.
 */
export function usePanelHistory<Query extends ListState>(
  url: UrlState<Query>,
  { itemPath, itemIdIn }: ItemPaths<Query>,
): PanelHistory<Query> {
  const selectedId = itemIdIn(usePathname());
  const params = useSearchParams();
  const { size } = useView().view;
  const query = useMemo(() => url.parseParams(params, size), [url, params, size]);
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
    if (selectedId === null) {
      if (isInPlaceOfList()) window.scrollTo(0, scrolled.current);
      rowLinks(itemIdIn)
        .get(nextFocusId.current ?? before)
        ?.focus({ focusVisible: true });
    } else if (before === null && isInPlaceOfList()) window.scrollTo(0, 0);
    nextFocusId.current = null;
  }, [selectedId, itemIdIn]);

  const write = (method: 'pushState' | 'replaceState', path: string) =>
    window.history[method](null, '', withBasePath(path));

  const pathOf = (itemId: string) => itemPath(itemId, query);
  const listPath = url.pathOf(query);
  return {
    selectedId,
    query,
    pathOf,
    listPath,
    takesFocus,
    open: (itemId) => {
      if (itemId === selectedId) return;
      takesFocus.current = true;
      if (selectedId === null) scrolled.current = window.scrollY;
      write('pushState', pathOf(itemId));
    },
    step: (itemId) => {
      takesFocus.current = false;
      write('replaceState', pathOf(itemId));
    },
    close: () => write('pushState', listPath),
    leave: (focusId) => {
      nextFocusId.current = focusId;
      write('replaceState', listPath);
    },
    rowLinks: () => rowLinks(itemIdIn),
  };
}

/** On a narrow page the style sheet shows the panel instead of the list. */
const isInPlaceOfList = (): boolean => window.matchMedia('(max-width: 56rem)').matches;

/** Returns the links of the visible rows by their item's ID, in order. */
function rowLinks(itemIdIn: (pathname: string) => string | null): Map<string | null, HTMLAnchorElement> {
  const base = withBasePath('').length;
  const links = document.querySelectorAll<HTMLAnchorElement>('main tbody th a');
  return new Map([...links].map((link) => [itemIdIn(link.pathname.slice(base)), link]));
}
