import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { type Dictionary, dictionaryOf } from './dictionary';
import { chooseLanguage, type Language } from './languages';
import { chooseTheme, type Theme } from './themes';

export const LANGUAGE_COOKIE = 'eventgrid-language';
export const THEME_COOKIE = 'eventgrid-theme';

export type Preferences = { language: Language; theme: Theme; messages: Dictionary };

/** Reads the request's language, its texts and its theme, once. Never fails: unknown values fall back. */
export const requestPreferences = cache(async (): Promise<Preferences> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const language = chooseLanguage(jar.get(LANGUAGE_COOKIE)?.value, sent.get('accept-language'));
  return { language, theme: chooseTheme(jar.get(THEME_COOKIE)?.value), messages: dictionaryOf(language) };
});
