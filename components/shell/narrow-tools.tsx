'use client';

import type { FocusEvent, ReactNode } from 'react';

/** The menu button of a narrow header, and the menu: it closes when the focus leaves both. */
export const NarrowTools = ({ children }: { children: ReactNode }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: only watches the focus leave.
  <div className="tools md:hidden" onBlur={closeMenu}>
    {children}
  </div>
);

function closeMenu({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
  if (!currentTarget.contains(relatedTarget)) currentTarget.querySelector<HTMLElement>('[popover]')?.hidePopover();
}
