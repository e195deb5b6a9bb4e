import { Icon } from '@/components/ui/icon';
import { format } from '@/lib/i18n/format';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '@/lib/i18n/languages';
import type { Preferences } from '@/lib/i18n/request-preferences';
import { nextTheme } from '@/lib/i18n/themes';

export type PreferenceAction = (form: FormData) => Promise<void>;

type PreferenceSwitchesProps = { preferences: Preferences; setPreference: PreferenceAction };

const SHORT_NAMES: Record<Language, string> = { en: 'EN', 'zh-CN': '中文' };

/** Switches language and theme with one press each. Plain forms, so that they work without JavaScript. */
export function PreferenceSwitches({ preferences, setPreference }: PreferenceSwitchesProps) {
  const { language, theme } = preferences;
  const messages = preferences.messages.common;
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  return (
    <>
      <form action={setPreference}>
        <button
          className="icon-btn labelled"
          name="language"
          value={other}
          // Begins with what is seen, so that who speaks to the browser finds it.
          aria-label={`${SHORT_NAMES[language]} · ${format(messages.language, { language: LANGUAGE_NAMES[language] })}`}
        >
          <Icon name="languages" />
          <span>{SHORT_NAMES[language]}</span>
        </button>
      </form>
      <form action={setPreference}>
        <button className="icon-btn" name="theme" value={nextTheme(theme)} aria-label={messages.theme[theme]}>
          <Icon name="sun-moon" />
          <span className="in-menu">{messages.theme[theme]}</span>
        </button>
      </form>
    </>
  );
}
