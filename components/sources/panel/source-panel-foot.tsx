import { Pencil, Trash2 } from 'lucide-react';
import type { Source } from '@/lib/eventgrid/answers/source';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import type { SourceRow } from '@/lib/sources/row';

type SourcePanelFootProps = {
  source: Source;
  messages: typeof sourcePage;
  onEdit: () => void;
  onDelete: (rows: SourceRow[]) => void;
};

/** Offers what can be done with a source; of an official one it says why nothing can. */
export function SourcePanelFoot({ source, messages, onEdit, onDelete }: SourcePanelFootProps) {
  if (isOfficial(source)) return <p className="panel-foot small muted">{messages.official}</p>;
  return (
    <div className="panel-foot">
      <button type="button" className="btn sm" onClick={onEdit}>
        <Pencil aria-hidden="true" />
        {messages.edit}
      </button>
      <button type="button" className="btn sm quiet danger" onClick={() => onDelete([source])}>
        <Trash2 aria-hidden="true" />
        {messages.delete}
      </button>
    </div>
  );
}

/** Official sources are EventGrid's own: to change one is refused with 403 EG.00514004 (INFERRED). */
export const isOfficial = ({ provider_type }: Pick<Source, 'provider_type'>): boolean => provider_type === 'OFFICIAL';
