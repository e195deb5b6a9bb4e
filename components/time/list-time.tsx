'use client';

import { useLanguage } from '@/components/i18n/use-texts';
import { lazyPart } from '@/components/ui/lazy-part';
import { relativeTime } from '@/lib/time/relative-time';
import type { EgTimeProps } from './eg-time';
import { TimeElement } from './time-element';

// Loaded by those who have chosen another format than the usual one.
const EgTime = lazyPart<EgTimeProps>(() => import('./eg-time'), { Bare: ({ text }) => <bdi>{text}</bdi> });

/** Shows a time in a list, as EgTime does. */
export function ListTime(props: EgTimeProps) {
  const { text, readAt, mode, none } = props;
  const language = useLanguage();
  if (mode !== 'relative') return <EgTime {...props} />;
  return (
    <TimeElement text={text} none={none}>
      {(moment) => relativeTime(moment, readAt, language)}
    </TimeElement>
  );
}
