import { FileText } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { CopyableCode } from '@/components/ui/copy-button';

type PanelTitleProps = {
  ref?: Ref<HTMLHeadingElement>;
  status: ReactNode;
  name: string;
  /** Small text after the status: how old this is. */
  aside?: ReactNode;
};

/** An item's status and full name. The heading gets the focus when the item is opened. */
export const PanelTitle = ({ ref, status, name, aside }: PanelTitleProps) => (
  <div className="panel-title">
    <div className="actions">
      {status}
      <span className="text-xs text-ink-3">{aside}</span>
    </div>
    <h2 ref={ref} tabIndex={-1}>
      <bdi translate="no">{name}</bdi>
    </h2>
  </div>
);

type PanelMissingProps = {
  itemId: string;
  /** Whether it existed before: if so, someone deleted it. */
  wasThere: boolean;
  requestId: string | null;
  texts: Record<'goneTitle' | 'goneText' | 'missingTitle' | 'missingText', string>;
  /** The link back to the list. */
  close: ReactNode;
};

/** Shows that an ID has no item, or no longer has one, and what to do. */
export function PanelMissing({ itemId, wasThere, requestId, texts, close }: PanelMissingProps) {
  const { requestIdName } = useTexts('refusal');
  return (
    <div className="empty-state" role="alert">
      <span className="glyph">
        <FileText aria-hidden="true" />
      </span>
      <h2>{wasThere ? texts.goneTitle : texts.missingTitle}</h2>
      <p className="wrap-anywhere">
        <code dir="auto" translate="no">
          {itemId}
        </code>
      </p>
      <p>{wasThere ? texts.goneText : texts.missingText}</p>
      <div className="actions">{close}</div>
      {requestId === null ? null : (
        <span className="aside">
          <CopyableCode text={requestId} what={requestIdName} />
        </span>
      )}
    </div>
  );
}
