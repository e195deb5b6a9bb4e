'use client';

import { useEffect } from 'react';
import { announce } from '@/components/ui/announcer';
import { copyText } from '@/components/ui/copy-text';

/** Copies a text at the single key `c` and says so; not while a person types, nor behind a dialog. */
export function useCopyKey(text: string, copied: string): void {
  useEffect(() => {
    const onKey = async (event: KeyboardEvent) => {
      const isPlainKey = event.key === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (!isPlainKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (await copyText(text)) announce(copied);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [text, copied]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
