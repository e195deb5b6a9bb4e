'use client';

import { type ReactNode, use, useMemo } from 'react';
import { type Texts, TextsContext } from './use-texts';

/** Gives the parts below it some sections of a dictionary, beside those that a layout around it gives. */
export function TextsProvider({ language, texts, children }: Texts & { children: ReactNode }) {
  const outer = use(TextsContext).texts;
  const value = useMemo(() => ({ language, texts: { ...outer, ...texts } }), [language, texts, outer]);
  return <TextsContext value={value}>{children}</TextsContext>;
}
