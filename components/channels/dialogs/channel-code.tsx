'use client';

import { useRef } from 'react';
import CodeView from '@/components/code/code-view';
import { useTexts } from '@/components/i18n/use-texts';
import { fillNodes } from '@/components/ui/fill-nodes';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import type { ChannelRow } from '@/lib/channels/row';
import { channelBody } from '@/lib/code/bodies';

type ChannelCodeProps = {
  row: ChannelRow;
  /** Called once, after the dialog has closed. */
  onClose: () => void;
};

/** Shows the code that creates a channel like this one, and Terraform's that takes this one over. */
export function ChannelCode({ row, onClose }: ChannelCodeProps) {
  const { title, close } = useTexts('channels').code;
  const dialog = useRef<HTMLDialogElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => {
    closeModal(dialog);
    onClose();
  };
  const name = (
    <b dir="auto" translate="no">
      {row.name || row.id}
    </b>
  );
  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="channel-code-title"
      firstFocus={button}
      busy={false}
      onDismiss={leave}
      onSubmit={leave}
    >
      <div className="dialog-body">
        <h2 id="channel-code-title" className="wrap-anywhere">
          {fillNodes(title, { name })}
        </h2>
        <CodeView noun="channel" id={row.id} body={() => channelBody(row)} />
      </div>
      <div className="dialog-foot">
        <button ref={button} className="btn primary" type="submit">
          {close}
        </button>
      </div>
    </ModalDialog>
  );
}
