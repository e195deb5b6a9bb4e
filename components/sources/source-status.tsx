import { Icon } from '@/components/ui/icon';
import { NewWord } from '@/components/ui/nothing';

/** Words by EventGrid's status; `none` is what a screen reader hears where EventGrid gave no status. */
type SourceStatusLabels = { RUNNING: string; ERROR: string; CREATE_FAILED: string; none?: string };

type SourceStatusProps = { status: string | null; labels: SourceStatusLabels };

/** Shows a source's status: quiet when it runs, loud when it failed, EventGrid's own word when it is a new one. */
export function SourceStatus({ status, labels }: SourceStatusProps) {
  if (status === 'RUNNING') return <span className="st ok">{labels.RUNNING}</span>;
  if (status === 'ERROR' || status === 'CREATE_FAILED')
    return (
      <span className="st bad">
        <Icon name={status === 'ERROR' ? 'triangle' : 'circle-x'} />
        {labels[status]}
      </span>
    );
  if (status) return <NewWord text={status} />;
  return (
    <span className="st none">
      <span aria-hidden={labels.none ? 'true' : undefined}>–</span>
      {labels.none ? <span className="sr">{labels.none}</span> : null}
    </span>
  );
}
