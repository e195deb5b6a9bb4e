'use client';

import { type ButtonHTMLAttributes, useCallback, useState } from 'react';

/** The open menu: beside which button, and for which row. */
export type OpenedMenu<Kind, Row> = { kind: Kind; anchor: HTMLElement; row: Row | null };

/** Makes a button open a menu: `row` for the actions on a row; lists define other kinds. */
export type OpensMenu<Kind, Row> = (kind: Kind, row?: Row) => ButtonHTMLAttributes<HTMLButtonElement>;

/**
 * Tracks which of a list's menus is open; both returned functions are stable. `preload`, which must always be the same
 * function, loads the menus when the user interacts with one.
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
