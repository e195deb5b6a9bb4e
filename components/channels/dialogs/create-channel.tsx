'use client';

import { useEffect, useRef, useState } from 'react';
import { dialogButton, isUnconfirmed } from '@/components/action/dialog-button';
import { NoAnswer } from '@/components/action/no-answer';
import { RefusalNote } from '@/components/action/refusal-note';
import { mayHaveHappened, refusedOf } from '@/components/action/refused';
import { useAction } from '@/components/action/use-action';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { DialogFoot } from '@/components/ui/dialog-foot';
import { controlProps, Field } from '@/components/ui/field';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { TextCounter } from '@/components/ui/text-counter';
// With this code and not after the first letter: it would come too late for a quick Back.
import '@/components/ui/leave-guard';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { NewChannel } from '@/lib/channels/writes';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { Action } from '@/lib/guard/outcome';
import { validationText } from '@/lib/i18n/validation-text';
import type { ProjectScope } from '@/lib/session/session';

type CreateChannelDialogProps = {
  /** The text typed in the picker. */
  name: string;
  /** What happens to the channel next. */
  text: string;
  action: Action<NewChannel>;
  owner: ProjectScope;
  /**
   * Called once, after the dialog has closed: with the new channel, with `unsure` if it may have been created, or null.
   */
  onClose: (channel: NewChannel | 'unsure' | null) => void;
};

/** Creates a channel without leaving the page. The dialog shows EventGrid's refusal and keeps what was typed. */
export function CreateChannelDialog({ name, text, action, owner, onClose }: CreateChannelDialogProps) {
  const texts = useTexts('newChannel');
  const { optional, counter, counterSpoken, discard } = useTexts('forms');
  const dialog = useRef<HTMLDialogElement>(null);
  const { outcome, lost, isPending, waitSeconds, run, checkNow } = useAction(action, {
    onChecked: ({ result }) => result.ok && finish(result.data),
  });
  const language = useLanguage();
  const refused = refusedOf(outcome);
  const fields = useFields(name, outcome?.fieldErrors ?? {});

  const finish = (channel: NewChannel | 'unsure' | null) => {
    closeModal(dialog);
    onClose(channel);
  };
  const isDirty = fields.typed.name !== name || fields.typed.description !== '';
  const guard = useLeaveGuard(isDirty && !isPending, discard);
  const leave = () => guard.leave(() => finish(mayHaveHappened(outcome, lost) ? 'unsure' : null));

  const submit = async () => {
    if (!fields.check()) return;
    const next = await (isUnconfirmed(refused) ? checkNow() : run({ ...owner, ...fields.typed }));
    if (next?.result.ok) finish(next.result.data);
    else if (next) fields.focus(next.fieldErrors);
  };

  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="new-channel-title"
      firstFocus={fields.name.ref}
      busy={isPending}
      onDismiss={leave}
      onSubmit={submit}
    >
      <div className="dialog-body">
        <h2 id="new-channel-title">{texts.title}</h2>
        <p className="text-ink-2 text-sm">{text}</p>
        {refused && Object.keys(outcome?.fieldErrors ?? {}).length === 0 ? <RefusalNote {...refused} /> : null}
        {lost ? <NoAnswer text={texts.consoleText} /> : null}
        <Field id="channel-name" label={texts.name} hint={texts.nameHint} error={fields.name.error}>
          <input
            {...fields.name.control}
            ref={fields.name.ref}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <Field
          id="channel-description"
          label={texts.description}
          optional={optional}
          counter={
            <TextCounter
              text={fields.typed.description}
              limit={DESCRIPTION_MAX_UNITS}
              shown={counter}
              spoken={counterSpoken}
            />
          }
          error={fields.description.error}
        >
          <textarea {...fields.description.control} ref={fields.description.ref} rows={2} dir="auto" />
        </Field>
      </div>
      <DialogFoot
        cancel={texts.cancel}
        {...dialogButton(refused, waitSeconds, { label: texts.submit, language })}
        pending={texts.submitting}
        isPending={isPending}
        onCancel={leave}
      />
      {guard.question}
    </ModalDialog>
  );
}

type FieldName = 'name' | 'description';

/**
 * Manages the dialog's two fields. Each is validated after it loses focus, and shows the server's error until it
 * changes.
 */
function useFields(firstName: string, refused: FieldErrors) {
  const validation = useTexts('validation');
  const refs = { name: useRef<HTMLInputElement>(null), description: useRef<HTMLTextAreaElement>(null) };
  const [typed, setTyped] = useState({ name: firstName, description: '' });
  const [touched, setTouched] = useState({ name: false, description: false });
  const [sent, setSent] = useState(typed);
  const rules = useRules();
  const wrong = rules?.(typed) ?? {};

  const of = (field: FieldName) => {
    const key =
      (touched[field] ? wrong[field] : undefined) ?? (typed[field] === sent[field] ? refused[field] : undefined);
    const control = {
      ...controlProps(`channel-${field}`, { error: key, hasHint: field === 'name', isMono: field === 'name' }),
      value: typed[field],
      onChange: ({ target }: { target: { value: string } }) => setTyped((now) => ({ ...now, [field]: target.value })),
      // A field may have been filled in without an event.
      onBlur: ({ target }: { target: { value: string } }) => {
        setTyped((now) => ({ ...now, [field]: target.value }));
        setTouched((now) => ({ ...now, [field]: true }));
      },
    };
    return { control, error: key ? validationText(key, typed[field], validation) : null };
  };
  const focus = (errors: FieldErrors) =>
    refs[errors.name || !errors.description ? 'name' : 'description'].current?.focus();

  return {
    typed,
    name: { ...of('name'), ref: refs.name },
    description: { ...of('description'), ref: refs.description },
    focus,
    /** Returns whether all fields are valid; if not, focuses the first invalid one. */
    check: () => {
      setTouched({ name: true, description: true });
      const isRight = Object.keys(wrong).length === 0;
      if (isRight) setSent(typed);
      else focus(wrong);
      return isRight;
    },
  };
}

type Rules = typeof import('@/lib/eventgrid/schemas/channel').checkNewChannel;

/** Loads the fields' rules after the dialog opens. Without them, only the server validates. */
function useRules(): Rules | null {
  const [rules, setRules] = useState<Rules | null>(null);
  useEffect(() => {
    import('@/lib/eventgrid/schemas/channel').then(
      ({ checkNewChannel }) => setRules(() => checkNewChannel),
      () => {},
    );
  }, []);
  return rules;
}
