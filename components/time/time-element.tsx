import type { ReactNode } from 'react';
import { Nothing } from '@/components/ui/nothing';
import { parseEgTime } from '@/lib/eventgrid/answers/times';

type TimeElementProps = { text: string | null; none: string; children: (moment: Date) => ReactNode };

/** A time from EventGrid as `<time>`, with UTC as the tooltip; a text that is not a time unchanged. */
export function TimeElement({ text, none, children }: TimeElementProps) {
  const moment = parseEgTime(text);
  if (moment === null) return text ? <bdi>{text}</bdi> : <Nothing label={none} />;
  const iso = moment.toISOString();
  return (
    <time dateTime={iso} title={`${iso.slice(0, 19).replace('T', ' ')} UTC`} suppressHydrationWarning>
      {children(moment)}
    </time>
  );
}
