/**
 * Formats a span as hours and minutes in a language, such as “23 h 12 min”; null for less than a minute. Takes
 * milliseconds.
 */
export function timeLeft(spanMs: number, language: string): string | null {
  const minutes = Math.floor(spanMs / 60_000);
  if (minutes < 1) return null;
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' })
      .format(value)
      .replace(/\bhr\b/, 'h');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? unit(hours, 'hour') : null, rest || !hours ? unit(rest, 'minute') : null].filter(Boolean).join(' ');
}
