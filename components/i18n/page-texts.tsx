import 'server-only';
import type { ReactNode } from 'react';
import type { Dictionary, TextSection } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { TextsProvider } from './texts-provider';

/** Provides client components with the sections that they read with `useTexts`. They are part of the page's HTML. */
export async function PageTexts({ sections, children }: { sections: readonly TextSection[]; children: ReactNode }) {
  const { language, messages } = await requestPreferences();
  const given: Partial<Dictionary> = Object.fromEntries(sections.map((section) => [section, messages[section]]));
  return (
    <TextsProvider language={language} texts={given}>
      {children}
    </TextsProvider>
  );
}
