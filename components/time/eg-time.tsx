'use client';

import { useLanguage } from '@/components/i18n/use-texts';
import { useHydrated } from '@/components/ui/use-hydrated';
import { localTime, utcTime } from '@/lib/time/absolute-time';
import { relativeTime } from '@/lib/time/relative-time';
import type { TimeMode } from '@/lib/time/time-mode';
import { TimeElement } from './time-element';

export type EgTimeProps = {
  /** The time as EventGrid returned it. */
  text: string | null;
  /** Ages are relative to this time, milliseconds: when the text was read, by the server's clock. */
  readAt: number;
  mode: TimeMode;
  /** What a screen reader reads if EventGrid returned no time. */
  none: string;
};

/** Shows a time from EventGrid in the user's format. A text that is not a time is shown unchanged. */
export default function EgTime({ text, readAt, mode, none }: EgTimeProps) {
  const language = useLanguage();
  return (
    <TimeElement text={text} none={none}>
      {(moment) =>
        mode === 'relative' ? (
          relativeTime(moment, readAt, language)
        ) : mode === 'local' ? (
          <LocalTime moment={moment} language={language} />
        ) : (
          <UtcWords moment={moment} language={language} />
        )
      }
    </TimeElement>
  );
}

type MomentProps = { moment: Date; language: string };

const UtcWords = ({ moment, language }: MomentProps) => <TimeWithZone words={utcTime(moment, language)} zone="UTC" />;

/** Only the browser knows the reader's zone: until it has rendered, the time is in UTC. */
function LocalTime({ moment, language }: MomentProps) {
  return useHydrated() ? (
    <TimeWithZone {...localTime(moment, language)} />
  ) : (
    <UtcWords moment={moment} language={language} />
  );
}

const TimeWithZone = ({ words, zone }: { words: string; zone: string }) => (
  <>
    <span>{`${words} `}</span>
    <span className="text-ink-3">{zone}</span>
  </>
);
