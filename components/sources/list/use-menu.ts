'use client';

import { type ButtonHTMLAttributes, useCallback, useState } from 'react';
import { lazyPart } from '@/components/ui/lazy-part';
import type { SourceRow } from '@/lib/sources/row';
import type { MenuKind, OpenedMenu, SourcesMenusProps } from './sources-menus';

/** Makes a button open a menu. */
export type OpensMenu = (kind: MenuKind, row?: SourceRow) => ButtonHTMLAttributes<HTMLButtonElement>;

/** Shows the menu that is open. What menus hold comes when a person reaches for one. */
export const SourcesMenus = lazyPart<SourcesMenusProps>(() => import('./sources-menus'));

/** Keeps which of the list's menus is open; both functions stay the same. */
export function useMenu(): { opened: OpenedMenu | null; opens: OpensMenu; close: () => void } {
  const [opened, setOpened] = useState<OpenedMenu | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const opens = useCallback<OpensMenu>(
    (kind, row) => ({
      type: 'button',
      'aria-haspopup': kind === 'row' ? 'menu' : 'dialog',
      onPointerEnter: SourcesMenus.preload,
      onFocus: SourcesMenus.preload,
      onClick: ({ currentTarget: anchor }) =>
        setOpened((now) => (now?.anchor === anchor ? now : { kind, anchor, row: row ?? null })),
    }),
    [],
  );
  return { opened, opens, close };
}
