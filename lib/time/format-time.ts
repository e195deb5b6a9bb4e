const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Keeps what `make` made for a key: making a formatter takes longer than wording a whole row of the list. */
function once<Formatter>(make: (key: string) => Formatter): (key: string) => Formatter {
  const made = new Map<string, Formatter>();
  return (key) => {
    const formatter = made.get(key) ?? make(key);
    made.set(key, formatter);
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

/** Words how long ago a moment was, in the largest unit that counts at least one: “4 min. ago”, “yesterday”. */
export function relativeTime(moment: Date, now: number, language: string): string {
  const seconds = Math.round((moment.getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative(language).format(Math.trunc(seconds / size), unit);
}

/** Words a moment as date and time in UTC, such as “24 Nov 2026, 10:11:12”; the zone is named beside it by the caller. */
export const utcTime = (moment: Date, language: string): string => utc(language).format(moment);

/** Words a moment as date and time where the reader is, and that zone's name, such as “GMT+8”. */
export function localTime(moment: Date, language: string): { words: string; zone: string } {
  const zone = zoned(language)
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName');
  return { words: local(language).format(moment), zone: zone?.value ?? '' };
}
