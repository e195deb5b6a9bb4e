'use client';

import { useRef, useState } from 'react';
import { dialogButton, isUnconfirmed } from '@/components/action/dialog-button';
import { NoAnswer } from '@/components/action/no-answer';
import { RefusalNote } from '@/components/action/refusal-note';
import { mayHaveHappened, refusedOf } from '@/components/action/refused';
import { useAction } from '@/components/action/use-action';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { DialogFoot } from '@/components/ui/dialog-foot';
import { controlProps, Field } from '@/components/ui/field';
import { fillNodes } from '@/components/ui/fill-nodes';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { TextCounter } from '@/components/ui/text-counter';
// With this code and not after the first letter: it would come too late for a quick Back.
import '@/components/ui/leave-guard';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { ChannelRow } from '@/lib/channels/row';
import type { Channel } from '@/lib/eventgrid/answers/channel';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { Action } from '@/lib/guard/outcome';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import type { ProjectScope } from '@/lib/session/session';

type EditChannelProps = {
  row: ChannelRow;
  owner: ProjectScope;
  action: Action<Channel>;
  /** Called once, after the dialog has closed: whether the description was, or may have been, changed. */
  onClose: (changed: boolean) => void;
};

/** Changes a channel's description, the only part that this console changes. */
export function EditChannel({ row, owner, action, onClose }: EditChannelProps) {
  const texts = useTexts('channels').editing;
  const { counter, counterSpoken, discard } = useTexts('forms');
  const validation = useTexts('validation');
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const before = row.description ?? '';
  const [typed, setTyped] = useState(before);
  const { outcome, lost, isPending, waitSeconds, run, checkNow } = useAction(action, {
    onChecked: ({ result }) => result.ok && saved(),
  });
  const language = useLanguage();
  const name = row.name || row.id || '';
  const isUnchanged = typed === before;
  const refused = refusedOf(outcome);
  const current = refused?.failure.lostWriteCheck?.current;
  const button = dialogButton(refused, waitSeconds, { label: texts.save, language });

  const finish = (changed: boolean) => {
    closeModal(dialog);
    onClose(changed);
  };
  const saved = () => {
    announce(format(texts.saved, { name }));
    finish(true);
  };
  const guard = useLeaveGuard(!isUnchanged && !isPending, discard);
  const leave = () => guard.leave(() => finish(mayHaveHappened(outcome, lost)));

  const submit = async () => {
    if (isUnchanged) return field.current?.focus();
    const form = { channel_id: row.id ?? '', name: row.name ?? '', description: typed, description_before: before };
    const next = await (isUnconfirmed(refused) ? checkNow() : run({ ...owner, ...form }));
    if (next === null) return;
    if (!next.result.ok) return field.current?.focus();
    saved();
  };

  const errorKey = typed.length > DESCRIPTION_MAX_UNITS ? 'description.tooLong' : outcome?.fieldErrors.description;
  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="edit-channel-title"
      firstFocus={field}
      busy={isPending}
      onDismiss={leave}
      onSubmit={submit}
    >
      <div className="dialog-body">
        <h2 id="edit-channel-title" className="wrap-anywhere">
          {fillNodes(texts.title, {
            name: (
              <b dir="auto" translate="no">
                {name}
              </b>
            ),
          })}
        </h2>
        {refused && !errorKey ? <RefusalNote {...refused} /> : null}
        {current ? (
          <p className="wrap-anywhere text-sm" data-field="current">
            <span>{`${texts.current} `}</span>
            <bdi translate="no">{current.description || texts.empty}</bdi>
          </p>
        ) : null}
        {lost ? <NoAnswer text={texts.consoleText} /> : null}
        <Field
          id="channel-description"
          label={texts.label}
          hint={texts.hint}
          counter={<TextCounter text={typed} limit={DESCRIPTION_MAX_UNITS} shown={counter} spoken={counterSpoken} />}
          error={errorKey ? validationText(errorKey, typed, validation) : null}
        >
          <textarea
            {...controlProps('channel-description', { error: errorKey, hasHint: true })}
            ref={field}
            rows={3}
            dir="auto"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </div>
      <DialogFoot
        cancel={texts.cancel}
        submit={button.submit}
        pending={texts.saving}
        isPending={isPending}
        reason={isUnchanged ? texts.unchanged : button.reason}
        onCancel={leave}
      />
      {guard.question}
    </ModalDialog>
  );
}
