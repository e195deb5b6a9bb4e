'use client';

import { Info } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { FailureView } from '@/components/action/failure-view';
import { DetailsPanel } from '@/components/ui/details-panel';
import { format } from '@/lib/i18n/format';
import type { CreateSourceMessages } from './create-source-messages';
import { CreatedView } from './created-view';
import { FailureAction } from './failure-action';
import { RequestPreview } from './request-preview';
import type { useCreateSource } from './use-create-source';

type CreateSourceDetailsProps = {
  create: ReturnType<typeof useCreateSource>;
  language: string;
  messages: CreateSourceMessages;
  /** What earlier visits left: drafts, presses that are not settled. */
  children?: ReactNode;
};

/** Shows beside the form what it is about: the request while typing, then what EventGrid made of it. */
export function CreateSourceDetails({ create, language, messages, children }: CreateSourceDetailsProps) {
  const { form, state, refusedFields, submits } = create;
  const heading = useRef<HTMLHeadingElement>(null);
  const result = state.result;
  // Results are told apart by the source's ID: the focus moves once for each.
  const createdId = result?.ok ? result.data.id : null;
  useEffect(() => {
    if (createdId !== null && submits > 0) heading.current?.focus();
  }, [createdId, submits]);

  const texts = messages.form;
  const writeId = result?.ok === false ? result.failure.lookedUp?.writeId : undefined;
  const isOurCheck = result?.ok === false && result.failure.kind === 'invalid-input';
  const shown = result !== null && !isOurCheck;
  return (
    <DetailsPanel
      title={texts.details}
      aside={shown ? undefined : texts.followsForm}
      label={shown ? texts.result : texts.preview}
      dismiss={shown ? { label: texts.dismiss, onDismiss: create.dismiss } : undefined}
    >
      {shown && result.ok ? (
        <CreatedView
          source={result.data}
          found={state.found}
          requestId={result.requestId}
          language={language}
          messages={messages}
          headingRef={heading}
        />
      ) : null}
      {shown && !result.ok && state.explained ? (
        <FailureView
          failure={result.failure}
          explained={state.explained}
          report={state.report ?? ''}
          language={language}
          action={
            <FailureAction
              explained={state.explained}
              name={form.getValues('name')}
              onLookAgain={writeId === undefined ? undefined : () => void create.checkAgain(writeId)}
              busy={create.pending}
            />
          }
          messages={{ ...messages.failure, copy: messages.copy }}
        />
      ) : null}
      {refusedFields ? <NotSent count={refusedFields.length} messages={texts} /> : null}
      {children}
      <RequestPreview
        control={form.control}
        title={refusedFields ? texts.previewAsItStands : texts.preview}
        messages={messages}
      />
    </DetailsPanel>
  );
}

function NotSent({ count, messages }: { count: number; messages: CreateSourceMessages['form'] }) {
  return (
    <div className="msg info">
      <div className="msg-top">
        <Info aria-hidden="true" />
        <h3>{count === 1 ? messages.notSentOne : format(messages.notSentOther, { count })}</h3>
        <p>{messages.notSentText}</p>
      </div>
    </div>
  );
}
