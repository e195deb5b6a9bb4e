import { LoaderCircle, Trash2 } from 'lucide-react';

type DangerFootProps = {
  keep: string;
  /** The button's words, at rest and under way. */
  action: string;
  pending: string;
  isPending: boolean;
  /** Why the button is off; null when it is not. */
  reason: string | null;
  onKeep: () => void;
};

/** Ends a dialog that deletes: the way out first, then the button, off with its reason until all is confirmed. */
export function DangerFoot({ keep, action, pending, isPending, reason, onKeep }: DangerFootProps) {
  const off = isPending || reason !== null;
  return (
    <div className="ask-foot">
      <button className="btn" type="button" aria-disabled={isPending || undefined} onClick={onKeep}>
        {keep}
      </button>
      <button
        className={isPending || !off ? 'btn solid-danger' : 'btn'}
        type="submit"
        aria-disabled={off || undefined}
        aria-describedby={reason === null ? undefined : 'danger-reason'}
        title={reason ?? undefined}
      >
        {isPending ? <LoaderCircle className="spin" aria-hidden="true" /> : <Trash2 aria-hidden="true" />}
        {isPending ? pending : action}
      </button>
      {reason === null ? null : (
        <span className="sr" id="danger-reason">
          {reason}
        </span>
      )}
    </div>
  );
}
