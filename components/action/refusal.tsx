'use client';

import { CircleX, ClipboardList, Clock, Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { UtcTime } from '@/components/time/utc-time';
import { CopyButton, type CopyMessages } from '@/components/ui/copy-button';
import { JsonView } from '@/components/ui/json-view';
import { RawBlock } from '@/components/ui/raw-block';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { ActionOutcome } from '@/lib/guard/outcome';
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

export type RefusalMessages = {
  http: string;
  code: string;
  message: string;
  errorDetails: string;
  requestId: string;
  requestIdName: string;
  noRequestId: string;
  time: string;
  utc: string;
  copyReport: string;
  report: string;
  reportNote: string;
  rawBody: string;
  copy: CopyMessages;
};

type RefusalViewProps = Refused & {
  language: string;
  /** The one thing to do next, as a button or link. */
  action?: ReactNode;
  /** The heading's level: one below the heading it stands under. */
  heading?: 'h2' | 'h3';
  messages: RefusalMessages;
};

/** Shows a refusal: the fact, its cause and the next step in the person's words, then EventGrid's own, verbatim. */
export function RefusalView({
  failure,
  explained,
  report,
  language,
  action,
  heading: Heading = 'h3',
  messages,
}: RefusalViewProps) {
  const { tone, Icon } = toneOf(failure);
  const status = failure.status === null ? null : String(failure.status);
  const facts: [label: string, field: string, value: string | null, isCode?: boolean][] = [
    [messages.http, 'status', status],
    [messages.code, 'error_code', failure.code, true],
    [messages.message, 'error_msg', failure.message],
    [messages.errorDetails, 'error_details', failure.details],
  ];
  return (
    <>
      <div className={`msg ${tone}`} role="alert">
        <div className="msg-top">
          <Icon aria-hidden="true" />
          <Heading>{explained.title}</Heading>
          <p data-field="cause">{explained.cause}</p>
          <p data-field="next">{explained.next}</p>
          {action ? <div className="row-wrap">{action}</div> : null}
        </div>
        <dl className="facts-list">
          {facts.map(([label, field, value, isCode]) =>
            value === null ? null : (
              <Fact key={field} label={label} field={field}>
                {isCode ? <code>{value}</code> : value}
              </Fact>
            ),
          )}
          {failure.request === null && failure.requestId === null ? null : (
            <Fact label={messages.requestId} field="request_id">
              {failure.requestId === null ? (
                <span className="muted">{messages.noRequestId}</span>
              ) : (
                <>
                  <code>{failure.requestId}</code>
                  <CopyButton text={failure.requestId} what={messages.requestIdName} messages={messages.copy} />
                </>
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
          <CopyButton
            className="btn sm"
            icon={<ClipboardList aria-hidden="true" />}
            text={report ?? ''}
            what={messages.report}
            label={messages.copyReport}
            messages={messages.copy}
          />
          <span className="tiny muted">{messages.reportNote}</span>
        </div>
      </div>
      {failure.body === null || failure.body === '' ? null : (
        <RawBlock title={messages.rawBody} aside={failure.contentType} open>
          <RawBody text={failure.body} />
        </RawBlock>
      )}
    </>
  );
}

function Fact({ label, field, children }: { label: string; field: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd data-field={field}>{children}</dd>
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
  if (failure.kind === 'signed-out' || failure.status === 401) return { tone: 'info', Icon: Lock };
  if (failure.status === 429 || failure.kind === 'throttled') return { tone: 'warn', Icon: Clock };
  if (!failure.nothingChanged) return { tone: 'warn', Icon: TriangleAlert };
  return { tone: 'bad', Icon: CircleX };
}

export type RefusalNoteMessages = { copyReport: string; report: string; copy: CopyMessages };

/** In a dialog there is nothing to do but to sign in again: its own button repeats. */
const NO_STEPS: Steps = {};

type RefusalNoteProps = Refused & { messages: RefusalNoteMessages };

/** Shows a refusal inside a dialog: fact, cause, next step, then EventGrid's own words, and the report to copy. */
export function RefusalNote({ failure, explained, report, messages }: RefusalNoteProps) {
  const { code, message, requestId, nothingChanged } = failure;
  const Icon = nothingChanged ? CircleX : TriangleAlert;
  return (
    <div className={`msg ${nothingChanged ? 'bad' : 'warn'}`} role="alert">
      <div className="msg-top">
        <Icon aria-hidden="true" />
        <h3>{explained.title}</h3>
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
          {report === null ? null : (
            <CopyButton
              className="btn xs"
              icon={<ClipboardList aria-hidden="true" />}
              text={report}
              what={messages.report}
              label={messages.copyReport}
              messages={messages.copy}
            />
          )}
        </div>
      </div>
    </div>
  );
}
