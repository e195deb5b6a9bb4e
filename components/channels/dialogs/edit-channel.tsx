'use client';

import { useRef, useState } from 'react';
import { useWriteDialog, WriteDialog } from '@/components/action/write-dialog';
import { useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { controlProps, Field } from '@/components/ui/field';
import { closeModal } from '@/components/ui/modal-dialog';
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
  const field = useRef<HTMLTextAreaElement>(null);
  const before = row.description ?? '';
  const [typed, setTyped] = useState(before);
  const write = useWriteDialog(action, () => {
    announce(format(texts.saved, { name }));
    finish(true);
  });
  const name = row.name || row.id || '';
  const isUnchanged = typed === before;
  const current = write.refused?.failure.lostWriteCheck?.current;

  const finish = (changed: boolean) => {
    closeModal(write.dialog);
    onClose(changed);
  };
  const guard = useLeaveGuard(!isUnchanged && !write.isPending, discard);

  const submit = async () => {
    if (isUnchanged) return field.current?.focus();
    const form = { channel_id: row.id ?? '', name: row.name ?? '', description: typed, description_before: before };
    const next = await write.send({ ...owner, ...form });
    if (next && !next.result.ok) field.current?.focus();
  };

  const tooLong = typed.length > DESCRIPTION_MAX_UNITS ? 'description.tooLong' : undefined;
  const errorKey = tooLong ?? write.outcome?.fieldErrors.description;
  return (
    <>
      <WriteDialog
        {...write}
        hidesRefusal={errorKey !== undefined}
        id="edit-channel"
        title={texts.title}
        name={name}
        firstFocus={field}
        texts={texts}
        reason={isUnchanged ? texts.unchanged : null}
        onLeave={() => guard.leave(() => finish(write.isUnsure))}
        onSubmit={submit}
      >
        {current ? (
          <p className="wrap-anywhere text-sm" data-field="current">
            <span>{`${texts.current} `}</span>
            <bdi translate="no">{current.description || texts.empty}</bdi>
          </p>
        ) : null}
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
      </WriteDialog>
      {guard.question}
    </>
  );
}
