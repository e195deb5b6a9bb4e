import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon } from './icon';

type SubmitButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  isPending: boolean;
  /** Its words while the work is under way; its children are those at rest. */
  pending: string;
  icon?: ReactNode;
  isOff?: boolean;
};

/** Sends a form, and turns while that is under way. It keeps the focus when it is off. */
export function SubmitButton(props: SubmitButtonProps) {
  const { isPending, pending, icon, isOff = isPending, className = 'btn primary', children, ...rest } = props;
  return (
    <button {...rest} className={className} type="submit" aria-disabled={isOff || undefined}>
      {isPending ? <Icon name="loader-circle" className="spin" /> : icon}
      {isPending ? pending : children}
    </button>
  );
}
