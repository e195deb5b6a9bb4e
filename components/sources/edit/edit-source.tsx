'use client';

import { Pencil } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { NoAnswer } from '@/components/action/no-answer';
import { RefusalView } from '@/components/action/refusal';
import { RELOAD, RefusalStep } from '@/components/action/refusal-step';
import { REFUSAL_NEXT, refusedOf } from '@/components/action/refused';
import { useTexts } from '@/components/i18n/use-texts';
import { HostingField, SwitchFields, TEXT_PARTS, TextFields } from '@/components/sources/create/connection-fields';
import { DescriptionField } from '@/components/sources/create/description-field';
import { SourceTypeLabel } from '@/components/sources/source-type';
import { announce } from '@/components/ui/announcer';
import { Fact } from '@/components/ui/fact';
import { fillNames } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { keepFocusOnPress } from '@/components/ui/keep-focus-on-press';
// With this code and not after the first letter: it would come too late for a quick Back.
import '@/components/ui/leave-guard';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import { withBasePath } from '@/lib/browser/base-path';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { chosenParts, connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import type { Action } from '@/lib/guard/outcome';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { differences, type EditValues, editOf, editValuesOf, hasConnection } from '@/lib/sources/edit';
import type { UpdatedSource } from '@/lib/sources/update';
import { Differences, EditConflict, MineOrTheirs } from './edit-conflict';
import { useEditSource } from './use-edit-source';

export type EditSourceProps = {
  source: SourceWithRaw;
  owner: ProjectScope;
  /** Path of the source, to return to after sign-in. */
  path: string;
  /** Whether the connection's fields are open from the start. */
  atConnection: boolean;
  action: Action<UpdatedSource>;
  onSaved: (source: SourceWithRaw) => void;
  /** Called with a newer source if one was read, so that the panel behind the edit shows it. */
  onRead: (source: SourceWithRaw) => void;
  onCancel: () => void;
};

/** Edits the editable parts of a source: its description and, for a message instance, its connection. */
export function EditSource(props: EditSourceProps) {
  const { source, owner, path, action, onSaved, onRead, onCancel } = props;
  const texts = useTexts('editSource');
  const name = source.name || source.id || '';
  const [note, setNote] = useState('');
  const [isOpen, setOpen] = useState(props.atConnection);
  const edit = useEditSource({
    source,
    owner,
    action,
    onSaved,
    onNothing: () => {
      setNote(texts.nothing);
      announce(texts.nothing);
    },
  });
  const { form, shown, conflict, unproven, pending } = edit;
  const newer = conflict ?? unproven;
  const values = form.watch();
  const changed = editOf(values, shown);
  const isDirty = changed.description || changed.connection;
  const { discard, unanswered } = useTexts('forms');
  const guard = useLeaveGuard(isDirty || pending, pending ? unanswered : discard, isListQuery);

  const fields = useRef<HTMLFormElement>(null);
  const firstField = props.atConnection ? '[name^="detail."]' : 'textarea';
  useEffect(() => fields.current?.querySelector<HTMLElement>(firstField)?.focus(), [firstField]);
  useEffect(() => {
    if (newer) onRead(newer);
  }, [newer, onRead]);

  const save = () => {
    setNote('');
    return edit.save();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const closeConnection = () => {
    setOpen(false);
    form.setValue('hosting', shown.hosting);
    form.setValue('detail', shown.detail);
    form.clearErrors('detail');
  };

  return (
    <form
      ref={fields}
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={submit}
      onMouseDown={keepFocusOnPress}
      noValidate
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={format(texts.title, { name })}>
        <div className="panel-title">
          <h2>{fillNames(texts.title, { name })}</h2>
        </div>
        {conflict ? (
          <EditConflict
            name={name}
            rows={differences(values, shown, editValuesOf(conflict))}
            updated={conflict.updated_time ?? ''}
            busy={pending}
            onMine={() => void edit.takeMine(conflict)}
            onTheirs={() => edit.takeTheirs(conflict)}
          />
        ) : (
          <EditRefusal edit={edit} path={path} values={values} onSave={() => void save()} />
        )}
        <FixedFacts source={source} />
        <DescriptionField form={form} defaultValue={shown.description} />
        {hasConnection(source) ? (
          <section className="section" aria-labelledby="edit-connection">
            <div className="section-head">
              <h3 id="edit-connection">{texts.connection}</h3>
              {isOpen ? (
                <button type="button" className="btn tiny quiet" onClick={closeConnection}>
                  {texts.keep}
                </button>
              ) : (
                <button type="button" className="btn tiny" onClick={() => setOpen(true)}>
                  <Pencil aria-hidden="true" />
                  <span>{texts.change}</span>
                </button>
              )}
            </div>
            {isOpen ? <EditConnection form={form} shown={shown} /> : null}
          </section>
        ) : null}
      </div>
      <div className="panel-foot">
        <GuardedButton
          type="submit"
          className="btn small"
          isOff={pending || edit.waitSeconds > 0}
          aria-describedby={edit.waitSeconds > 0 ? REFUSAL_NEXT : undefined}
        >
          {pending ? texts.saving : texts.save}
        </GuardedButton>
        <GuardedButton type="button" className="btn small quiet" isOff={pending} onClick={() => guard.leave(onCancel)}>
          {texts.cancel}
        </GuardedButton>
        <p className="min-w-0 flex-[1_1_200px] text-xs text-ink-3">{note || texts.window}</p>
      </div>
      {guard.question}
    </form>
  );
}

/** Another page or search of the list keeps the edit open. */
const isListQuery = (link: HTMLAnchorElement): boolean =>
  link.closest('main > .page') !== null && link.pathname === withBasePath('/sources');

/** What of a source can't be changed. */
function FixedFacts({ source: { name, type, channel_name, channel_id } }: Pick<EditSourceProps, 'source'>) {
  const facts = useTexts('sourceFacts');
  const { fixed } = useTexts('editSource');
  return (
    <div>
      <dl className="fact-list">
        <Fact field="name" label={facts.name} none={facts.none}>
          {name ? <bdi translate="no">{name}</bdi> : null}
        </Fact>
        <Fact field="type" label={facts.type} none={facts.none}>
          <SourceTypeLabel type={type} />
        </Fact>
        <Fact field="channel_name" label={facts.channel} none={facts.none}>
          {channel_name ? <bdi translate="no">{channel_name}</bdi> : channel_id}
        </Fact>
      </dl>
      <p className="text-sm text-ink-3">{fixed}</p>
    </div>
  );
}

type EditRefusalProps = {
  edit: ReturnType<typeof useEditSource>;
  path: string;
  values: EditValues;
  onSave: () => void;
};

/** Shows EventGrid's refusal, including its own words; nothing without a refusal, or if only fields are invalid. */
function EditRefusal({ edit, path, values, onSave }: EditRefusalProps) {
  const { consoleCause } = useTexts('forms');
  const { consoleGone } = useTexts('editSource');
  if (edit.lost) return <NoAnswer text={`${consoleCause} ${consoleGone}`} />;
  const refused = refusedOf(edit.outcome);
  if (refused === null || refused.failure.kind === 'invalid-input') return null;
  const again = { press: onSave };
  const lookAgain = { press: () => void edit.checkAgain() };
  const { unproven, shown, pending } = edit;
  const step = (
    <RefusalStep
      explained={refused.explained}
      path={path}
      busy={pending}
      steps={{ reload: RELOAD, 'look-up': RELOAD, 'look-again': lookAgain, retry: again, wait: again }}
    />
  );
  if (unproven === null) return <RefusalView {...refused} action={step} />;
  const rows = differences(values, shown, editValuesOf(unproven));
  const choice = (
    <MineOrTheirs
      busy={pending}
      onMine={() => void edit.takeMine(unproven)}
      onTheirs={() => edit.takeTheirs(unproven)}
    />
  );
  // While the edit may still arrive, its values are not sent again.
  const isOpen = refused.explained.action === 'look-again';
  return (
    <>
      <RefusalView {...refused} action={isOpen ? step : choice} />
      {rows.length === 0 ? null : <Differences rows={rows} />}
    </>
  );
}

type EditConnectionProps = {
  form: UseFormReturn<EditValues>;
  shown: EditValues;
};

/** The connection of a source, to be entered as a whole. Known values are prefilled; secrets are not. */
function EditConnection({ form, shown }: EditConnectionProps) {
  const { secrets } = useTexts('editSource');
  const [hosting, enable_acl] = useWatch({ control: form.control, name: ['hosting', 'detail.enable_acl'] });
  const type = connectionTypeOf(shown.type);
  if (type === null) return null;
  // Renders only the fields of this connection, so that nothing has to be hidden.
  const parts = chosenParts(type, { hosting, detail: { enable_acl } });
  const props = { form, defaults: form.getValues() };
  return (
    <>
      <p className="text-sm text-ink-2">{secrets}</p>
      {type === 'ROCKETMQ' ? <HostingField {...props} /> : null}
      <div>
        <TextFields {...props} parts={TEXT_PARTS.filter((part) => parts.includes(part))} />
      </div>
      {type === 'ROCKETMQ' ? <SwitchFields {...props} /> : null}
      <div>
        <TextFields {...props} parts={parts.filter((part) => part === 'acl')} />
      </div>
    </>
  );
}
