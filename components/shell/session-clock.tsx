'use client';

import { useEffect, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { format } from '@/lib/i18n/format';
import { timeLeft } from '@/lib/i18n/time-left';

type SessionClockProps = {
  /** When the session ends, ISO 8601; null if EventGrid did not say. */
  endsAt: string | null;
  /** The server's clock at rendering, in milliseconds: the first text is the same on both sides. */
  now: number;
};

const TICK_MS = 15_000;

/** Shows how long the session still lasts, updated while the page is open. */
export function SessionClock({ endsAt, now }: SessionClockProps) {
  const texts = useTexts('session');
  const [clock, setClock] = useState(now);
  useEffect(() => {
    const drift = Date.now() - now;
    const timer = setInterval(() => setClock(Date.now() - drift), TICK_MS);
    return () => clearInterval(timer);
  }, [now]);

  if (endsAt === null) return <span>{texts.expiryUnknown}</span>;
  const left = Date.parse(endsAt) - clock;
  if (left <= 0) return <span>{texts.ended}</span>;
  return (
    <time dateTime={endsAt} suppressHydrationWarning>
      {format(texts.timeLeft, { time: timeLeft(left, texts) })}
    </time>
  );
}
