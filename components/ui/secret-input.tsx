'use client';

import { type InputHTMLAttributes, type Ref, useEffect, useState } from 'react';
import { Icon } from './icon';

type SecretInputProps = InputHTMLAttributes<HTMLInputElement> & {
  ref?: Ref<HTMLInputElement>;
  /** Name of the reveal button, such as “Show password”. */
  revealLabel: string;
};

/** An input for a secret: dots, and a button that shows the text until it is pressed again or the form is sent. */
export function SecretInput({ revealLabel, ...input }: SecretInputProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const hide = () => setShown(false);
    document.addEventListener('submit', hide);
    return () => document.removeEventListener('submit', hide);
  }, [shown]);
  return (
    <div className="with-button">
      <input {...input} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <button
        type="button"
        className="icon-btn"
        aria-label={revealLabel}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        <Icon name="eye" />
      </button>
    </div>
  );
}
