'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { format } from '@/lib/i18n/format';
import { announce } from './announcer';
import { copyText } from './copy-text';
import { Icon } from './icon';

type CopyButtonProps = {
  /** The exact text that goes to the clipboard; a function when it is made only on demand. */
  text: string | (() => string);
  /** What it is, as the button's name says it: “source ID” gives “Copy source ID”. */
  what: string;
  /** Shown beside the icon; without it the button is the icon alone. */
  label?: ReactNode;
  /** Stands in place of the two sheets. */
  icon?: ReactNode;
  className?: string;
};

const TICK_MS = 2000;

/**
 * Copies a text at one click and says so: a tick for 2 s and a line for screen readers. Where copying is not allowed
 * the value beside the button is selected and the line says to press Ctrl+C.
 */
export function CopyButton({ text, what, label, icon, className = 'icon-btn small' }: CopyButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { copy: name, copied, copyByHand } = useTexts('copy');
  const [done, setDone] = useState(false);

  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), TICK_MS);
    return () => clearTimeout(timer);
  }, [done]);

  const copy = async () => {
    const beside = button.current?.parentElement?.querySelector<HTMLElement>('code');
    const isCopied = await copyText(typeof text === 'string' ? text : text(), beside);
    setDone(isCopied);
    announce(format(isCopied ? copied : copyByHand, { what }));
  };

  return (
    <button
      ref={button}
      type="button"
      className={`${className}${done ? ' done' : ''}`}
      aria-label={format(name, { what })}
      onClick={copy}
    >
      {done ? <Icon name="check" /> : (icon ?? <Icon name="copy" />)}
      {label}
    </button>
  );
}

type CopyableCodeProps = Pick<CopyButtonProps, 'what'> & { text: string; dir?: 'auto' };

/** Shows a text that a person takes elsewhere, such as an ID, with the button that copies it. */
export const CopyableCode = ({ text, dir, ...button }: CopyableCodeProps) => (
  <>
    <code dir={dir}>{text}</code>
    <CopyButton {...button} text={text} />
  </>
);
