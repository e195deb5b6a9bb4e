'use client';

import { memo, type ReactNode, useEffect, useState } from 'react';
import { DetailsPanel, RequestBox } from '@/components/action/details-panel';
import { CodeSection } from '@/components/code/code-section';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { Message } from '@/components/ui/message';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { previewBody } from '@/lib/sources/preview-body';
import { createSourceBody, readCreateSourceValues } from '@/lib/sources/values';
import type { CreateResultProps } from './create-result';
import type { useCreateSource } from './use-create-source';

/** Shows the result of a press. The form preloads it; without that code, the result is text alone. */
export const CreateResult = lazyPart<CreateResultProps>(() => import('./create-result'), { Bare: ResultInWords });

type CreateSourceDetailsProps = {
  create: ReturnType<typeof useCreateSource>;
  /** What earlier visits left: drafts, presses that are not settled. */
  children?: ReactNode;
};

/** Shows, beside the form, the request as the user types, then EventGrid's result. */
export function CreateSourceDetails({ create, children }: CreateSourceDetailsProps) {
  const { form, outcome, lost, refusedFields } = create;
  const texts = useTexts('createSource');
  const words = wordsOf(create, texts, useTexts('forms'));
  const result = outcome?.result;
  // Our own validation shows at the fields.
  const isShown = lost !== null || (result !== undefined && (result.ok || result.failure.kind !== 'invalid-input'));
  return (
    <DetailsPanel
      title={texts.details}
      aside={isShown ? undefined : texts.followsForm}
      label={isShown ? texts.result : texts.preview}
      dismiss={isShown ? { label: texts.dismiss, onDismiss: create.dismiss } : undefined}
    >
      {isShown ? <CreateResult create={create} words={words} /> : null}
      {refusedFields ? <NotSent count={refusedFields.length} /> : null}
      {children}
      <RequestPreview form={form} title={refusedFields ? texts.previewAsItStands : texts.preview} />
    </DetailsPanel>
  );
}

/**
 * Words a result. Without an answer: `gone`, the console did not answer, and it is unknown whether a request was sent
 * to EventGrid, so the user should check the list before the next press; `updated`, the page is outdated, and nothing
 * was sent.
 */
function wordsOf(
  { outcome, lost }: CreateSourceDetailsProps['create'],
  texts: Dictionary['createSource'],
  { consoleTitle, consoleCause }: Dictionary['forms'],
): CreateResultProps['words'] {
  if (lost === 'updated') return { ...texts.consoleUpdated };
  if (lost === 'gone') return { title: consoleTitle, cause: consoleCause, ...texts.consoleGone };
  if (outcome?.result.ok) return { title: format(texts.created, { name: outcome.result.data.name ?? '' }) };
  return outcome?.explained ?? { title: '' };
}

function ResultInWords({ create, words: { title, cause, next } }: CreateResultProps) {
  const isGood = create.lost === null && create.outcome?.result.ok;
  return (
    <Message
      role="alert"
      tone={isGood ? 'good' : 'warn'}
      icon={<Icon name={isGood ? 'circle-check' : 'triangle'} />}
      title={title}
    >
      <p>{cause}</p>
      <p>{next}</p>
    </Message>
  );
}

function NotSent({ count }: { count: number }) {
  const texts = useTexts('createSource');
  return (
    <Message
      tone="info"
      icon={<Icon name="info" />}
      title={count === 1 ? texts.notSentOne : format(texts.notSentOther, { count })}
    />
  );
}

type RequestPreviewProps = { form: CreateSourceDetailsProps['create']['form']; title: string };

/** How long after the last key the preview follows, in milliseconds (our choice): drawing it takes time. */
const PREVIEW_MS = 120;

/** Shows the request that Create would send, from the form's current values. Secrets are dots. */
const RequestPreview = memo(function RequestPreview({ form, title }: RequestPreviewProps) {
  const texts = useTexts('createSource');
  const [values, setValues] = useState(() => readCreateSourceValues(form.getValues()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setValues(readCreateSourceValues(form.getValues())), PREVIEW_MS);
    };
    // What was typed before the script loaded is in the form by now.
    later();
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: later });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [form]);
  const body = previewBody(values);
  return (
    <>
      <RequestBox title={title} path={'/v1/{project_id}/sources'} body={body} texts={texts} />
      <CodeSection noun="source" body={() => createSourceBody(values)} />
    </>
  );
});
