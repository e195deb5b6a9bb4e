'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { RowMenu } from '@/components/list/row-menu';
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
  return (
    <RowMenu
      label={format(messages.actionsFor, { name })}
      anchor={anchor}
      onClose={onClose}
      items={[
        { id: 'edit', icon: <Pencil aria-hidden="true" />, label: messages.edit, onChoose: onEdit },
        {
          id: 'delete',
          icon: <Trash2 aria-hidden="true" />,
          label: messages.delete,
          isDanger: true,
          onChoose: onDelete,
        },
      ]}
    />
  );
}
