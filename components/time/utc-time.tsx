import { parseEgTime } from '@/lib/eventgrid/answers/times';
import { utcTime } from '@/lib/time/format-time';

type UtcTimeProps = { text: string; language: string };

/** Shows a time of EventGrid's in UTC; what is no time is shown as it came. */
export function UtcTime({ text, language }: UtcTimeProps) {
  const moment = parseEgTime(text);
  if (moment === null) return text;
  return (
    <span>
      <time dateTime={moment.toISOString()} suppressHydrationWarning>
        {utcTime(moment, language)}
      </time>{' '}
      <span className="text-ink-3">UTC</span>
    </span>
  );
}
