import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import type { CopyMessages } from '@/components/ui/copy-texts';
import type { sourcePage } from '@/lib/i18n/en/source-page';

type SourceMissingProps = {
  sourceId: string;
  /** Whether it was there before: then somebody deleted it meanwhile. */
  wasThere: boolean;
  requestId: string | null;
  /** The way back to the list. */
  close: ReactNode;
  messages: typeof sourcePage;
  copy: CopyMessages;
};

/** Says that an ID leads to no source, or to none any more, and how to go on. */
export function SourceMissing({ sourceId, wasThere, requestId, close, messages, copy }: SourceMissingProps) {
  return (
    <div className="void" role="alert">
      <span className="glyph">
        <FileText aria-hidden="true" />
      </span>
      <h2>{wasThere ? messages.goneTitle : messages.missingTitle}</h2>
      <p className="wrap-any">
        <code dir="auto">{sourceId}</code>
      </p>
      <p>{wasThere ? messages.goneText : messages.missingText}</p>
      <div className="row-wrap">{close}</div>
      {requestId === null ? null : (
        <span className="tiny">
          <code>{requestId}</code>
          <CopyButton text={requestId} what={messages.facts.requestIdName} messages={copy} />
        </span>
      )}
    </div>
  );
}
