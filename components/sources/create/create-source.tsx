'use client';

import { type ComponentType, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '@/components/action/use-session';
import { ChannelField } from '@/components/channels/picker/channel-field';
import type { ChannelChoices, ChannelOption } from '@/components/channels/picker/channel-options';
import { useKeepTyped } from '@/components/ui/use-keep-typed';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { CreateChannelAction } from '@/lib/channels/create-state';
import type { SourceType } from '@/lib/eventgrid/schemas/source-limits';
import { format } from '@/lib/i18n/format';
import { hasDrafts } from '@/lib/sources/draft-prefix';
import type { SourceQuota } from '@/lib/sources/quota';
import type { CreateSourceValues } from '@/lib/sources/values';
import { ConnectionSection } from './connection-section';
import { CreateSourceDetails } from './create-source-details';
import type { CreateSourceMessages } from './create-source-messages';
import { type CreateSourceAction, consoleLostState } from './create-source-state';
import { DescriptionField } from './description-field';
import { ErrorSummary } from './error-summary';
import { NameField } from './name-field';
import { QuotaLine } from './quota-line';
import type { SourceDraftProps } from './source-draft';
import { TypeField } from './type-field';
import { CREATE_SOURCE_FORM, loadRules, useCreateSource } from './use-create-source';

export type CreateSourceProps = {
  action: CreateSourceAction;
  checkCreated: CreateSourceAction;
  /** For a press without JavaScript: sent twice it is one. */
  writeId: string;
  createChannel: CreateChannelAction;
  /** The project that the form is opened for: another one's session refuses it by name. */
  owner: { project_id: string; endpoint_id: string; project_name: string };
  defaults: CreateSourceValues;
  choices: ChannelChoices;
  chosen: ChannelOption | null;
  /** A channel ID in the address that leads to no channel: the field says so. */
  channelMissing: boolean;
  language: string;
  messages: CreateSourceMessages;
  /** Rendered on the server, since they need no script here. */
  breadcrumb: ReactNode;
  icons: Record<SourceType, ReactNode>;
  prerequisites: ReactNode;
  cancel: ReactNode;
  /** Writes of before that were interrupted, with what became of them. */
  pendingWrites: ReactNode;
  /** Not waited for by the page: it only advises. */
  quota: Promise<SourceQuota | null>;
};

/** Creates a custom source: the form at the left, Details beside it with the request, then its result or refusal. */
export function CreateSource(props: CreateSourceProps) {
  const { owner, choices, language, messages, icons } = props;
  const consoleLost = useCallback((why: 'gone' | 'updated') => consoleLostState(why, messages.form), [messages]);
  const create = useCreateSource({
    action: props.action,
    checkCreated: props.checkCreated,
    defaults: props.defaults,
    consoleLost,
  });
  const { form, fieldDefaults, createdCount, state, refusedFields, pending } = create;
  const { isDirty } = form.formState;
  useKeepTyped(CREATE_SOURCE_FORM, form, flatten(fieldDefaults));
  // A page that is too old can only be loaded again: its draft is kept.
  const { isUpdated } = useSession();
  useLeaveGuard(isDirty && !pending && !isUpdated, messages.form.leave);

  const [channel, setChannel] = useState(props.chosen);
  const SourceDraft = useDraftPart(owner, isDirty);

  const result = state.result;
  const created = result?.ok ? result.data : null;
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusedFields && create.submits > 0) summary.current?.focus();
  }, [refusedFields, create.submits]);

  const title = created ? messages.form.titleAgain : messages.form.title;
  const isRefused = refusedFields !== null || result?.ok === false;
  return (
    <main className={result ? 'split result-first' : 'split'} id="main">
      <title>{`${isRefused ? messages.form.errorPrefix : ''}${title} · EventGrid`}</title>
      <div className="form-col">
        <div className="page-head">
          <div className="titled">
            {props.breadcrumb}
            <h1>{title}</h1>
          </div>
        </div>
        <form
          id={CREATE_SOURCE_FORM}
          action={create.formAction}
          onSubmit={create.submit}
          onKeyDown={() => void loadRules().catch(() => {})}
          onPointerEnter={() => void loadRules().catch(() => {})}
          noValidate
        >
          <div className="form-body">
            {refusedFields ? (
              <ErrorSummary ref={summary} fields={refusedFields} form={form} messages={messages} />
            ) : null}
            {Object.entries({ ...owner, write_id: props.writeId }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <NameField form={form} owner={owner} defaultValue={fieldDefaults.name} messages={messages} />
            <TypeField
              key={`type-${createdCount}`}
              form={form}
              defaultValue={fieldDefaults.type}
              icons={icons}
              messages={messages.form}
            />
            {props.prerequisites}
            <ChannelField
              form={form}
              defaultValue={fieldDefaults.channel_id}
              choices={choices}
              chosen={channel}
              onChannel={setChannel}
              missing={props.channelMissing}
              createChannel={props.createChannel}
              owner={owner}
              language={language}
              messages={messages}
            />
            <ConnectionSection
              key={`connection-${createdCount}`}
              form={form}
              defaults={fieldDefaults}
              submits={create.submits}
              messages={messages}
            />
            <DescriptionField form={form} defaultValue={fieldDefaults.description} messages={messages} />
          </div>
          <div className="form-bar">
            <button className="btn primary" type="submit" aria-disabled={pending || undefined}>
              {pending ? messages.form.submitting : messages.form.submit}
            </button>
            {props.cancel}
            <p className="say">
              {created ? (
                <span>{format(messages.form.keptFrom, { name: created.name ?? '' })}</span>
              ) : (
                sayOf(create, messages.form)
              )}
              <Suspense>
                <QuotaLine quota={props.quota} created={createdCount} messages={messages.form.quota} />
              </Suspense>
            </p>
          </div>
        </form>
      </div>
      <CreateSourceDetails create={create} language={language} messages={messages}>
        {props.pendingWrites}
        {SourceDraft ? (
          <SourceDraft
            form={form}
            defaults={fieldDefaults}
            owner={owner}
            createdCount={createdCount}
            channel={channel}
            onChannel={setChannel}
            language={language}
            messages={messages.form}
          />
        ) : null}
      </CreateSourceDetails>
    </main>
  );
}

/** Loads what keeps and offers drafts, once there is something to keep or something kept to offer; null until then. */
function useDraftPart({ endpoint_id, project_id }: CreateSourceProps['owner'], isDirty: boolean) {
  const [Part, setPart] = useState<ComponentType<SourceDraftProps> | null>(null);
  useEffect(() => {
    if (Part || !(isDirty || hasDrafts({ endpoint_id, project_id }))) return;
    let isWanted = true;
    import('./source-draft').then(
      ({ default: Loaded }) => isWanted && setPart(() => Loaded),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [Part, isDirty, endpoint_id, project_id]);
  return Part;
}

/** Says below the form what the last press did, so that nobody wonders whether something was made. */
function sayOf(
  { state, refusedFields }: ReturnType<typeof useCreateSource>,
  messages: CreateSourceMessages['form'],
): ReactNode {
  const failure = state.result?.ok === false ? state.result.failure : null;
  if (refusedFields) return <span>{messages.nothingSent}</span>;
  if (!failure) return null;
  return (
    <>
      <span>{failure.nothingChanged ? messages.nothingCreated : messages.outcomeUnknown}</span>
      <span>{messages.fieldsKept}</span>
    </>
  );
}

/** The form's defaults by field name, as the fields in the page are named. */
function flatten({ detail, ...top }: CreateSourceValues): Record<string, string | boolean> {
  return { ...top, ...Object.fromEntries(Object.entries(detail).map(([key, value]) => [`detail.${key}`, value])) };
}
