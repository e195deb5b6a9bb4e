'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { lostAction } from '@/components/session/lost-action';
import { useSession } from '@/components/session/use-session';
import type { ChannelMessages } from '@/components/sources/create-source-messages';
import { Field } from '@/components/ui/field';
import { validationText } from '@/lib/i18n/validation-text';
import { signInFirst } from '@/lib/session-signal';
import type { ChannelOption } from './channel-options';
import { type CreateChannelAction, type CreateChannelState, IDLE_CREATE_CHANNEL } from './create-channel-state';

type CreateChannelDialogProps = {
  /** What was typed in the picker. */
  name: string;
  action: CreateChannelAction;
  owner: { project_id: string; endpoint_id: string };
  messages: ChannelMessages;
  validation: Record<string, string>;
  /** Called once: with the new channel, or null when it was called off. */
  onClose: (channel: ChannelOption | null) => void;
};

/** Makes a channel without leaving the source's form. EventGrid's refusal stands in the dialog; the text stays. */
export function CreateChannelDialog({ name, action, owner, messages, validation, onClose }: CreateChannelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const inFlight = useRef(false);
  const [typed, setTyped] = useState(name);
  const [pending, setPending] = useState(false);
  const [state, setState] = useState<CreateChannelState>(IDLE_CREATE_CHANNEL);
  const [gone, setGone] = useState(false);
  const { isUpdated, words } = useSession();
  const goneText = (isUpdated ? words?.updatedText : undefined) ?? messages.consoleGone;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  // Closed before the page is told: an open modal dialog would keep the focus from going back into the form.
  const finish = (channel: ChannelOption | null) => {
    dialog.current?.close();
    onClose(channel);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The dialog stands inside the source's form as React sees it: its submit is not the source's.
    event.stopPropagation();
    if (inFlight.current || signInFirst()) return;
    inFlight.current = true;
    setPending(true);
    setGone(false);
    try {
      const next = await action(IDLE_CREATE_CHANNEL, new FormData(event.currentTarget));
      setState(next);
      if (next.result?.ok) finish(next.result.data);
    } catch (error) {
      lostAction(error);
      setGone(true);
    } finally {
      inFlight.current = false;
      setPending(false);
    }
  };

  const failure = state.result?.ok === false ? state.result.failure : null;
  const nameKey = failure?.fieldErrors?.name;
  return createPortal(
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby="new-channel-title"
      onCancel={(event) => {
        event.preventDefault();
        if (!pending) finish(null);
      }}
    >
      <form onSubmit={submit} noValidate>
        <div className="ask-body">
          <h2 id="new-channel-title">{messages.dialogTitle}</h2>
          <p className="soft small">{messages.dialogText}</p>
          <Field
            id="channel-name"
            label={messages.name}
            hint={messages.nameHint}
            error={nameKey ? validationText(nameKey, typed, validation) : null}
          >
            <input
              id="channel-name"
              name="name"
              className={nameKey ? 'mono bad-input' : 'mono'}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-invalid={nameKey ? true : undefined}
              aria-describedby="channel-name-hint channel-name-error"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <input type="hidden" name="project_id" value={owner.project_id} />
          <input type="hidden" name="endpoint_id" value={owner.endpoint_id} />
          {gone || (failure && !nameKey) ? (
            <div className="msg bad" role="alert">
              <div className="msg-top plain">
                {gone ? <p>{goneText}</p> : <h3>{state.explained?.title}</h3>}
                {gone ? null : (
                  <p>
                    {state.explained?.cause} {state.explained?.next}
                  </p>
                )}
                {failure?.code || failure?.message ? (
                  <p className="wrap-any">
                    <code>{failure.code}</code> {failure.message}
                  </p>
                ) : null}
              </div>
            </div>
          ) : null}
        </div>
        <div className="ask-foot">
          <button className="btn" type="button" onClick={() => finish(null)}>
            {messages.cancel}
          </button>
          <button className="btn primary" type="submit" aria-disabled={pending || undefined}>
            {pending ? messages.submitting : messages.submit}
          </button>
        </div>
      </form>
    </dialog>,
    document.body,
  );
}
