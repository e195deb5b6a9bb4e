import { CircleX, ClipboardList, TriangleAlert } from 'lucide-react';
import { CopyButton, type CopyMessages } from '@/components/ui/copy-button';
import { endsSession } from '@/lib/eventgrid/failures/ends-session';
import type { ExplainedFailure } from '@/lib/eventgrid/failures/explain';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import { SignInAgain } from './sign-in-again';

export type RefusalNoteMessages = { copyReport: string; report: string; copy: CopyMessages };

type RefusalNoteProps = {
  failure: EgFailure;
  explained: ExplainedFailure;
  /** The refusal as text to hand on, made on the server. */
  report: string | null;
  messages: RefusalNoteMessages;
};

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
          {explained.action === 'sign-in' ? (
            <SignInAgain className="btn xs" path="/sources" isOver={endsSession(explained.key)}>
              {explained.actionLabel}
            </SignInAgain>
          ) : null}
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
