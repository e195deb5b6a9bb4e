import { once } from './relative-time';

const locale = (language: string) => (language === 'en' ? 'en-GB' : language);

const dateTime = (timeZone?: 'UTC') =>
  once(
    (language) =>
      new Intl.DateTimeFormat(locale(language), {
        timeZone,
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hour12: false,
      }),
  );

const utc = dateTime('UTC');
const local = dateTime();
const zoned = once((language) => new Intl.DateTimeFormat(locale(language), { timeZoneName: 'short' }));

/** Formats a moment as date and time in UTC, such as “24 Nov 2026, 10:11:12”. The caller shows the zone beside it. */
export const utcTime = (moment: Date, language: string): string => utc(language).format(moment);

/** Formats a moment as local date and time, and that zone's name, such as “GMT+8”. */
export function localTime(moment: Date, language: string): { words: string; zone: string } {
  const zone = zoned(language)
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName');
  return { words: local(language).format(moment), zone: zone?.value ?? '' };
}
