'use client';

import type { RefObject } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import type { ChannelRow } from '@/lib/channels/row';
import type { DeletedChannel, NewChannel } from '@/lib/channels/writes';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Action } from '@/lib/guard/outcome';
import { validation as enValidation } from '@/lib/i18n/en/validation';
import { format } from '@/lib/i18n/format';
import { validation as zhValidation } from '@/lib/i18n/zh-cn/validation';
import type { ProjectScope } from '@/lib/session/session';
import { ChannelCode } from './channel-code';
import { CreateChannelDialog } from './create-channel';
import { DeleteChannel } from './delete-channel';
import { EditChannel } from './edit-channel';

export type ChannelsActions = {
  create: Action<NewChannel>;
  update: Action<Channel>;
  delete: Action<DeletedChannel>;
};

/** The dialog to open: for a new channel, or to change one. `next` gets the focus after that channel is deleted. */
export type ChannelsDialog =
  | { kind: 'create' }
  | { kind: 'code'; row: ChannelRow }
  | { kind: 'edit'; row: ChannelRow }
  | { kind: 'delete'; row: ChannelRow; next: string | null };

type ChannelsDialogsProps = {
  owner: ProjectScope;
  actions: ChannelsActions;
  dialog: ChannelsDialog;
  /** Closes the dialog. */
  onClose: () => void;
  /** Reads the list again after a change: so many channels more, or fewer. */
  onChanged: (more: number) => void;
  /** The page's button for a new channel: it gets the focus if the next channel is gone. */
  createButton: RefObject<HTMLElement | null>;
};

/** Shows the open dialog, and what follows it. */
function ChannelsDialogs(props: ChannelsDialogsProps) {
  const { dialog, owner, actions, onClose, onChanged, createButton } = props;
  const { createText, created } = useTexts('channels');
  if (dialog.kind === 'create') {
    const onCreated = (channel: { name: string } | 'unsure' | null) => {
      onClose();
      if (channel === null) return;
      if (channel === 'unsure') return onChanged(0);
      announce(format(created, { name: channel.name }));
      onChanged(1);
    };
    return <CreateChannelDialog name="" text={createText} action={actions.create} owner={owner} onClose={onCreated} />;
  }
  if (dialog.kind === 'code') return <ChannelCode row={dialog.row} onClose={onClose} />;
  const common = { row: dialog.row, owner };
  if (dialog.kind === 'edit') {
    const onEdited = (isChanged: boolean) => {
      onClose();
      if (isChanged) onChanged(0);
    };
    return <EditChannel {...common} action={actions.update} onClose={onEdited} />;
  }
  const onDeleted = (outcome: 'deleted' | 'unsure' | 'kept') => {
    onClose();
    if (outcome === 'kept') return;
    focusChannel(dialog.next, createButton);
    onChanged(outcome === 'deleted' ? -1 : 0);
  };
  return <DeleteChannel {...common} action={actions.delete} onClose={onDeleted} />;
}

export default withLateTexts(
  { en: { validation: enValidation }, 'zh-CN': { validation: zhValidation } },
  ChannelsDialogs,
);

function focusChannel(id: string | null, orElse: RefObject<HTMLElement | null>): void {
  const link = id === null ? null : document.querySelector<HTMLElement>(`[data-channel="${CSS.escape(id)}"]`);
  (link ?? orElse.current)?.focus();
}
