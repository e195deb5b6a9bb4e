import { useTexts } from '@/components/i18n/texts';
import { Icon } from '@/components/ui/icon';
import { NewWord } from '@/components/ui/nothing';
import { SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';

const ICONS = { APPLICATION: 'braces', RABBITMQ: 'rabbit', ROCKETMQ: 'rocket' } as const;

/** Draws the sign of a source type. */
export const SourceTypeIcon = ({ type }: { type: SourceType }) => <Icon name={ICONS[type]} />;

/** Shows a source's type with its sign; EventGrid's own word when it is a new one, an en dash when there is none. */
export function SourceTypeLabel({ type }: { type: string | null }) {
  const { types } = useTexts('sourceFacts');
  if (type === null || type === '') return <span className="st none">–</span>;
  const known = SOURCE_TYPES.find((candidate) => candidate === type);
  if (known === undefined) return <NewWord text={type} />;
  return (
    <span className="type">
      <SourceTypeIcon type={known} />
      {types[known]}
    </span>
  );
}
