import { useTexts } from '@/components/i18n/use-texts';
import { NewWord } from '@/components/ui/nothing';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { SourceTypeIcon } from './source-type-icon';

/** Shows a source's type with its icon; EventGrid's own word if it is unknown, an en dash if there is none. */
export function SourceTypeLabel({ type }: { type: string | null }) {
  const { types } = useTexts('sourceFacts');
  if (type === null || type === '') return <span className="status none">–</span>;
  const known = SOURCE_TYPES.find((candidate) => candidate === type);
  if (known === undefined) return <NewWord text={type} />;
  return (
    <span className="source-type">
      <SourceTypeIcon type={known} />
      <span>{types[known]}</span>
    </span>
  );
}
