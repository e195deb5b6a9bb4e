import { FileText } from 'lucide-react';
import Link from 'next/link';
import { CopyButton, type CopyMessages } from '@/components/ui/copy-button';
import type { sourcePage } from '@/lib/i18n/en/source-page';

type SourceMissingProps = {
  sourceId: string;
  requestId: string | null;
  messages: typeof sourcePage;
  copy: CopyMessages;
};

/** Says that an ID leads to no source, and how to go on. */
export function SourceMissing({ sourceId, requestId, messages, copy }: SourceMissingProps) {
  return (
    <div className="card void" role="alert">
      <span className="glyph">
        <FileText aria-hidden="true" />
      </span>
      <h1>{messages.missingTitle}</h1>
      <p className="wrap-any">
        <code>{sourceId}</code>
      </p>
      <p>{messages.missingText}</p>
      <div className="row-wrap">
        <Link className="btn primary" href="/sources" prefetch={false}>
          {messages.toList}
        </Link>
      </div>
      {requestId === null ? null : (
        <span className="tiny">
          <code>{requestId}</code>
          <CopyButton text={requestId} what={messages.facts.requestIdName} messages={copy} />
        </span>
      )}
    </div>
  );
}
