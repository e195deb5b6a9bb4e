'use client';

import { LoaderCircle } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { SilenceNote } from '@/components/action/no-answer';
import { RefusalNote } from '@/components/action/refusal-note';
import { useDialogAction } from '@/components/action/use-dialog-action';
import { Field } from '@/components/ui/field';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { TextCounter } from '@/components/ui/text-counter';
import type { CreateChannelAction, NewChannel } from '@/lib/channels/create-state';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import { validationText } from '@/lib/i18n/validation-text';
import type { ProjectScope } from '@/lib/session/session';
import type { NewChannelMessages } from './new-channel-messages';

type CreateChannelDialogProps = {
  /** What was typed in the picker. */
  name: string;
  action: CreateChannelAction;
  owner: ProjectScope;
  messages: NewChannelMessages;
  validation: Record<string, string>;
  /** Called once, the dialog closed already: with the new channel, `unsure` when nobody knows whether it was made, or null. */
  onClose: (channel: NewChannel | 'unsure' | null) => void;
};

/** Makes a channel without leaving the page. EventGrid's refusal stands in the dialog; what was typed stays. */
export function CreateChannelDialog({ name, action, owner, messages, validation, onClose }: CreateChannelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const fields = { name: useRef<HTMLInputElement>(null), description: useRef<HTMLTextAreaElement>(null) };
  const [typed, setTyped] = useState({ name, description: '' });
  const [touched, setTouched] = useState({ name: false, description: false });
  const [sent, setSent] = useState(typed);
  const check = useCheck();
  const { state, isPending, isConsoleGone, run } = useDialogAction(action, { status: 'idle' });

  const finish = (channel: NewChannel | 'unsure' | null) => {
    closeModal(dialog);
    onClose(channel);
  };
  const mayBeMade =
    isConsoleGone || (state.status === 'done' && !state.result.ok && !state.result.failure.nothingChanged);
  const leave = () => finish(mayBeMade ? 'unsure' : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the source's form as React sees it: its submit is not the source's.
    event.stopPropagation();
    setTouched({ name: true, description: true });
    const wrong = check?.(typed) ?? {};
    if (Object.keys(wrong).length > 0) return focusWrong(wrong);
    setSent(typed);
    const next = await run({ ...owner, ...typed });
    if (next?.status !== 'done') return;
    if (next.result.ok) return finish(next.result.data);
    focusWrong(next.fieldErrors);
  };
  const focusWrong = (wrong: FieldErrors) =>
    fields[wrong.name || !wrong.description ? 'name' : 'description'].current?.focus();

  const refused = state.status === 'done' && !state.result.ok ? { ...state, failure: state.result.failure } : null;
  const wrong = check?.(typed) ?? {};
  // What the server found wrong stands until it is changed.
  const keyOf = (field: keyof typeof fields) =>
    (touched[field] ? wrong[field] : undefined) ??
    (typed[field] === sent[field] ? refused?.fieldErrors[field] : undefined);
  const keys = { name: keyOf('name'), description: keyOf('description') };
  const control = (field: keyof typeof fields, hint: string) => ({
    id: `channel-${field}`,
    value: typed[field],
    onChange: ({ target }: { target: { value: string } }) => setTyped((now) => ({ ...now, [field]: target.value })),
    onBlur: () => setTouched((now) => ({ ...now, [field]: true })),
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
      onDismiss={leave}
    >
      <form onSubmit={submit} noValidate>
        <div className="ask-body">
          <h2 id="new-channel-title">{messages.title}</h2>
          <p className="soft small">{messages.text}</p>
          {refused?.explained && Object.keys(refused.fieldErrors).length === 0 ? (
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
            onClick={isPending ? undefined : leave}
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

type Check = typeof import('@/lib/channels/check').checkNewChannel;

/** Loads the rules of the fields once the dialog is there; without them the server alone checks. */
function useCheck(): Check | null {
  const [check, setCheck] = useState<Check | null>(null);
  useEffect(() => {
    import('@/lib/channels/check').then(
      ({ checkNewChannel }) => setCheck(() => checkNewChannel),
      () => {},
    );
  }, []);
  return check;
}
