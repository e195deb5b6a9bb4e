'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Dictionary, TextSection } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';

type Texts = { language: Language; texts: Partial<Dictionary> };

const TextsContext = createContext<Texts | null>(null);

/** Gives the parts below it some sections of a dictionary, beside those that a layout around it gives. */
export function TextsProvider({ language, texts, children }: Texts & { children: ReactNode }) {
  const outer = use(TextsContext);
  const all = useMemo(() => ({ language, texts: { ...outer?.texts, ...texts } }), [language, texts, outer]);
  return <TextsContext value={all}>{children}</TextsContext>;
}

function useGiven(): Texts {
  const given = use(TextsContext);
  if (given === null) throw new Error('There are no texts here: see PageTexts.');
  return given;
}

/** Returns a section of the page's dictionary. Throws where the page does not give it, which is a bug. */
export function useTexts<Section extends TextSection>(section: Section): Dictionary[Section] {
  const texts = useGiven().texts[section];
  if (texts === undefined) throw new Error(`This page gives no texts of “${section}”: see PageTexts.`);
  return texts;
}

/** Returns the page's language. */
export const useLanguage = (): Language => useGiven().language;
