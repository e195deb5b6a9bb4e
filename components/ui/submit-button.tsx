import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { GuardedButton } from './guarded-button';
import { Icon } from './icon';

type SubmitButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  isPending: boolean;
  /** Its label while busy; its children are the label when idle. */
  pending: string;
  icon?: ReactNode;
  isOff?: boolean;
};

/** Submits a form, and shows a spinner while busy. It keeps the focus while disabled. */
export function SubmitButton(props: SubmitButtonProps) {
  const { isPending, pending, icon, isOff = isPending, className = 'btn primary', children, ...rest } = props;
  return (
    <GuardedButton {...rest} className={className} type="submit" isOff={isOff} isGuarded={isPending}>
      {isPending ? <Icon name="loader-circle" className="spin" /> : icon}
      <span>{isPending ? pending : children}</span>
    </GuardedButton>
  );
}
