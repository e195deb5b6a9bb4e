import 'server-only';
import type { ReactNode } from 'react';
import type { Dictionary, TextSection } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { TextsProvider } from './texts-provider';

/** Provides client components with the sections that they read with `useTexts`. They are part of the page's HTML. */
export async function PageTexts({ sections, children }: { sections: readonly TextSection[]; children: ReactNode }) {
  const { language, messages } = await requestPreferences();
  return (
    <TextsProvider language={language} texts={jsonOf(sections, language, messages)}>
      {children}
    </TextsProvider>
  );
}

const written = new Map<string, string>();

/** Writes sections as JSON, once a language: pages name the same ones each time. */
function jsonOf(sections: readonly TextSection[], language: Language, messages: Dictionary): string {
  const key = `${language} ${sections.join(' ')}`;
  const json =
    written.get(key) ?? JSON.stringify(Object.fromEntries(sections.map((section) => [section, messages[section]])));
  written.set(key, json);
  return json;
}
