import type { Dictionary } from './dictionary';
import { format } from './format';

/**
 * Words a span as hours and minutes, such as “23 h 12 min”. Takes milliseconds. The units are texts and not Intl's: to
 * make its formatters takes longer than to render the page's header.
 */
export function timeLeft(spanMs: number, { hours, minutes, underAMinute }: Dictionary['session']): string {
  const left = Math.floor(spanMs / 60_000);
  if (left < 1) return underAMinute;
  const parts = [
    [hours, Math.floor(left / 60)],
    [minutes, left % 60],
  ] as const;
  return parts.flatMap(([text, count]) => (count ? format(text, { count }) : [])).join(' ');
}
