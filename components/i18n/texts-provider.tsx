'use client';

import { type ReactNode, use, useMemo } from 'react';
import { type Texts, TextsContext } from './use-texts';

type TextsProviderProps = Pick<Texts, 'language'> & {
  /** JSON where a page gives them: React would write and read them word by word, on the server and in the browser. */
  texts: Texts['texts'] | string;
  children: ReactNode;
};

/** Provides its children with sections of a dictionary, in addition to those of the layouts around it. */
export function TextsProvider({ language, texts, children }: TextsProviderProps) {
  const outer = use(TextsContext).texts;
  const value = useMemo(
    () => ({ language, texts: { ...outer, ...(typeof texts === 'string' ? JSON.parse(texts) : texts) } }),
    [language, texts, outer],
  );
  return <TextsContext value={value}>{children}</TextsContext>;
}
