'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { orSilence } from '@/lib/browser/silence';
import { format } from '@/lib/i18n/format';
import { announce } from './announcer';
import { copyText } from './copy-text';
import { Icon } from './icon';

type CopyButtonProps = {
  /** The exact text for the clipboard; a function if it is made only on demand. */
  text: string | (() => string);
  /** What it is, as in the button's name: “source ID” gives “Copy source ID”. */
  what: string;
  /** Shown beside the icon; without it the button is only the icon. */
  label?: string;
  /** Replaces the copy icon. */
  icon?: ReactNode;
  className?: string;
};

const TICK_MS = 2000;
/** How long a failed copy waits for the toast's code; without it, the browser shows the words. */
const TOAST_MS = 1000;

/**
 * Copies a text with one click and confirms it: a check mark for 2 s and an announcement for screen readers. If copying
 * is not allowed, selects the value beside the button and asks to press Ctrl+C.
 */
export function CopyButton({ text, what, label, icon, className = 'icon-btn small' }: CopyButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { copy: name, copied, copyByHand } = useTexts('copy');
  const [done, setDone] = useState(false);

  const copy = async () => {
    const beside = button.current?.parentElement?.querySelector<HTMLElement>('code');
    const isCopied = await copyText(typeof text === 'string' ? text : text(), beside);
    setDone(isCopied);
    setTimeout(() => setDone(false), TICK_MS);
    const result = format(isCopied ? copied : copyByHand, { what });
    if (isCopied) announce(result);
    else
      await orSilence(import('./toast'), () => {}, TOAST_MS).then(
        ({ showToast }) => showToast(result),
        () => window.alert(result),
      );
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
      {label ? <span>{label}</span> : null}
    </button>
  );
}

type CopyableCodeProps = Pick<CopyButtonProps, 'what'> & { text: string; dir?: 'auto' };

/** Shows a text that users copy, such as an ID, with the button that copies it. */
export const CopyableCode = ({ text, dir, ...button }: CopyableCodeProps) => (
  <>
    <code dir={dir} translate="no">
      {text}
    </code>
    <CopyButton {...button} text={text} />
  </>
);
