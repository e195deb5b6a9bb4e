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
export function once<Formatter>(make: (key: string) => Formatter): (key: string) => Formatter {
  const cache = new Map<string, Formatter>();
  return (key) => {
    const formatter = cache.get(key) ?? make(key);
    cache.set(key, formatter);
    return formatter;
  };
}

const relative = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));

/** Formats how long ago a moment was, in the largest unit of at least one: “4 min. ago”, “yesterday”. */
export function relativeTime(moment: Date, now: number, language: string): string {
  const seconds = Math.round((moment.getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative(language).format(Math.trunc(seconds / size), unit);
}
