'use client';

import { useEffect, useRef, useState } from 'react';
import { useWriteDialog, WriteDialog } from '@/components/action/write-dialog';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { PasteButton } from '@/components/paste/paste-button';
import { controlProps, Field } from '@/components/ui/field';
import { lazyPart } from '@/components/ui/lazy-part';
import { closeModal } from '@/components/ui/modal-dialog';
import { TextCounter } from '@/components/ui/text-counter';
import { newChannel as enNewChannel } from '@/lib/i18n/en/new-channel';
import { newChannel as zhNewChannel } from '@/lib/i18n/zh-cn/new-channel';
// With this code and not after the first letter: it would come too late for a quick Back.
import '@/components/ui/leave-guard';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { NewChannel } from '@/lib/channels/writes';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { Action } from '@/lib/guard/outcome';
import { validationText } from '@/lib/i18n/validation-text';
import type { ProjectScope } from '@/lib/session/session';
import type { PasteChannelProps } from './paste-channel';

const PasteChannel = lazyPart<PasteChannelProps>(() => import('./paste-channel'));

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
function CreateChannelDialogPart({ name, text, action, owner, onClose }: CreateChannelDialogProps) {
  const texts = useTexts('newChannel');
  const { optional, counter, counterSpoken, discard } = useTexts('forms');
  const write = useWriteDialog(action, (channel) => finish(channel));
  const fieldErrors = write.outcome?.fieldErrors ?? {};
  const fields = useFields(name, fieldErrors);

  const finish = (channel: NewChannel | 'unsure' | null) => {
    closeModal(write.dialog);
    onClose(channel);
  };
  const isDirty = fields.typed.name !== name || fields.typed.description !== '';
  const guard = useLeaveGuard(isDirty && !write.isPending, discard);

  const submit = async () => {
    if (!fields.check()) return;
    const next = await write.send({ ...owner, ...fields.typed });
    if (next && !next.result.ok) fields.focus(next.fieldErrors);
  };

  return (
    <>
      <WriteDialog
        {...write}
        hidesRefusal={Object.keys(fieldErrors).length > 0}
        id="new-channel"
        title={texts.title}
        firstFocus={fields.name.ref}
        texts={texts}
        about={
          <>
            <p className="text-ink-2 text-sm">{text}</p>
            <PasteButton dialog={(onClose) => <PasteChannel onApply={fields.fill} onClose={onClose} />} />
          </>
        }
        onLeave={() => guard.leave(() => finish(write.isUnsure ? 'unsure' : null))}
        onSubmit={submit}
      >
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
      </WriteDialog>
      {guard.question}
    </>
  );
}

export const CreateChannelDialog = withLateTexts(
  { en: { newChannel: enNewChannel }, 'zh-CN': { newChannel: zhNewChannel } },
  CreateChannelDialogPart,
);

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
    /** Takes over what a paste has. */
    fill: (values: { name?: string; description?: string }) => {
      setTyped((now) => ({ ...now, ...values }));
      refs.name.current?.focus();
    },
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
