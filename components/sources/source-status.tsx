import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { NewWord, Nothing } from '@/components/ui/nothing';

/** Shows a source's status: quiet if it runs, prominent if it failed, EventGrid's own word if it is unknown. */
export function SourceStatus({ status }: { status: string | null }) {
  const { statuses, noStatus } = useTexts('sourceFacts');
  if (status === 'RUNNING') return <span className="status well">{statuses.RUNNING}</span>;
  if (status === 'ERROR' || status === 'CREATE_FAILED')
    return (
      <span className="status bad">
        <Icon name={status === 'ERROR' ? 'triangle' : 'circle-x'} />
        <span>{statuses[status]}</span>
      </span>
    );
  if (status) return <NewWord text={status} />;
  return <Nothing label={noStatus} />;
}
