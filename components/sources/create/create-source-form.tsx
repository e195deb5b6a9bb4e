'use client';

import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { ErrorSummary } from '@/components/action/error-summary';
import { REFUSAL_NEXT } from '@/components/action/refused';
import { ChannelField } from '@/components/channels/picker/channel-field';
import type { ChannelChoices, ChannelOption } from '@/components/channels/picker/channel-options';
import { useTexts } from '@/components/i18n/use-texts';
import { fillNames } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { keepFocusOnPress } from '@/components/ui/keep-focus-on-press';
import { readOwn } from '@/lib/browser/read';
import type { NewChannel } from '@/lib/channels/writes';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';
import { SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';
import type { Action } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import type { UsedQuota } from '@/lib/lists/quota';
import type { CreateSourceValues } from '@/lib/sources/values';
import { ConnectionSection } from './connection-fields';
import { CreateResult } from './create-source-details';
import { DescriptionField } from './description-field';
import { NameField } from './name-field';
import { CREATE_SOURCE_FORM, type RefusedField, rulesSoon, type useCreateSource } from './use-create-source';

export type CreateSourceProps = {
  action: Action<SourceWithRaw>;
  /** For a press without JavaScript: sent twice, it is one write. */
  writeId: string;
  createChannel: Action<NewChannel>;
  /** The project that the form was opened for: a session of another one refuses it by name. */
  owner: { project_id: string; endpoint_id: string; project_name: string };
  /** The prefix of the storage keys of its user's drafts. */
  drafts: string;
  defaults: CreateSourceValues;
  choices: ChannelChoices;
  chosen: ChannelOption | null;
  /** A channel ID in the URL that doesn't exist: the field says so. */
  channelMissing: boolean;
  /** Rendered on the server, since they need no script here. */
  breadcrumb: ReactNode;
  icons: Record<SourceType, ReactNode>;
  prerequisites: ReactNode;
  /** What the page was opened with. */
  note?: ReactNode;
  cancel: ReactNode;
  /** Earlier writes that were interrupted, with their outcomes. */
  pendingWrites: ReactNode;
  /** Null if EventGrid does not report it; undefined if it was not known in time, and the browser reads it. */
  quota: UsedQuota | null | undefined;
};

type CreateSourceFormProps = CreateSourceProps & {
  create: ReturnType<typeof useCreateSource>;
  channel: ChannelOption | null;
  onChannel: (channel: ChannelOption | null) => void;
};

/** Loads what no first view needs: the rules, then what shows the result, which the first message need not wait for. */
function loadTheRest(): void {
  if (isRestLoaded) return;
  void rulesSoon().then((rules) => {
    isRestLoaded = rules !== null;
    CreateResult.preload();
  });
}
let isRestLoaded = false;

/** The form for a new source. Without JavaScript it is a plain form with the same fields. */
export function CreateSourceForm(props: CreateSourceFormProps) {
  const { create, owner } = props;
  const texts = useTexts('createSource');
  const { problem } = useTexts('forms');
  const validation = useTexts('validation');
  const { form, fieldDefaults, connection, createdCount, refusedFields, submits, isPending } = create;
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusedFields && submits > 0) summary.current?.focus();
  }, [refusedFields, submits]);

  return (
    <form
      id={CREATE_SOURCE_FORM}
      action={create.formAction}
      onSubmit={create.submit}
      onKeyDown={loadTheRest}
      onPointerEnter={loadTheRest}
      onFocus={loadTheRest}
      onMouseDown={keepFocusOnPress}
      noValidate
    >
      <div className="form-body">
        {props.note}
        {refusedFields ? (
          <ErrorSummary ref={summary} title={problem} errors={errorsInOrder(refusedFields, validation)} />
        ) : null}
        {Object.entries({ ...owner, write_id: props.writeId }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <NameField form={form} owner={owner} defaultValue={fieldDefaults.name} />
        <TypeField form={form} defaultValue={fieldDefaults.type} icons={props.icons} />
        {props.prerequisites}
        <ChannelField
          form={form}
          defaultValue={fieldDefaults.channel_id}
          choices={props.choices}
          chosen={props.channel}
          onChannel={props.onChannel}
          missing={props.channelMissing}
          createChannel={props.createChannel}
          owner={owner}
        />
        <ConnectionSection key={connection.key} form={form} defaults={connection.defaults} owner={owner} />
        <DescriptionField form={form} defaultValue={fieldDefaults.description} />
      </div>
      <div className="form-bar">
        <GuardedButton
          className="btn primary"
          type="submit"
          isOff={isPending || create.waitSeconds > 0}
          aria-describedby={create.waitSeconds > 0 ? REFUSAL_NEXT : undefined}
        >
          {isPending ? texts.submitting : texts.submit}
        </GuardedButton>
        {props.cancel}
        <p className="form-note">
          <LastPress create={create} />
          <QuotaLine quota={props.quota} owner={owner} created={createdCount} />
        </p>
      </div>
    </form>
  );
}

/** Shows the result of the last press below the form, so that it is clear whether something was created. */
function LastPress({ create }: Pick<CreateSourceFormProps, 'create'>): ReactNode {
  const texts = useTexts('createSource');
  const { outcome, lost, refusedFields } = create;
  if (outcome?.result.ok && lost === null)
    return <span>{fillNames(texts.keptFrom, { name: outcome.result.data.name ?? '' })}</span>;
  if (refusedFields) return <span>{texts.nothingSent}</span>;
  if (outcome === null && lost === null) return null;
  const isUnknown =
    lost === 'gone' || (lost === null && outcome?.result.ok === false && !outcome.result.failure.nothingChanged);
  return (
    <>
      <span>{isUnknown ? texts.outcomeUnknown : texts.nothingCreated}</span>
      <span>{texts.fieldsKept}</span>
    </>
  );
}

type QuotaLineProps = Pick<CreateSourceProps, 'quota' | 'owner'> & {
  /** Sources created since the quota was read. */
  created: number;
};

/** Shows how many more sources the project may have; nothing if EventGrid did not say. */
function QuotaLine({ quota, owner, created }: QuotaLineProps) {
  const texts = useTexts('createSource').quota;
  const [late, setLate] = useState<UsedQuota | null>(null);
  useEffect(() => {
    if (quota === undefined)
      readOwn<UsedQuota | null>('/api/quotas', { resource: 'SOURCE' }, owner).then(setLate, () => {});
  }, [quota, owner]);
  const known = quota ?? late;
  if (known === null) return null;
  const used = known.used + created;
  const full = used >= known.quota;
  return (
    <span className={full ? 'full' : undefined}>
      {format(full ? texts.atLimit : texts.used, { used, quota: known.quota })}
    </span>
  );
}

/** Order of the fields on the page. */
const ORDER = ['name', 'type', 'channel_id', ...CONNECTION_FIELDS.map(({ name }) => `detail.${name}`), 'description'];

/**
 * Words the errors of a press in page order. They stay as they were until the next press: a summary that came and went
 * while the user corrects the fields would move the page below the pointer.
 */
const errorsInOrder = (refused: readonly RefusedField[], texts: Dictionary['validation']) =>
  [...refused]
    .sort((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field))
    .map(({ field, key, value }) => ({ field, text: validationText(key, value, texts) }));

type TypeFieldProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaultValue: SourceType;
  /** The server renders the icons: here they would add to the script. */
  icons: Record<SourceType, ReactNode>;
};

/** Chooses the source's type: three cards, each the label of its radio button. */
const TypeField = memo(function TypeField({ form, defaultValue, icons }: TypeFieldProps) {
  const texts = useTexts('createSource');
  return (
    <fieldset className="field type-choice">
      <legend className="field-label">{texts.type}</legend>
      <div className="radios">
        {SOURCE_TYPES.map((type) => (
          <label className="radio" key={type}>
            <input
              {...form.register('type')}
              type="radio"
              value={type}
              defaultChecked={type === defaultValue}
              aria-label={texts.types[type].label}
              aria-describedby={`type-${type}-hint`}
            />
            <span>
              <b>{texts.types[type].label}</b>
              <small id={`type-${type}-hint`}>{texts.types[type].hint}</small>
            </span>
            {icons[type]}
          </label>
        ))}
      </div>
    </fieldset>
  );
});
