'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Popover } from '@/components/ui/popover';

/** One action: a link if it leads somewhere, else a button. Null is skipped, for actions that are not available. */
type MenuItem = {
  id: string;
  icon: ReactNode;
  label: ReactNode;
  href?: string;
  isDanger?: boolean;
  /** If omitted from a link, the link is followed. */
  onChoose?: () => void;
} | null;

type RowMenuProps = {
  /** The item the menu is for. */
  label: string;
  anchor: HTMLElement;
  items: readonly MenuItem[];
  onClose: () => void;
};

/** Offers the actions on one row, by mouse or arrow keys. The focus is back on the row when an action runs. */
export function RowMenu({ label, anchor, items, onClose }: RowMenuProps) {
  const choose = (step?: () => void) => () => {
    onClose();
    anchor.focus();
    step?.();
  };
  return (
    <Popover anchor={anchor} onClose={onClose} className="row-menu">
      <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={moveFocus}>
        {items
          .filter((item) => item !== null)
          .map(({ id, icon, label: words, href, isDanger, onChoose }, index) => {
            const shared = {
              role: 'menuitem',
              tabIndex: -1,
              className: isDanger ? 'danger' : undefined,
              'data-first': index === 0 ? '' : undefined,
            };
            return href === undefined ? (
              <button key={id} {...shared} type="button" onClick={choose(onChoose)}>
                {icon}
                <span className="truncate">{words}</span>
              </button>
            ) : (
              <Link key={id} {...shared} href={href} onNavigate={onChoose && choose(onChoose)}>
                {icon}
                <span className="truncate">{words}</span>
              </Link>
            );
          })}
      </div>
    </Popover>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? items.indexOf(activeElement) : -1;
  const step = STEPS[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? null : at + step;
  if (to === null) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
