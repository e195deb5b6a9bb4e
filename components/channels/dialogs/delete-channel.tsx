'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { DependantsNote, listNames } from '@/components/action/dependants';
import { OwnWords } from '@/components/action/refusal-note';
import { useWriteDialog, WriteDialog } from '@/components/action/write-dialog';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { ConfirmField, confirmText } from '@/components/ui/confirm-field';
import { fillNames } from '@/components/ui/fill-nodes';
import { Link } from '@/components/ui/link';
import { closeModal } from '@/components/ui/modal-dialog';
import { channelDependants } from '@/lib/browser/queries/channel-dialogs';
import type { ChannelDependants } from '@/lib/channels/reads';
import type { ChannelRow } from '@/lib/channels/row';
import type { DeletedChannel } from '@/lib/channels/writes';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { Action } from '@/lib/guard/outcome';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';

/** The channel's outcome. `unsure` if it is unknown, so that the list must be read again. */
export type DeleteChannelOutcome = 'deleted' | 'unsure' | 'kept';

type DeleteChannelProps = {
  row: ChannelRow;
  owner: ProjectScope;
  action: Action<DeletedChannel>;
  /** Called once, after the dialog has closed. */
  onClose: (outcome: DeleteChannelOutcome) => void;
};

/** Deletes a channel if nothing is on it. Otherwise shows what is, and what to do first. */
export function DeleteChannel({ row, owner, action, onClose }: DeleteChannelProps) {
  const texts = useTexts('channels').deleting;
  const field = useRef<HTMLInputElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const channelId = row.id ?? '';
  const query = useQuery(channelDependants(owner, channelId));
  const write = useWriteDialog(action, ({ gone }) => {
    announce(format(gone ? texts.gone : texts.deleted, { name }));
    finish('deleted');
  });

  const name = row.name || channelId;
  const confirmation = confirmText(row.name, channelId);
  const isKnown = query.data !== undefined || query.isError;
  const inUse = isInUse(query.data);
  const untyped = typed.trim() === confirmation ? null : format(texts.reason, { text: confirmation });
  const reason = isKnown ? untyped : texts.lookingReason;

  // The focused field is gone.
  useEffect(() => {
    if (inUse) close.current?.focus();
  }, [inUse]);

  const finish = (outcome: DeleteChannelOutcome) => {
    closeModal(write.dialog);
    onClose(outcome);
  };
  const leave = () => finish(write.isUnsure ? 'unsure' : 'kept');

  const submit = async () => {
    if (inUse || reason !== null) return field.current?.focus();
    await write.send({ ...owner, channel_id: channelId, name });
  };

  return (
    <WriteDialog
      {...write}
      id="delete-channel"
      title={texts.title}
      name={name}
      firstFocus={field}
      texts={write.refused ? { ...texts, submit: texts.again } : texts}
      reason={reason}
      reasonName={confirmation}
      isDanger
      about={
        <>
          <ChannelDependantsNote channelId={channelId} query={query} />
          {inUse ? null : (
            <p className="text-ink-2">{query.data ? `${texts.nothingOn} ${texts.consequence}` : texts.consequence}</p>
          )}
        </>
      }
      foot={
        inUse ? (
          <div className="dialog-foot">
            <button ref={close} className="btn primary" type="button" onClick={leave}>
              {texts.close}
            </button>
          </div>
        ) : null
      }
      onLeave={leave}
      onSubmit={submit}
    >
      {inUse ? null : (
        <ConfirmField
          ref={field}
          id="delete-channel-confirm"
          label={texts.confirm}
          text={confirmation}
          typed={typed}
          onType={setTyped}
        />
      )}
    </WriteDialog>
  );
}

type ChannelDependantsProps = {
  channelId: string;
  query: { data?: ChannelDependants; isError: boolean; error: ReadFailure | null };
};

/** Returns whether something is known to be on a channel. EventGrid refuses to delete it then. */
const isInUse = (dependants: ChannelDependants | undefined): boolean =>
  dependants !== undefined && ((dependants.sources ?? 0) > 0 || (dependants.subscriptions.total ?? 0) > 0);

/** Shows what is on a channel and what to do about it, or that this is unknown. */
function ChannelDependantsNote({ channelId, query }: ChannelDependantsProps) {
  const texts = useTexts('channels').deleting;
  const { consoleTitle } = useTexts('forms');
  const language = useLanguage();
  const { data, isError, error } = query;
  if (isError)
    return (
      <DependantsNote title={error?.title ?? consoleTitle}>
        <p>{`${texts.unknown}. ${texts.unknownText}`}</p>
        <OwnWords as="p" className="text-xs wrap-anywhere" of={error} />
      </DependantsNote>
    );
  if (data === undefined) return <DependantsNote title={texts.looking} isLooking />;
  if (!isInUse(data)) return null;
  const sources = data.sources ?? 0;
  const { total, names } = data.subscriptions;
  const subscriptions = total ?? names.length;
  const onIt =
    names.length > 0
      ? fillNames(formatPlural(texts.subscriptions, subscriptions, language), {
          names: listNames(names, language, '{names}, …'),
        })
      : formatPlural(texts.subscriptionsBare, subscriptions, language);
  return (
    <DependantsNote title={texts.blocked}>
      <p>{texts.blockedText}</p>
      <ul className="in-use">
        {sources > 0 ? (
          <li>
            <Link href={`/sources?channel_id=${encodeURIComponent(channelId)}`}>
              {formatPlural(texts.sources, sources, language)}
            </Link>
            <span>{` · ${texts.sourcesStep}`}</span>
          </li>
        ) : null}
        {subscriptions > 0 ? (
          <li className="wrap-anywhere">
            <Link href={`/subscriptions?channel_id=${encodeURIComponent(channelId)}`}>{onIt}</Link>
            <span>{` · ${texts.subscriptionsStep}`}</span>
          </li>
        ) : null}
      </ul>
    </DependantsNote>
  );
}
