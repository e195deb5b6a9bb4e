'use server';

import { cookies } from 'next/headers';
import { environment } from '@/lib/config/env';
import { success } from '@/lib/eventgrid/failures/result';
import { formAction, publicAction } from '@/lib/guard/action';
import { LANGUAGES } from '@/lib/i18n/languages';
import { LANGUAGE_COOKIE, THEME_COOKIE } from '@/lib/i18n/request-preferences';
import { THEMES } from '@/lib/i18n/themes';

const A_YEAR_S = 31_536_000;

/** Saves a language or theme in this browser. Ignores unknown values and cross-site forms. */
export const setPreferenceAction = formAction(
  publicAction('setPreference', {
    fields: ['language', 'theme'],
    parse: ({ language, theme }) => ({
      ok: true,
      input: {
        language: LANGUAGES.find((known) => known === language),
        theme: THEMES.find((known) => known === theme),
      },
    }),
    async run({ input: { language, theme } }) {
      const jar = await cookies();
      const secure = environment().PUBLIC_ORIGIN?.startsWith('https:') ?? false;
      const flags = { path: '/', sameSite: 'lax', secure, httpOnly: true, maxAge: A_YEAR_S } as const;
      if (language) jar.set(LANGUAGE_COOKIE, language, flags);
      if (theme) jar.set(THEME_COOKIE, theme, flags);
      return success(null, null);
    },
  }),
);
