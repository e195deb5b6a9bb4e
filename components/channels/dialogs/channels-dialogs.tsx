'use client';

import { useTexts } from '@/components/i18n/use-texts';
import type { ChannelRow } from '@/lib/channels/row';
import type { DeletedChannel, NewChannel } from '@/lib/channels/writes';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Action } from '@/lib/guard/outcome';
import type { ProjectScope } from '@/lib/session/session';
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
  | { kind: 'edit'; row: ChannelRow }
  | { kind: 'delete'; row: ChannelRow; next: string | null };

export type ChannelsDialogsProps = {
  owner: ProjectScope;
  actions: ChannelsActions;
  dialog: ChannelsDialog;
  onCreated: (channel: { id: string; name: string } | 'unsure' | null) => void;
  onEdited: (changed: boolean) => void;
  onDeleted: (outcome: 'deleted' | 'unsure' | 'kept') => void;
};

/** Shows the open dialog. */
export default function ChannelsDialogs(props: ChannelsDialogsProps) {
  const { dialog, owner, actions, onCreated, onEdited, onDeleted } = props;
  const { createText } = useTexts('channels');
  if (dialog.kind === 'create')
    return <CreateChannelDialog name="" text={createText} action={actions.create} owner={owner} onClose={onCreated} />;
  const common = { row: dialog.row, owner };
  return dialog.kind === 'edit' ? (
    <EditChannel {...common} action={actions.update} onClose={onEdited} />
  ) : (
    <DeleteChannel {...common} action={actions.delete} onClose={onDeleted} />
  );
}
