import { CircleX, TriangleAlert } from 'lucide-react';
import { markName } from '@/components/ui/fill-nodes';
import { Message } from '@/components/ui/message';
import { CopyReport } from './copy-report';
import { RefusalStep, type Steps } from './refusal-step';
import type { ShownRefusal } from './refused';

/** In a dialog the only possible step is signing in again: its own button retries. */
const NO_STEPS: Steps = {};

/** Shows a refusal inside a dialog: fact, cause, next step, then EventGrid's own words, and the report to copy. */
export function RefusalNote({ failure, explained, report }: ShownRefusal) {
  const { code, message, requestId, nothingChanged } = failure;
  const { name } = explained;
  const Icon = nothingChanged ? CircleX : TriangleAlert;
  return (
    <Message
      role="alert"
      tone={nothingChanged ? 'bad' : 'warn'}
      icon={<Icon aria-hidden="true" />}
      title={markName(explained.title, name)}
    >
      <p>{markName(`${explained.cause} ${explained.next}`, name)}</p>
      {code || message ? (
        <p className="wrap-anywhere text-xs" data-field="error_msg">
          {code ? (
            <code data-field="error_code" translate="no">
              {code}
            </code>
          ) : null}
          <span>{` ${message ?? ''}`}</span>
        </p>
      ) : null}
      {requestId ? (
        <p className="wrap-anywhere text-xs">
          <code data-field="request_id" translate="no">
            {requestId}
          </code>
        </p>
      ) : null}
      <div className="actions">
        <RefusalStep explained={explained} steps={NO_STEPS} path="/sources" className="btn tiny" />
        {report === null ? null : <CopyReport className="btn tiny" text={report} />}
      </div>
    </Message>
  );
}

type OwnWordsProps = {
  as: 'p' | 'span';
  className: string;
  of: { code: string | null; message: string | null } | null;
};

/** Shows EventGrid's own words on one line; nothing if there are none. */
export const OwnWords = ({ as: Tag, className, of }: OwnWordsProps) =>
  of?.code || of?.message ? (
    <Tag className={className}>
      <code translate="no">{of.code}</code>
      <span>{` ${of.message ?? ''}`}</span>
    </Tag>
  ) : null;
