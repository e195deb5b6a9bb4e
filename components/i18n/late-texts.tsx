import type { ComponentType } from 'react';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';
import { TextsProvider } from './texts-provider';
import { useLanguage } from './use-texts';

/**
 * Makes a part that loads later bring its texts along, in every language: they are kept with its code, where a page's
 * HTML would have them again and again. `Part` and what is in it read them with `useTexts`.
 */
export function withLateTexts<Props extends object>(
  texts: Record<Language, Partial<Dictionary>>,
  Part: ComponentType<Props>,
) {
  return function PartWithTexts(props: Props) {
    const language = useLanguage();
    return (
      <TextsProvider language={language} texts={texts[language]}>
        <Part {...props} />
      </TextsProvider>
    );
  };
}
