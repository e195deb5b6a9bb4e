'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { NoAnswer } from '@/components/action/no-answer';
import { mayHaveHappened, RefusalNote, refusedOf } from '@/components/action/refusal';
import { useAction } from '@/components/action/use-action';
import type { ChannelsMessages } from '@/components/channels/list/channels-messages';
import { announce } from '@/components/ui/announcer';
import { ConfirmField, confirmText } from '@/components/ui/confirm-field';
import { DangerFoot } from '@/components/ui/danger-foot';
import { fillNodes } from '@/components/ui/fill-nodes';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { channelDependants } from '@/lib/browser/queries/channels';
import type { ChannelRow } from '@/lib/channels/row';
import type { DeletedChannel } from '@/lib/channels/writes';
import type { Action } from '@/lib/guard/outcome';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { ChannelDependantsNote, isInUse } from './channel-dependants';

/** What became of the channel: `unsure` when nobody knows, so that the list must be read again. */
export type DeleteChannelOutcome = 'deleted' | 'unsure' | 'kept';

type DeleteChannelProps = {
  row: ChannelRow;
  owner: ProjectScope;
  action: Action<DeletedChannel>;
  language: string;
  messages: ChannelsMessages;
  /** Called once, the dialog closed already. */
  onClose: (outcome: DeleteChannelOutcome) => void;
};

const TITLE = 'delete-channel-title';

/** Deletes a channel once nothing is on it; otherwise says what is, and what to do first. */
export function DeleteChannel({ row, owner, action, language, messages, onClose }: DeleteChannelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const channelId = row.id ?? '';
  const found = useQuery(channelDependants(owner, channelId));
  const { outcome, lost, isPending, run } = useAction(action);

  const texts = messages.deleting;
  const name = row.name || channelId;
  const wanted = confirmText(row.name, channelId);
  const isKnown = found.data !== undefined || found.isError;
  const inUse = isInUse(found.data);
  const refused = refusedOf(outcome);
  const reason = isKnown
    ? typed.trim() === wanted
      ? null
      : format(texts.reason, { text: wanted })
    : texts.lookingReason;

  // What had the focus is gone with the field.
  useEffect(() => {
    if (inUse) close.current?.focus();
  }, [inUse]);

  const finish = (outcome: DeleteChannelOutcome) => {
    closeModal(dialog);
    onClose(outcome);
  };
  const dismiss = () => finish(mayHaveHappened(outcome, lost) ? 'unsure' : 'kept');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (inUse || reason !== null) return field.current?.focus();
    const next = await run({ ...owner, channel_id: channelId, name });
    if (!next?.result.ok) return;
    announce(format(next.result.data.gone ? texts.gone : texts.deleted, { name }));
    finish('deleted');
  };

  return (
    <ModalDialog dialog={dialog} labelledBy={TITLE} firstFocus={field} busy={isPending} onDismiss={dismiss}>
      <form onSubmit={submit} noValidate>
        <div className="ask-body">
          <h2 id={TITLE} className="wrap-any">
            {fillNodes(texts.title, { name: <b dir="auto">{name}</b> })}
          </h2>
          <ChannelDependantsNote channelId={channelId} found={found} language={language} messages={messages} />
          {inUse ? null : (
            <p className="soft">
              {found.data ? texts.nothingOn : null} {texts.consequence}
            </p>
          )}
          {refused ? <RefusalNote {...refused} messages={messages.refusal} /> : null}
          {lost ? <NoAnswer title={messages.failed.consoleTitle} text={texts.consoleText} /> : null}
          {inUse ? null : (
            <ConfirmField
              ref={field}
              id="delete-channel-confirm"
              label={texts.confirm}
              text={wanted}
              typed={typed}
              onType={setTyped}
            />
          )}
        </div>
        {inUse ? (
          <div className="ask-foot">
            <button ref={close} className="btn primary" type="button" onClick={dismiss}>
              {texts.close}
            </button>
          </div>
        ) : (
          <DangerFoot
            keep={texts.keep}
            action={refused ? texts.again : texts.submit}
            pending={texts.submitting}
            isPending={isPending}
            reason={reason}
            onKeep={() => {
              if (!isPending) dismiss();
            }}
          />
        )}
      </form>
    </ModalDialog>
  );
}
