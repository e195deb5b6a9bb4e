import { createContext, use } from 'react';
import type { Dictionary, TextSection } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';

export type Texts = { language: Language; texts: Partial<Dictionary> };

export const TextsContext = createContext<Texts>({ language: 'en', texts: {} });

/** Returns a section of the page's dictionary. Throws if the page doesn't provide it (PageTexts), which is a bug. */
export function useTexts<Section extends TextSection>(section: Section): Dictionary[Section] {
  const texts = use(TextsContext).texts[section];
  if (texts === undefined) throw new Error(`No texts: ${section}`);
  return texts;
}

/** Returns the page's language. */
export const useLanguage = (): Language => use(TextsContext).language;
