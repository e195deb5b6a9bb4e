'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListUpdated } from '@/components/list/list-updated';
import { PanelBar } from '@/components/list/panel/panel-bar';
import { PanelTitle } from '@/components/list/panel/panel-parts';
import { useOneItem } from '@/components/list/panel/use-one-item';
import { useCopyKey, useFocusOnOpen } from '@/components/list/panel/use-panel';
import type { PanelHistory } from '@/components/list/panel/use-panel-history';
import { announce } from '@/components/ui/announcer';
import { CopyableCode, CopyButton } from '@/components/ui/copy-button';
import { JsonView } from '@/components/ui/json-view';
import { lazyPart } from '@/components/ui/lazy-part';
import { Link } from '@/components/ui/link';
import { eventContent, eventKeys, liveEventTrace, tracedEvents } from '@/lib/browser/queries/events';
import { readExactJson, writeJson } from '@/lib/eventgrid/events/exact-json';
import { countDeliveries, eventState } from '@/lib/events/delivery';
import type { ActivityQuery } from '@/lib/events/query';
import type { EventsOf } from '@/lib/events/traced';
import { format } from '@/lib/i18n/format';
import { findSpot } from '@/lib/lists/spot';
import type { ProjectScope } from '@/lib/session/session';
import { subscribePath } from '@/lib/subscriptions/query';
import { EventState } from './event-state';
import { EventTimeline } from './event-timeline';
import type { WhyNotArrivedProps } from './why-not-arrived';

const WhyNotArrived = lazyPart<WhyNotArrivedProps>(() => import('./why-not-arrived'));

export type EventPanelProps = {
  eventId: string;
  owner: ProjectScope;
  sourceId: string;
  of: EventsOf;
  listTitle: string;
  history: PanelHistory<ActivityQuery>;
};

/** Shows one event beside the list: what became of it, why it did not arrive if it did not, and its content. */
export default function EventPanel(props: EventPanelProps) {
  const { eventId, owner, sourceId, of, history } = props;
  const texts = useTexts('activity');
  const { copied, copyByHand } = useTexts('copy');
  const read = useOneItem(liveEventTrace(owner, of.channel_id, eventId), eventKeys.lists());
  // The list's own observer reads the rows; this one only watches.
  const rows = useQuery({ ...tracedEvents(owner, of, history.query), enabled: false });
  const spot = findSpot(rows.data, history.query.size, eventId);
  const { data, isPending, isError, isGone, error, isFetching } = read;
  const name = data?.trace.eventType || spot?.row.event_type || eventId;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnOpen(heading, { ...props, itemId: eventId, name });
  useCopyKey(eventId, format(copied, { what: texts.eventId }), format(copyByHand, { what: texts.eventId }));
  const readAgain = async () => {
    const { isSuccess } = await read.refetch();
    if (isSuccess) announce(format(texts.readAnew, { name }));
  };
  const counts = data ? countDeliveries(data.trace) : null;
  const isLost = isGone || (counts !== null && ['failed', 'nobody', 'notCalled'].includes(eventState(counts)));
  const Note = data ? ListStale : ListFailureView;
  return (
    <section className="panel" aria-label={texts.details}>
      <PanelBar spot={spot} history={history} busy={isFetching} texts={texts} onReadAgain={() => void readAgain()} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={name} aria-busy={isPending}>
        <PanelTitle
          ref={heading}
          status={counts && <EventState counts={counts} />}
          name={name}
          aside={data ? <ListUpdated readAt={data.readAt} label={texts.read} /> : isPending ? texts.loadingOne : null}
        />
        <p className="actions" data-field="id">
          <CopyableCode text={eventId} what={texts.eventId} dir="auto" />
        </p>
        {isError ? (
          <Note failure={error} path={history.pathOf(eventId)} busy={isFetching} onRetry={() => void readAgain()} />
        ) : null}
        {data && !isGone ? (
          <section className="section" aria-labelledby="what-happened">
            <WhatHappened />
            <EventTimeline owner={owner} trace={data.trace} />
          </section>
        ) : null}
        {isLost ? (
          <section className="section" aria-labelledby="why-lost">
            <h3 id="why-lost">{texts.why}</h3>
            <WhyNotArrived
              owner={owner}
              sourceId={sourceId}
              channelId={of.channel_id}
              eventId={eventId}
              trace={isGone ? 'missing' : (data?.trace ?? null)}
            />
          </section>
        ) : null}
        {isGone ? null : <Content owner={owner} eventId={eventId} />}
      </div>
      <div className="panel-foot">
        <Link className="btn small" href={subscribePath({ channel_id: of.channel_id, source: of.source_name })}>
          {texts.subscribe}
        </Link>
      </div>
    </section>
  );
}

function WhatHappened() {
  const { title } = useTexts('eventTrace');
  return <h3 id="what-happened">{title}</h3>;
}

/** Shows the event as EventGrid has it, its numbers as they were written; nothing if EventGrid doesn't give it. */
function Content({ owner, eventId }: Pick<EventPanelProps, 'owner' | 'eventId'>) {
  const texts = useTexts('activity');
  const language = useLanguage();
  const { data, isError } = useQuery(eventContent(owner, eventId));
  if (isError) return <p className="note-line">{texts.noContent}</p>;
  if (data === undefined) return null;
  const bytes = new TextEncoder().encode(data.content).length.toLocaleString(language);
  return (
    <div className="code">
      <div className="tabs">
        <span className="code-name">
          <b>{texts.event}</b>
          <span className="text-ink-3">{format(texts.bytes, { count: bytes })}</span>
        </span>
        <span className="end">
          <CopyButton text={data.content} what={texts.eventName} />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre className="json" tabIndex={0} role="region" aria-label={texts.event} translate="no">
        {isPlain(data.content) ? <JsonView value={JSON.parse(data.content)} /> : data.content}
      </pre>
    </div>
  );
}

/** Whether JavaScript reads the JSON without changing a number: else it is shown as it came. */
function isPlain(text: string): boolean {
  try {
    return writeJson(readExactJson(text)) === JSON.stringify(JSON.parse(text));
  } catch {
    return false;
  }
}
