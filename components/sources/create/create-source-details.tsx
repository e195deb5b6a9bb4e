'use client';

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { RefusalView } from '@/components/action/refusal';
import { RELOAD, RefusalStep, type Steps } from '@/components/action/refusal-step';
import { refusedOf, type ShownRefusal } from '@/components/action/refused';
import type { LostAnswer } from '@/components/action/use-action';
import { useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { JsonView } from '@/components/ui/json-view';
import { Message } from '@/components/ui/message';
import { refusal } from '@/lib/eventgrid/failures/result';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { MISSING, previewBody } from '@/lib/sources/preview-body';
import type { CreateSourceValues } from '@/lib/sources/values';
import { readCreateSourceValues } from '@/lib/sources/values';
import { CreatedView } from './created-view';
import { CREATE_SOURCE_FORM, type useCreateSource } from './use-create-source';

type CreateSourceDetailsProps = {
  create: ReturnType<typeof useCreateSource>;
  /** What earlier visits left: drafts, presses that are not settled. */
  children?: ReactNode;
};

/** Shows, beside the form, the request as the user types, then EventGrid's result. */
export function CreateSourceDetails({ create, children }: CreateSourceDetailsProps) {
  const { form, outcome, lost, refusedFields, submits, isQuiet } = create;
  const heading = useRef<HTMLHeadingElement>(null);
  const result = lost === null ? outcome?.result : undefined;
  // The source's ID identifies a result: the focus moves once for each.
  const createdId = result?.ok ? result.data.id : null;
  useEffect(() => {
    if (createdId === null || submits === 0) return;
    if (isQuiet.current) announce(heading.current?.textContent ?? '');
    else heading.current?.focus();
  }, [createdId, submits, isQuiet]);

  const texts = useTexts('createSource');
  const forms = useTexts('forms');
  const lostAnswer = useMemo(() => lost && lostRefusal(lost, texts, forms), [lost, texts, forms]);
  const refused = lostAnswer ?? refusedOf(outcome);
  // Our own validation shows at the fields.
  const shownRefusal = refused?.failure.kind === 'invalid-input' ? null : refused;
  const isShown = result?.ok === true || shownRefusal !== null;
  return (
    <DetailsPanel
      title={texts.details}
      aside={isShown ? undefined : texts.followsForm}
      label={isShown ? texts.result : texts.preview}
      dismiss={isShown ? { label: texts.dismiss, onDismiss: create.dismiss } : undefined}
    >
      {result?.ok ? (
        <CreatedView
          source={result.data}
          foundByCheck={result.foundByCheck === true}
          requestId={result.requestId}
          headingRef={heading}
        />
      ) : null}
      {shownRefusal ? (
        <RefusalView
          {...shownRefusal}
          action={
            <RefusalStep
              explained={shownRefusal.explained}
              path="/sources/new"
              busy={create.isPending}
              steps={stepsOf(create, shownRefusal)}
            />
          }
        />
      ) : null}
      {refusedFields ? <NotSent count={refusedFields.length} /> : null}
      {children}
      <RequestPreview control={form.control} title={refusedFields ? texts.previewAsItStands : texts.preview} />
    </DetailsPanel>
  );
}

/** The next steps of a refusal on this page: the console's own form is submitted by its ID. */
function stepsOf({ form, checkAgain }: CreateSourceDetailsProps['create'], { failure }: ShownRefusal): Steps {
  const name = form.getValues('name');
  const { writeId } = failure.lostWriteCheck ?? {};
  return {
    'look-up': { href: name ? `/sources?q=${encodeURIComponent(name)}` : '/sources' },
    'focus-name': { focus: '#name' },
    'focus-channel': { focus: '#channel_id' },
    'focus-form': { focus: '#name' },
    reload: RELOAD,
    'look-again': { press: () => writeId && void checkAgain(writeId) },
    retry: { form: CREATE_SOURCE_FORM },
    wait: { form: CREATE_SOURCE_FORM },
  };
}

/**
 * Explains a press without an answer. `gone`: the console did not answer, and it is unknown whether a request was sent
 * to EventGrid, so the user should check the list before the next press. `updated`: the page is outdated, and nothing
 * was sent.
 */
function lostRefusal(
  why: LostAnswer,
  texts: Dictionary['createSource'],
  { consoleTitle, consoleCause }: Dictionary['forms'],
): ShownRefusal {
  const isGone = why === 'gone';
  const { look, ...words } = isGone
    ? { title: consoleTitle, cause: consoleCause, ...texts.consoleGone }
    : texts.consoleUpdated;
  const { failure } = refusal('broken', { nothingChanged: !isGone });
  return {
    failure,
    explained: {
      ...words,
      key: 'answerBroke',
      action: isGone ? 'look-up' : 'reload',
      actionLabel: look,
      waitSeconds: null,
    },
    report: `Time: ${failure.time}\nOutcome: ${isGone ? 'the console did not answer' : 'the console was updated'}`,
  };
}

function NotSent({ count }: { count: number }) {
  const texts = useTexts('createSource');
  return (
    <Message
      tone="info"
      icon={<Icon name="info" />}
      title={count === 1 ? texts.notSentOne : format(texts.notSentOther, { count })}
    >
      <p>{texts.notSentText}</p>
    </Message>
  );
}

type DetailsPanelProps = {
  title: string;
  /** Small text after the title, such as “follows the form”. */
  aside?: string;
  /** Name of the panel's current content, for screen readers. */
  label: string;
  dismiss?: { label: string; onDismiss: () => void };
  children: ReactNode;
};

/** The panel beside the form: first the request, then its result or refusal. */
function DetailsPanel({ title, aside, label, dismiss, children }: DetailsPanelProps) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {aside ? <span className="text-xs text-ink-3">{aside}</span> : null}
        {dismiss ? (
          <div className="end">
            <button className="icon-btn" type="button" aria-label={dismiss.label} onClick={dismiss.onDismiss}>
              <Icon name="x" />
            </button>
          </div>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
    </section>
  );
}

type RequestPreviewProps = { control: Control<CreateSourceValues>; title: string };

/** Shows the request that Create would send, from the form's current values. Secrets are dots. */
function RequestPreview({ control, title }: RequestPreviewProps) {
  const texts = useTexts('createSource');
  const body = previewBody(readCreateSourceValues(useWatch({ control })));
  return (
    <div className="section">
      <h3>{title}</h3>
      <div className="code">
        <div className="tabs">
          <span className="code-name">
            <b className="font-semibold">POST</b>
            <code className="truncate" translate="no">
              {'/v1/{project_id}/sources'}
            </code>
          </span>
          <span className="end">
            <CopyButton
              text={() => JSON.stringify(body, (_key, value) => (value === MISSING ? '' : value), 2)}
              what={texts.json}
            />
          </span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
        <pre className="json" tabIndex={0} role="region" aria-label={texts.preview} translate="no">
          <JsonView value={body} missing={texts.missing} />
        </pre>
      </div>
      <p className="text-xs text-ink-3">{texts.previewNote}</p>
    </div>
  );
}
