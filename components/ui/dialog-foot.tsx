import { Trash2 } from 'lucide-react';
import { SubmitButton } from './submit-button';

type DialogFootProps = {
  cancel: string;
  /** The button's words, at rest and under way. */
  submit: string;
  pending: string;
  isPending: boolean;
  /** Why there is nothing to send yet; null when there is. */
  reason?: string | null;
  isDanger?: boolean;
  onCancel: () => void;
};

/** Ends a dialog: the way out first, then the button, off with its reason until all is there that it sends. */
export function DialogFoot(props: DialogFootProps) {
  const { cancel, submit, pending, isPending, reason = null, isDanger = false, onCancel } = props;
  const isOff = isPending || reason !== null;
  const reasonId = isDanger ? 'danger-reason' : 'submit-reason';
  const danger = {
    className: isPending || !isOff ? 'btn solid-danger' : 'btn',
    icon: <Trash2 aria-hidden="true" />,
    title: reason ?? undefined,
  };
  return (
    <div className="dialog-foot">
      <button
        className="btn"
        type="button"
        aria-disabled={isPending || undefined}
        onClick={isPending ? undefined : onCancel}
      >
        {cancel}
      </button>
      <SubmitButton
        {...(isDanger ? danger : null)}
        isPending={isPending}
        pending={pending}
        isOff={isOff}
        aria-describedby={reason === null ? undefined : reasonId}
      >
        {submit}
      </SubmitButton>
      {reason === null ? null : (
        <span className="sr-only" id={reasonId}>
          {reason}
        </span>
      )}
    </div>
  );
}
