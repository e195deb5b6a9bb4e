'use client';

import { type ButtonHTMLAttributes, useCallback, useState } from 'react';

/** The menu that is open: beside which button, and of which row. */
export type OpenedMenu<Kind, Row> = { kind: Kind; anchor: HTMLElement; row: Row | null };

/** Makes a button open a menu: `row` for what can be done with a row, other kinds are the list's own. */
export type OpensMenu<Kind, Row> = (kind: Kind, row?: Row) => ButtonHTMLAttributes<HTMLButtonElement>;

/**
 * Keeps which of a list's menus is open; both functions stay the same. What menus hold comes by `preload`, always the
 * same function, when a person reaches for one.
 */
export function useMenu<Kind extends string, Row>(preload: () => void) {
  const [opened, setOpened] = useState<OpenedMenu<Kind, Row> | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const opens = useCallback<OpensMenu<Kind, Row>>(
    (kind, row) => ({
      type: 'button',
      'aria-haspopup': kind === 'row' ? 'menu' : 'dialog',
      onPointerEnter: preload,
      onFocus: preload,
      onClick: ({ currentTarget: anchor }) =>
        setOpened((now) => (now?.anchor === anchor ? now : { kind, anchor, row: row ?? null })),
    }),
    [preload],
  );
  return { opened, opens, close };
}
