'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { Nothing } from '@/components/ui/nothing';
import { eventTrace } from '@/lib/browser/queries/events';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import { countDeliveries, type DeliveryCounts, eventState } from '@/lib/events/delivery';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';

/** Says what became of an event in a word or two: quiet if all is well. `counts` of null: no subscription took it. */
export function EventState({ counts }: { counts: DeliveryCounts | null }) {
  const { states, someFailed } = useTexts('eventTrace');
  const language = useLanguage();
  const state = counts === null ? 'nobody' : eventState(counts);
  const words =
    counts !== null && state === 'failed' && counts.total > 1
      ? format(someFailed, {
          count: counts.failed.toLocaleString(language),
          total: counts.total.toLocaleString(language),
        })
      : states[state];
  if (state === 'failed' || state === 'nobody')
    return (
      <span className={state === 'failed' ? 'status bad' : 'status warn'} data-state={state}>
        <Icon name="triangle" />
        <span>{words}</span>
      </span>
    );
  return (
    <span className={state === 'delivered' ? 'status well' : 'status off'} data-state={state}>
      {words}
    </span>
  );
}

type RowStateProps = { owner: ProjectScope; channelId: string; eventId: string | null; isTaken: boolean };

/** Shows what became of a row's event. Its trace is read once the row can be seen. */
export function RowState({ owner, channelId, eventId, isTaken }: RowStateProps) {
  const { reading, noTrace } = useTexts('activity');
  const cell = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(cell);
  const canRead = isTaken && eventId !== null && isEventId(eventId);
  const { data, isError } = useQuery({
    ...eventTrace(owner, channelId, eventId ?? ''),
    enabled: canRead && isSeen,
  });
  if (!isTaken) return <EventState counts={null} />;
  if (!canRead || isError) return <Nothing label={noTrace} />;
  return data ? (
    <EventState counts={countDeliveries(data.trace)} />
  ) : (
    <span ref={cell} className="state-skeleton">
      <span className="sr-only">{reading}</span>
    </span>
  );
}

/** Returns whether an element has been on the screen. */
function useSeen(element: { current: Element | null }): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (element.current === null || isSeen) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
