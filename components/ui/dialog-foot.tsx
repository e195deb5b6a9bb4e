import { Trash2 } from 'lucide-react';
import { markName } from './fill-nodes';
import { GuardedButton } from './guarded-button';
import { SubmitButton } from './submit-button';

type DialogFootProps = {
  cancel: string;
  /** The button's label, when idle and when busy. */
  submit: string;
  pending: string;
  isPending: boolean;
  /** Why there is nothing to send yet; null if there is something. */
  reason?: string | null;
  /** A name in the reason. */
  name?: string;
  isDanger?: boolean;
  onCancel: () => void;
};

/** The end of a dialog: Cancel first, then the button, disabled with its reason until there is something to send. */
export function DialogFoot(props: DialogFootProps) {
  const { cancel, submit, pending, isPending, reason = null, name, isDanger = false, onCancel } = props;
  const isOff = isPending || reason !== null;
  const reasonId = isDanger ? 'danger-reason' : 'submit-reason';
  const danger = {
    className: isPending || !isOff ? 'btn solid-danger' : 'btn',
    icon: <Trash2 aria-hidden="true" />,
    title: reason ?? undefined,
  };
  return (
    <div className="dialog-foot">
      <GuardedButton className="btn" isOff={isPending} onClick={onCancel}>
        {cancel}
      </GuardedButton>
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
          {markName(reason, name)}
        </span>
      )}
    </div>
  );
}
