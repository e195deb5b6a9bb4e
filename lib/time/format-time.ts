const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Caches what `make` returns by key: making a formatter takes longer than formatting a whole row of the list. */
function once<Formatter>(make: (key: string) => Formatter): (key: string) => Formatter {
  const cache = new Map<string, Formatter>();
  return (key) => {
    const formatter = cache.get(key) ?? make(key);
    cache.set(key, formatter);
    return formatter;
  };
}

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

const relative = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));
const utc = dateTime('UTC');
const local = dateTime();
const zoned = once((language) => new Intl.DateTimeFormat(locale(language), { timeZoneName: 'short' }));

/** Formats how long ago a moment was, in the largest unit of at least one: “4 min. ago”, “yesterday”. */
export function relativeTime(moment: Date, now: number, language: string): string {
  const seconds = Math.round((moment.getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative(language).format(Math.trunc(seconds / size), unit);
}

/** Formats a moment as date and time in UTC, such as “24 Nov 2026, 10:11:12”. The caller shows the zone beside it. */
export const utcTime = (moment: Date, language: string): string => utc(language).format(moment);

/** Formats a moment as local date and time, and that zone's name, such as “GMT+8”. */
export function localTime(moment: Date, language: string): { words: string; zone: string } {
  const zone = zoned(language)
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName');
  return { words: local(language).format(moment), zone: zone?.value ?? '' };
}
