import { Icon } from '@/components/ui/icon';

/** Words by EventGrid's status; `none` is what a screen reader hears where EventGrid gave no status. */
type SourceStatusLabels = { RUNNING: string; ERROR: string; CREATE_FAILED: string; none?: string };

type SourceStatusProps = { status: string | null; labels: SourceStatusLabels };

/** Shows a source's status: quiet when it runs, loud when it failed, EventGrid's own word when it is a new one. */
export function SourceStatus({ status, labels }: SourceStatusProps) {
  switch (status) {
    case 'RUNNING':
      return <span className="st ok">{labels.RUNNING}</span>;
    case 'ERROR':
      return (
        <span className="st bad">
          <Icon name="triangle" />
          {labels.ERROR}
        </span>
      );
    case 'CREATE_FAILED':
      return (
        <span className="st bad">
          <Icon name="circle-x" />
          {labels.CREATE_FAILED}
        </span>
      );
    case null:
    case '':
      return (
        <span className="st none">
          <span aria-hidden={labels.none ? 'true' : undefined}>–</span>
          {labels.none ? <span className="sr">{labels.none}</span> : null}
        </span>
      );
    default:
      return (
        <span className="st odd">
          <span className="cut">{status}</span>
        </span>
      );
  }
}
