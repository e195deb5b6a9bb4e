import { type RenderOptions, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { TextsProvider } from '@/components/i18n/texts-provider';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';

/** Provides all texts of a language, as a page provides some. */
export const withTexts = (children: ReactNode, language: Language = 'en') => (
  <TextsProvider language={language} texts={dictionaryOf(language)}>
    {children}
  </TextsProvider>
);

/** Renders a part with all texts of a language, also on `rerender`. */
export const renderWithTexts = (
  ui: ReactNode,
  { language, ...options }: Omit<RenderOptions, 'wrapper' | 'queries'> & { language?: Language } = {},
) => render(ui, { ...options, wrapper: ({ children }) => withTexts(children, language) });
