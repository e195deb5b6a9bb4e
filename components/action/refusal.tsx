'use client';

import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { UtcTime } from '@/components/time/utc-time';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { markName } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { JsonView } from '@/components/ui/json-view';
import { Message } from '@/components/ui/message';
import { RawBlock } from '@/components/ui/raw-block';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import { CopyReport } from './copy-report';
import { REFUSAL_NEXT, type ShownRefusal } from './refused';

type RefusalViewProps = ShownRefusal & {
  /** The next step, as a button or link. */
  action?: ReactNode;
};

/** Shows a refusal: fact, cause and next step in the user's language, then EventGrid's own words, verbatim. */
export function RefusalView({ failure, explained, report, action }: RefusalViewProps) {
  const { rawBody } = useTexts('refusal');
  const { tone, icon } = toneOf(failure);
  const { name } = explained;
  return (
    <>
      <Message
        role="alert"
        tone={tone}
        icon={<Icon name={icon} />}
        title={markName(explained.title, name)}
        below={<RefusalFacts failure={failure} report={report} />}
      >
        <p data-field="cause">{markName(explained.cause, name)}</p>
        <p data-field="next" id={REFUSAL_NEXT}>
          {markName(explained.next, name)}
        </p>
        {action ? <div className="actions">{action}</div> : null}
      </Message>
      {failure.body === null || failure.body === '' ? null : (
        <RawBlock title={rawBody} aside={failure.contentType} open>
          <RawBody text={failure.body} />
        </RawBlock>
      )}
    </>
  );
}

/** Lists EventGrid's own words under EG's field names, and offers the report. */
function RefusalFacts({ failure, report }: Pick<ShownRefusal, 'failure' | 'report'>) {
  const texts = useTexts('refusal');
  const language = useLanguage();
  return (
    <>
      <dl className="fact-list">
        <Fact field="status" label={texts.http}>
          {failure.status}
        </Fact>
        <Fact field="error_code" label={texts.code}>
          {failure.code === null ? null : <code translate="no">{failure.code}</code>}
        </Fact>
        <Fact field="error_msg" label={texts.message}>
          {failure.message}
        </Fact>
        <Fact field="error_details" label={texts.errorDetails}>
          {failure.details}
        </Fact>
        {failure.request === null && failure.requestId === null ? null : (
          <Fact label={texts.requestId} field="request_id">
            {failure.requestId === null ? (
              <span className="text-ink-3">{texts.noRequestId}</span>
            ) : (
              <CopyableCode text={failure.requestId} what={texts.requestIdName} />
            )}
          </Fact>
        )}
        <Fact label={texts.time} field="time">
          <span>
            <UtcTime text={failure.time} language={language} />
            {failure.durationMs === null ? null : <span className="text-ink-3">{` · ${failure.durationMs} ms`}</span>}
          </span>
        </Fact>
      </dl>
      <div className="message-foot">
        <CopyReport className="btn small" text={report ?? ''} />
        <span className="text-xs text-ink-3">{texts.reportNote}</span>
      </div>
    </>
  );
}

/** Shows an answer's text: as indented JSON if it is JSON, else unchanged. It is never treated as HTML. */
function RawBody({ text }: { text: string }) {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return <JsonView value={value} />;
  } catch {
    // Not JSON, or cut off: shown as text.
  }
  return <span>{text}</span>;
}

/** Color shows the severity, and the icon repeats it without color. */
function toneOf(failure: EgFailure) {
  if (failure.kind === 'signed-out' || failure.status === 401) return { tone: 'info', icon: 'lock' } as const;
  if (failure.status === 429 || failure.kind === 'throttled') return { tone: 'warn', icon: 'clock' } as const;
  if (!failure.nothingChanged) return { tone: 'warn', icon: 'triangle' } as const;
  return { tone: 'bad', icon: 'circle-x' } as const;
}
