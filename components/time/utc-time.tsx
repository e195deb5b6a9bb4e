import { parseEgTime } from '@/lib/eventgrid/answers/times';
import { utcTime } from '@/lib/time/absolute-time';

type UtcTimeProps = { text: string; language: string };

/** Shows a time from EventGrid in UTC. A text that is not a time is shown unchanged. */
export function UtcTime({ text, language }: UtcTimeProps) {
  const moment = parseEgTime(text);
  if (moment === null) return <bdi>{text}</bdi>;
  return (
    <span>
      <time dateTime={moment.toISOString()} suppressHydrationWarning>
        {utcTime(moment, language)}
      </time>
      <span className="text-ink-3"> UTC</span>
    </span>
  );
}
