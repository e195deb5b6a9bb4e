'use client';

import { LoaderCircle } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { RefusalNote } from '@/components/details/refusal-note';
import { SilenceNote } from '@/components/details/silence-note';
import { Field } from '@/components/ui/field';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { TextCounter } from '@/components/ui/text-counter';
import type { CreateChannelAction, NewChannel } from '@/lib/channels/create-channel-state';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eg/source-limits';
import { validationText } from '@/lib/i18n/validation-text';
import type { ListOwner } from '@/lib/queries/sources';
import type { NewChannelMessages } from './new-channel-messages';
import { useDialogAction } from './use-dialog-action';

type CreateChannelDialogProps = {
  /** What was typed in the picker. */
  name: string;
  action: CreateChannelAction;
  owner: ListOwner;
  messages: NewChannelMessages;
  validation: Record<string, string>;
  /** Called once, the dialog closed already: with the new channel, or null when it was called off. */
  onClose: (channel: NewChannel | null) => void;
};

/** Makes a channel without leaving the page. EventGrid's refusal stands in the dialog; what was typed stays. */
export function CreateChannelDialog({ name, action, owner, messages, validation, onClose }: CreateChannelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const fields = { name: useRef<HTMLInputElement>(null), description: useRef<HTMLTextAreaElement>(null) };
  const [typed, setTyped] = useState({ name, description: '' });
  const { state, isPending, isConsoleGone, run } = useDialogAction(action, { status: 'idle' });

  const finish = (channel: NewChannel | null) => {
    closeModal(dialog);
    onClose(channel);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the source's form as React sees it: its submit is not the source's.
    event.stopPropagation();
    const next = await run({ ...owner, ...typed });
    if (next?.status !== 'done') return;
    if (next.result.ok) return finish(next.result.data);
    fields[
      next.fieldErrors.name === undefined && next.fieldErrors.description ? 'description' : 'name'
    ].current?.focus();
  };

  const refused = state.status === 'done' && !state.result.ok ? { ...state, failure: state.result.failure } : null;
  const keys = {
    name: refused?.fieldErrors.name,
    description:
      typed.description.length > DESCRIPTION_MAX_UNITS ? 'description.tooLong' : refused?.fieldErrors.description,
  };
  const control = (field: keyof typeof fields, hint: string) => ({
    id: `channel-${field}`,
    value: typed[field],
    onChange: ({ target }: { target: { value: string } }) => setTyped((now) => ({ ...now, [field]: target.value })),
    'aria-invalid': keys[field] ? true : undefined,
    'aria-describedby': `${hint}channel-${field}-error`,
  });
  const error = (field: keyof typeof fields) => {
    const key = keys[field];
    return key ? validationText(key, typed[field], validation) : null;
  };

  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="new-channel-title"
      firstFocus={fields.name}
      busy={isPending}
      onDismiss={() => finish(null)}
    >
      <form onSubmit={submit} noValidate>
        <div className="ask-body">
          <h2 id="new-channel-title">{messages.title}</h2>
          <p className="soft small">{messages.text}</p>
          {refused?.explained && !keys.name && !keys.description ? (
            <RefusalNote
              failure={refused.failure}
              explained={refused.explained}
              report={refused.report}
              messages={messages.refusal}
            />
          ) : null}
          {isConsoleGone ? <SilenceNote title={messages.consoleTitle} text={messages.consoleText} /> : null}
          <Field id="channel-name" label={messages.name} hint={messages.nameHint} error={error('name')}>
            <input
              {...control('name', 'channel-name-hint ')}
              ref={fields.name}
              className={keys.name ? 'mono bad-input' : 'mono'}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <Field
            id="channel-description"
            label={messages.description}
            optional={messages.optional}
            counter={
              <TextCounter
                text={typed.description}
                limit={DESCRIPTION_MAX_UNITS}
                shown={messages.counter}
                spoken={messages.counterSpoken}
              />
            }
            error={error('description')}
          >
            <textarea
              {...control('description', '')}
              ref={fields.description}
              rows={2}
              dir="auto"
              className={keys.description ? 'bad-input' : undefined}
            />
          </Field>
        </div>
        <div className="ask-foot">
          <button
            className="btn"
            type="button"
            aria-disabled={isPending || undefined}
            onClick={isPending ? undefined : () => finish(null)}
          >
            {messages.cancel}
          </button>
          <button className="btn primary" type="submit" aria-disabled={isPending || undefined}>
            {isPending ? <LoaderCircle className="spin" aria-hidden="true" /> : null}
            {isPending ? messages.submitting : messages.submit}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}
