'use client';

import { useEffect, useState } from 'react';
import { useLanguage } from '@/components/i18n/use-texts';
import { relativeTime } from '@/lib/time/relative-time';

type ListUpdatedProps = { readAt: number; label: string };

const TICK_MS = 10_000;

/** Shows how long ago the rows were read, measured only by this browser's clock: the server's may differ. */
export function ListUpdated({ readAt, label }: ListUpdatedProps) {
  const language = useLanguage();
  const [age, setAge] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have another age.
  useEffect(() => {
    const since = Date.now();
    setAge(0);
    const timer = setInterval(() => setAge(Date.now() - since), TICK_MS);
    return () => clearInterval(timer);
  }, [readAt]);
  return (
    <>
      <span>{`${label} `}</span>
      <time dateTime={new Date(readAt).toISOString()} suppressHydrationWarning>
        {relativeTime(new Date(readAt), readAt + age, language)}
      </time>
    </>
  );
}
