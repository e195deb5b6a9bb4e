'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { announce } from '@/components/ui/announcer';
import { copyText } from '@/components/ui/copy-text';
import { showToast } from '@/components/ui/toast';
import { format } from '@/lib/i18n/format';

type OpenItem = {
  itemId: string;
  name: string;
  /** The page's title without an item, restored when the panel closes. */
  listTitle: string;
  history: { takesFocus: RefObject<boolean> };
};

/** Focuses the heading when an item is opened, announces steps to a neighbor, and writes the window title. */
export function useFocusOnOpen(
  heading: RefObject<HTMLElement | null>,
  { itemId, name, listTitle, history: { takesFocus } }: OpenItem,
): void {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (opened.current === itemId) return;
    const isStep = opened.current !== null && !takesFocus.current;
    opened.current = itemId;
    if (takesFocus.current) heading.current?.focus({ preventScroll: true });
    else if (isStep) announce(name);
  }, [itemId, takesFocus, heading, name]);

  useEffect(() => {
    document.title = format('{name} · {listTitle}', { name, listTitle });
    return () => {
      document.title = listTitle;
    };
  }, [name, listTitle]);
}

/** Returns whether a key is the letter alone, with Caps Lock or on a layout with other letters in its place too. */
const isLetter = ({ key, code }: KeyboardEvent, letter: string): boolean =>
  key.toLowerCase() === letter || (code === `Key${letter.toUpperCase()}` && !/^[a-z]$/i.test(key));

/** Copies a text on the single key `c` and shows it; not while the user types, nor behind a dialog. */
export function useCopyKey(text: string, copied: string, copyByHand: string): void {
  useEffect(() => {
    const onKey = async (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.repeat;
      if (!isPlain || !isLetter(event, 'c') || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const code = document.querySelector<HTMLElement>('.panel [data-field="id"] code');
      showToast((await copyText(text, code)) ? copied : copyByHand);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [text, copied, copyByHand]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
