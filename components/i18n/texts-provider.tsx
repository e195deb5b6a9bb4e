'use client';

import { type ReactNode, use, useMemo } from 'react';
import { type Texts, TextsContext } from './use-texts';

/** Provides its children with sections of a dictionary, in addition to those of the layouts around it. */
export function TextsProvider({ language, texts, children }: Texts & { children: ReactNode }) {
  const outer = use(TextsContext).texts;
  const value = useMemo(() => ({ language, texts: { ...outer, ...texts } }), [language, texts, outer]);
  return <TextsContext value={value}>{children}</TextsContext>;
}
