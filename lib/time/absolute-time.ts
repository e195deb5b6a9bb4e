import { once } from './relative-time';

const locale = (language: string) => (language === 'en' ? 'en-GB' : language);

const local = once(
  (language) =>
    new Intl.DateTimeFormat(locale(language), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour12: false,
    }),
);
const zoned = once((language) => new Intl.DateTimeFormat(locale(language), { timeZoneName: 'short' }));

/** Short months as Intl has them for en-GB. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/**
 * Formats a moment as date and time in UTC, such as “24 Nov 2026, 10:11:12”. The caller shows the zone beside it. By
 * hand: a formatter of Intl takes as long to make as the rest of a create's result takes to render.
 */
export function utcTime(moment: Date, language: string): string {
  const [year, month, day] = [moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()];
  const time = moment.toISOString().slice(-13, -5);
  return language === 'en' ? `${day} ${MONTHS[month]} ${year}, ${time}` : `${year}年${month + 1}月${day}日 ${time}`;
}

/** Formats a moment as local date and time, and that zone's name, such as “GMT+8”. */
export function localTime(moment: Date, language: string): { words: string; zone: string } {
  const zone = zoned(language)
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName');
  return { words: local(language).format(moment), zone: zone?.value ?? '' };
}
