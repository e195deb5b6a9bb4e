import type { ButtonHTMLAttributes, MouseEvent } from 'react';

type GuardedButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  isOff: boolean;
  /** False if its form answers the press while it is off: it shows what is missing. */
  isGuarded?: boolean;
};

/**
 * A button that keeps the focus while it is off, and does nothing then: neither by click nor by key, and it submits no
 * form. `aria-disabled` alone prevents none of that.
 */
export function GuardedButton(props: GuardedButtonProps) {
  const { isOff, isGuarded = isOff, onClick, type = 'button', ...rest } = props;
  return <button {...rest} type={type} aria-disabled={isOff || undefined} onClick={isGuarded ? stop : onClick} />;
}

const stop = (event: MouseEvent): void => event.preventDefault();
