'use client';

import { Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Popover } from '@/components/ui/popover';
import { format } from '@/lib/i18n/format';
import type { ChannelsMessages } from './channels-messages';

export type ChannelsMenuProps = {
  name: string;
  anchor: HTMLElement;
  messages: ChannelsMessages;
  onEdit: () => void;
  onDelete: () => void;
  onClose: () => void;
};

/** Offers what can be done with one channel. */
export default function ChannelsMenu({ name, anchor, messages, onEdit, onDelete, onClose }: ChannelsMenuProps) {
  const choose = (step: () => void) => () => {
    onClose();
    anchor.focus();
    step();
  };
  return (
    <Popover anchor={anchor} onClose={onClose} className="menu">
      <div role="menu" tabIndex={-1} aria-label={format(messages.actionsFor, { name })} onKeyDown={moveFocus}>
        <button type="button" role="menuitem" tabIndex={-1} data-first="" onClick={choose(onEdit)}>
          <Pencil aria-hidden="true" />
          {messages.edit}
        </button>
        <button type="button" role="menuitem" tabIndex={-1} className="danger" onClick={choose(onDelete)}>
          <Trash2 aria-hidden="true" />
          {messages.delete}
        </button>
      </div>
    </Popover>
  );
}

/** Both arrows lead to the other of two. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const items = event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]');
  [...items].find((item) => item !== document.activeElement)?.focus();
}
