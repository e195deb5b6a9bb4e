'use client';

import { CircleX, Clock, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { UtcTime } from '@/components/time/utc-time';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { JsonView } from '@/components/ui/json-view';
import { Message } from '@/components/ui/message';
import { RawBlock } from '@/components/ui/raw-block';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { ActionOutcome } from '@/lib/guard/outcome';
import { CopyReport, type CopyReportMessages } from './copy-report';
import type { RefusalMessages } from './refusal-messages';
import { RefusalStep, type Steps } from './refusal-step';
import type { LostAnswer } from './use-action';

/** A refusal as it is shown: EventGrid's words, the page's, and the report to copy, without token and secrets. */
export type Refused = { failure: EgFailure; explained: ExplainedFailure; report: string | null };

/** Returns the refusal of an outcome as it is shown; null without one. */
export function refusedOf(outcome: ActionOutcome<unknown> | null): Refused | null {
  if (outcome === null || outcome.result.ok || outcome.explained === null) return null;
  return { failure: outcome.result.failure, explained: outcome.explained, report: outcome.report };
}

/** Tells whether a write may have happened: no whole answer came, and checking did not show that it had no effect. */
export const mayHaveHappened = (outcome: ActionOutcome<unknown> | null, lost: LostAnswer | null): boolean =>
  lost !== null || (outcome?.result.ok === false && !outcome.result.failure.nothingChanged);

type RefusalViewProps = Refused & {
  language: string;
  /** The one thing to do next, as a button or link. */
  action?: ReactNode;
  messages: RefusalMessages;
};

/** Shows a refusal: the fact, its cause and the next step in the person's words, then EventGrid's own, verbatim. */
export function RefusalView({ failure, explained, report, language, action, messages }: RefusalViewProps) {
  const { tone, Icon } = toneOf(failure);
  return (
    <>
      <Message
        role="alert"
        tone={tone}
        icon={<Icon aria-hidden="true" />}
        title={explained.title}
        below={<RefusalFacts failure={failure} report={report} language={language} messages={messages} />}
      >
        <p data-field="cause">{explained.cause}</p>
        <p data-field="next">{explained.next}</p>
        {action ? <div className="row-wrap">{action}</div> : null}
      </Message>
      {failure.body === null || failure.body === '' ? null : (
        <RawBlock title={messages.rawBody} aside={failure.contentType} open>
          <RawBody text={failure.body} />
        </RawBlock>
      )}
    </>
  );
}

type RefusalFactsProps = Pick<RefusalViewProps, 'failure' | 'report' | 'language' | 'messages'>;

/** Lists EventGrid's own words under its names, and hands out the report. */
function RefusalFacts({ failure, report, language, messages }: RefusalFactsProps) {
  return (
    <>
      <dl className="facts-list">
        <Fact field="status" label={messages.http}>
          {failure.status}
        </Fact>
        <Fact field="error_code" label={messages.code}>
          {failure.code === null ? null : <code>{failure.code}</code>}
        </Fact>
        <Fact field="error_msg" label={messages.message}>
          {failure.message}
        </Fact>
        <Fact field="error_details" label={messages.errorDetails}>
          {failure.details}
        </Fact>
        {failure.request === null && failure.requestId === null ? null : (
          <Fact label={messages.requestId} field="request_id">
            {failure.requestId === null ? (
              <span className="muted">{messages.noRequestId}</span>
            ) : (
              <CopyableCode text={failure.requestId} what={messages.requestIdName} messages={messages.copy} />
            )}
          </Fact>
        )}
        <Fact label={messages.time} field="time">
          <span>
            <UtcTime text={failure.time} language={language} zone={messages.utc} />
            {failure.durationMs === null ? null : <span className="muted"> · {failure.durationMs} ms</span>}
          </span>
        </Fact>
      </dl>
      <div className="msg-foot">
        <CopyReport className="btn sm" text={report ?? ''} messages={messages} />
        <span className="tiny muted">{messages.reportNote}</span>
      </div>
    </>
  );
}

/** Shows an answer's text: as indented JSON when it is JSON, else as it came; it is never taken for HTML. */
function RawBody({ text }: { text: string }) {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return <JsonView value={value} />;
  } catch {
    // Not JSON, or cut off: shown as text.
  }
  return text;
}

/** The colour says how bad it is, the icon says it again without colour. */
function toneOf(failure: EgFailure) {
  if (failure.kind === 'signed-out' || failure.status === 401) return { tone: 'info', Icon: Lock } as const;
  if (failure.status === 429 || failure.kind === 'throttled') return { tone: 'warn', Icon: Clock } as const;
  if (!failure.nothingChanged) return { tone: 'warn', Icon: TriangleAlert } as const;
  return { tone: 'bad', Icon: CircleX } as const;
}

/** In a dialog there is nothing to do but to sign in again: its own button repeats. */
const NO_STEPS: Steps = {};

type RefusalNoteProps = Refused & { messages: CopyReportMessages };

/** Shows a refusal inside a dialog: fact, cause, next step, then EventGrid's own words, and the report to copy. */
export function RefusalNote({ failure, explained, report, messages }: RefusalNoteProps) {
  const { code, message, requestId, nothingChanged } = failure;
  const Icon = nothingChanged ? CircleX : TriangleAlert;
  return (
    <Message
      role="alert"
      tone={nothingChanged ? 'bad' : 'warn'}
      icon={<Icon aria-hidden="true" />}
      title={explained.title}
    >
      <p>
        {explained.cause} {explained.next}
      </p>
      {code || message ? (
        <p className="wrap-any tiny" data-field="error_msg">
          {code ? <code data-field="error_code">{code}</code> : null} {message}
        </p>
      ) : null}
      {requestId ? (
        <p className="wrap-any tiny">
          <code data-field="request_id">{requestId}</code>
        </p>
      ) : null}
      <div className="row-wrap">
        <RefusalStep explained={explained} steps={NO_STEPS} path="/sources" className="btn xs" />
        {report === null ? null : <CopyReport className="btn xs" text={report} messages={messages} />}
      </div>
    </Message>
  );
}

type OwnWordsProps = {
  as: 'p' | 'span';
  className: string;
  of: { code: string | null; message: string | null } | null;
};

/** Gives EventGrid's own words on a line; nothing where it had none. */
export const OwnWords = ({ as: Tag, className, of }: OwnWordsProps) =>
  of?.code || of?.message ? (
    <Tag className={className}>
      <code>{of.code}</code> {of.message}
    </Tag>
  ) : null;
