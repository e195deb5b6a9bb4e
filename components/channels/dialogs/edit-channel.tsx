'use client';

import { LoaderCircle } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { SilenceNote } from '@/components/action/no-answer';
import { RefusalNote } from '@/components/action/refusal-note';
import { useDialogAction } from '@/components/action/use-dialog-action';
import type { ChannelsMessages } from '@/components/channels/list/channels-messages';
import { announce } from '@/components/ui/announcer';
import { Field } from '@/components/ui/field';
import { fillNodes } from '@/components/ui/fill-nodes';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { TextCounter } from '@/components/ui/text-counter';
import type { ChannelRow } from '@/lib/channels/row';
import type { UpdateChannelAction } from '@/lib/channels/update-state';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import type { ProjectScope } from '@/lib/session/session';

type EditChannelProps = {
  row: ChannelRow;
  owner: ProjectScope;
  action: UpdateChannelAction;
  messages: ChannelsMessages;
  /** Called once, the dialog closed already: whether the description was, or may have been, changed. */
  onClose: (changed: boolean) => void;
};

/** Changes a channel's description, the one thing of it that this console changes. */
export function EditChannel({ row, owner, action, messages, onClose }: EditChannelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const before = row.description ?? '';
  const [typed, setTyped] = useState(before);
  const { state, isPending, isConsoleGone, run } = useDialogAction(action, { status: 'idle' });
  const texts = messages.editing;
  const name = row.name || row.id || '';
  const isUnchanged = typed === before;

  const finish = (changed: boolean) => {
    closeModal(dialog);
    onClose(changed);
  };
  const mayBeSaved =
    isConsoleGone || (state.status === 'done' && !state.result.ok && !state.result.failure.nothingChanged);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isUnchanged) return field.current?.focus();
    const next = await run({ ...owner, channel_id: row.id ?? '', description: typed });
    if (next?.status !== 'done') return;
    if (!next.result.ok) return field.current?.focus();
    announce(format(texts.saved, { name }));
    finish(true);
  };

  const refused = state.status === 'done' && !state.result.ok ? { ...state, failure: state.result.failure } : null;
  const errorKey = typed.length > DESCRIPTION_MAX_UNITS ? 'description.tooLong' : refused?.fieldErrors.description;
  const off = isPending || isUnchanged;
  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="edit-channel-title"
      firstFocus={field}
      busy={isPending}
      onDismiss={() => finish(mayBeSaved)}
    >
      <form onSubmit={submit} noValidate>
        <div className="ask-body">
          <h2 id="edit-channel-title" className="wrap-any">
            {fillNodes(texts.title, { name: <b dir="auto">{name}</b> })}
          </h2>
          {refused?.explained && !errorKey ? (
            <RefusalNote
              failure={refused.failure}
              explained={refused.explained}
              report={refused.report}
              messages={messages.refusal}
            />
          ) : null}
          {isConsoleGone ? <SilenceNote title={messages.failed.consoleTitle} text={texts.consoleText} /> : null}
          <Field
            id="channel-description"
            label={texts.label}
            hint={texts.hint}
            counter={
              <TextCounter text={typed} limit={DESCRIPTION_MAX_UNITS} shown={texts.count} spoken={texts.counted} />
            }
            error={errorKey ? validationText(errorKey, typed, messages.validation) : null}
          >
            <textarea
              ref={field}
              id="channel-description"
              rows={3}
              dir="auto"
              className={errorKey ? 'bad-input' : undefined}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-invalid={errorKey ? true : undefined}
              aria-describedby="channel-description-hint channel-description-error"
            />
          </Field>
        </div>
        <div className="ask-foot">
          <button
            className="btn"
            type="button"
            aria-disabled={isPending || undefined}
            onClick={isPending ? undefined : () => finish(mayBeSaved)}
          >
            {texts.cancel}
          </button>
          <button
            className="btn primary"
            type="submit"
            aria-disabled={off || undefined}
            aria-describedby={isUnchanged ? 'edit-channel-reason' : undefined}
          >
            {isPending ? <LoaderCircle className="spin" aria-hidden="true" /> : null}
            {isPending ? texts.saving : texts.save}
          </button>
          {isUnchanged ? (
            <span className="sr" id="edit-channel-reason">
              {texts.unchanged}
            </span>
          ) : null}
        </div>
      </form>
    </ModalDialog>
  );
}
