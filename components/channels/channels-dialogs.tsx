'use client';

import type { ChannelsDialogsProps } from './channels-browser';
import { CreateChannelDialog } from './create-channel-dialog';
import { DeleteChannel } from './delete-channel';
import { EditChannel } from './edit-channel';

/** Shows the dialog that is asked for. */
export default function ChannelsDialogs(props: ChannelsDialogsProps) {
  const { dialog, owner, language, messages, actions, onCreated, onEdited, onDeleted } = props;
  if (dialog.kind === 'create')
    return (
      <CreateChannelDialog
        name=""
        action={actions.create}
        owner={owner}
        messages={messages.newChannel}
        validation={messages.validation}
        onClose={onCreated}
      />
    );
  const common = { row: dialog.row, owner, messages };
  return dialog.kind === 'edit' ? (
    <EditChannel {...common} action={actions.update} onClose={onEdited} />
  ) : (
    <DeleteChannel {...common} action={actions.delete} language={language} onClose={onDeleted} />
  );
}
