'use client';

import { formatPlural } from '@/lib/i18n/format';
import type { SourceRow } from '@/lib/sources/row';
import type { SourcesMessages } from './sources-messages';

type SourcesSelectionProps = {
  rows: SourceRow[];
  language: string;
  messages: SourcesMessages;
  onDelete: (rows: SourceRow[]) => void;
  onClear: () => void;
};

/** Says how many rows are chosen, and offers to delete them. */
export function SourcesSelection({ rows, language, messages, onDelete, onClear }: SourcesSelectionProps) {
  const { selection } = messages;
  return (
    <div className="bar selection" role="group" aria-label={formatPlural(selection.count, rows.length, language)}>
      <b>{formatPlural(selection.count, rows.length, language)}</b>
      <button type="button" className="btn xs" onClick={() => onDelete(rows)}>
        {selection.delete}
      </button>
      <button type="button" className="link-btn small" onClick={onClear}>
        {selection.clear}
      </button>
    </div>
  );
}
