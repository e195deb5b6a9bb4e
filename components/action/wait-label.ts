const MOST_SECONDS = 90;
const DAY_MS = 86_400_000;

/**
 * Adds the wait to a button's label: seconds up to 90, then minutes in words, from 90 minutes on the end in local time
 * ("tomorrow 09:30"). Without a wait returns the label.
 */
export function waitLabel(label: string, left: number, language: string): string {
  if (left <= 0) return label;
  if (left <= MOST_SECONDS) return `${label} · ${left} s`;
  if (left > MOST_SECONDS * 60) return `${label} · ${endText(Date.now() + left * 1000, language)}`;
  const minutes = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const;
  return `${label} · ${Math.ceil(left / 60).toLocaleString(language, minutes)}`;
}

function endText(end: number, language: string): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const days = Math.round((new Date(end).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / DAY_MS);
  if (days > 1) return new Date(end).toLocaleDateString(language, { dateStyle: 'medium' });
  const clock = new Date(end).toLocaleTimeString(language, time);
  return days < 1 ? clock : `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day')} ${clock}`;
}
