'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { useSession } from '@/components/action/use-session';
import { useTexts } from '@/components/i18n/use-texts';
import { PasteButton } from '@/components/paste/paste-button';
import { lazyPart } from '@/components/ui/lazy-part';
import { useKeepTyped } from '@/components/ui/use-keep-typed';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import { hasDrafts } from '@/lib/sources/draft-keys';
import type { CreateSourceValues } from '@/lib/sources/values';
import { CreateSourceDetails } from './create-source-details';
import { CreateSourceForm, type CreateSourceProps } from './create-source-form';
import type { PasteSourceProps } from './paste-source';
import type { SourceDraftProps } from './source-draft';
import { CREATE_SOURCE_FORM, rulesSoon, useCreateSource } from './use-create-source';

const PasteSource = lazyPart<PasteSourceProps>(() => import('./paste-source'));

/** Creates a custom source: the form on the left, Details beside it with the request, then its result or refusal. */
export function CreateSource(props: CreateSourceProps) {
  const { drafts } = props;
  const texts = useTexts('createSource');
  const { errorPrefix, unanswered } = useTexts('forms');
  const create = useCreateSource(props);
  const { form, fieldDefaults, createdCount, outcome, lost, refusedFields } = create;
  const { isDirty } = form.formState;
  useKeepTyped(CREATE_SOURCE_FORM, form, flatten(fieldDefaults));
  // An outdated page can only be reloaded: its draft is kept.
  const { isUpdated } = useSession();
  const { question } = useLeaveGuard(isDirty && !isUpdated, create.isPending ? unanswered : texts.leave);

  const [channel, setChannel] = useState(props.chosen);
  const SourceDraft = useDraftPart(drafts, isDirty);

  const isCreated = outcome?.result.ok === true && lost === null;
  const title = isCreated ? texts.titleAgain : texts.title;
  const hasResult = outcome !== null || lost !== null;
  const isRefused = refusedFields !== null || (hasResult && !isCreated);
  return (
    <main className={hasResult ? 'split result-first' : 'split'} id="main">
      <title>{`${isRefused ? errorPrefix : ''}${title} · EventGrid`}</title>
      <div className="form-column">
        <div className="page-head">
          <div className="flex min-h-8 flex-1 items-center gap-1.5">
            {props.breadcrumb}
            <h1>{title}</h1>
            <PasteButton dialog={(onClose) => <PasteSource form={form} onChannel={setChannel} onClose={onClose} />} />
          </div>
        </div>
        <CreateSourceForm {...props} create={create} channel={channel} onChannel={setChannel} />
      </div>
      <CreateSourceDetails create={create}>
        {props.pendingWrites}
        {SourceDraft ? (
          <SourceDraft
            form={form}
            defaults={fieldDefaults}
            prefix={drafts}
            createdCount={createdCount}
            channel={channel}
            onChannel={setChannel}
          />
        ) : null}
      </CreateSourceDetails>
      {question}
    </main>
  );
}

/**
 * Loads the code for drafts when there is a saved one to offer or something to save, for which it lets the rules go
 * first; null until then.
 */
function useDraftPart(prefix: string, isDirty: boolean) {
  const [Part, setPart] = useState<ComponentType<SourceDraftProps> | null>(null);
  useEffect(() => {
    if (Part || !(isDirty || hasDrafts(prefix))) return;
    let isWanted = true;
    const first = isDirty ? rulesSoon() : Promise.resolve();
    first
      .then(() => import('./source-draft'))
      .then(
        ({ default: Loaded }) => isWanted && setPart(() => Loaded),
        () => {},
      );
    return () => {
      isWanted = false;
    };
  }, [Part, isDirty, prefix]);
  return Part;
}

/** The form's defaults by field name, as the fields in the page are named. */
function flatten({ detail, ...top }: CreateSourceValues): Record<string, string | boolean> {
  return { ...top, ...Object.fromEntries(Object.entries(detail).map(([key, value]) => [`detail.${key}`, value])) };
}
