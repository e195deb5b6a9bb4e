'use client';

import { Code, Pencil, Trash2, Workflow } from 'lucide-react';
import { useTexts } from '@/components/i18n/use-texts';
import { RowMenu } from '@/components/list/row-menu';
import { format } from '@/lib/i18n/format';

export type ChannelsMenuProps = {
  name: string;
  channelId: string;
  anchor: HTMLElement;
  onCode: () => void;
  onEdit: () => void;
  onDelete: () => void;
  onClose: () => void;
};

/** Offers the actions on one channel. */
export default function ChannelsMenu({
  name,
  channelId,
  anchor,
  onCode,
  onEdit,
  onDelete,
  onClose,
}: ChannelsMenuProps) {
  const texts = useTexts('channels');
  const { actionsFor } = useTexts('lists');
  const { code } = useTexts('copy');
  return (
    <RowMenu
      label={format(actionsFor, { name })}
      anchor={anchor}
      onClose={onClose}
      items={[
        {
          id: 'subscriptions',
          icon: <Workflow aria-hidden="true" />,
          label: texts.subscriptions,
          href: `/subscriptions?channel_id=${encodeURIComponent(channelId)}`,
        },
        { id: 'code', icon: <Code aria-hidden="true" />, label: code, onChoose: onCode },
        { id: 'edit', icon: <Pencil aria-hidden="true" />, label: texts.edit, onChoose: onEdit },
        {
          id: 'delete',
          icon: <Trash2 aria-hidden="true" />,
          label: texts.delete,
          isDanger: true,
          onChoose: onDelete,
        },
      ]}
    />
  );
}
