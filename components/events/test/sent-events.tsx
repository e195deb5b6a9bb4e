'use client';

import { EventTimeline } from '@/components/events/event-timeline';
import { useTexts } from '@/components/i18n/use-texts';
import { CopyableCode } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { PublishedEvent } from '@/lib/eventgrid/answers/published';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import { type Delivered, deliveredBy, expectedOf, whoGets } from '@/lib/events/who-gets';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { useTraces, type Watching } from './use-traces';

type SentEventsProps = {
  entries: readonly PublishedEvent[];
  sent: readonly Record<string, unknown>[];
  sourceId: string;
  source: string;
  channelId: string;
  owner: ProjectScope;
  subscriptions: readonly FilteringSubscription[] | null;
  /** When it was pressed: another press with the same IDs is watched from the start. */
  pressed: string;
};

/** Lists what became of each event, and watches where those that were not refused go. */
export function SentEvents(props: SentEventsProps) {
  const { entries, sent, sourceId, source, channelId, owner, subscriptions, pressed } = props;
  const texts = useTexts('testEvent');
  const verdicts = subscriptions && whoGets(subscriptions, source, sent);
  const stateOf = (index: number) => {
    const expected = verdicts && expectedOf(verdicts, index);
    return (trace: EventTrace | null) => deliveredBy(trace, expected);
  };
  const places = entries.flatMap(({ event_id, error_code }, index) =>
    error_code === null && event_id !== null && isEventId(event_id) ? [{ index, id: event_id }] : [],
  );
  const { watching, lookAgain } = useTraces(
    places.map(({ index, id }) => ({ id, stateOf: stateOf(index) })),
    pressed,
    channelId,
    owner,
  );
  const watchingAt = (index: number) => watching[places.findIndex((place) => place.index === index)] ?? null;
  const states = entries.map((entry, index) => stateIn(entry, watchingAt(index), stateOf(index)));
  const isLate = watching.some(({ trace, isOver }, at) => {
    const state = stateOf(places[at]?.index ?? 0)(trace);
    return isOver && (state === 'waiting' || state === 'delivering');
  });
  return (
    <section className="sent-events" aria-label={texts.perEvent}>
      <p className="sr-only" role="status">
        {states
          .map((state, index) => `${format(texts.event, { number: index + 1 })}: ${texts.states[state]}`)
          .join('. ')}
      </p>
      {entries.map((entry, index) => {
        const type = sent[index]?.type;
        return (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the events of one press never move.
            key={index}
            number={index + 1}
            entry={entry}
            type={typeof type === 'string' ? type : null}
            state={states[index] ?? 'waiting'}
            watching={watchingAt(index)}
            owner={owner}
          />
        );
      })}
      {places.length > 0 ? (
        <Link className="text-sm" href={`/sources/${encodeURIComponent(sourceId)}/activity`}>
          {texts.activity}
        </Link>
      ) : null}
      {isLate ? (
        <p className="note-line">
          <span>{texts.gaveUp}</span>
          <button type="button" className="btn tiny" onClick={lookAgain}>
            {texts.lookAgain}
          </button>
        </p>
      ) : null}
    </section>
  );
}

type State = Delivered | 'refused' | 'unconfirmed' | 'untraceable';

function stateIn(
  entry: PublishedEvent,
  watching: Watching | null,
  stateOf: (trace: EventTrace | null) => Delivered,
): State {
  if (entry.error_code !== null) return 'refused';
  if (watching?.trace) return stateOf(watching.trace);
  if (entry.isUnconfirmed) return 'unconfirmed';
  return watching === null ? 'untraceable' : 'waiting';
}

const WELL: readonly State[] = ['delivered'];
const BAD: readonly State[] = ['refused', 'failed'];
const WARN: readonly State[] = ['nobody', 'unconfirmed'];

type RowProps = {
  number: number;
  entry: PublishedEvent;
  type: string | null;
  state: State;
  watching: Watching | null;
  owner: ProjectScope;
};

function Row({ number, entry, type, state, watching, owner }: RowProps) {
  const texts = useTexts('testEvent');
  const { event_id, error_code, error_msg } = entry;
  const tone = WELL.includes(state) ? 'well' : BAD.includes(state) ? 'bad' : WARN.includes(state) ? 'warn' : 'off';
  return (
    <article
      className="sent-event"
      data-event-id={event_id ?? undefined}
      data-state={state}
      aria-labelledby={`sent-${number}`}
    >
      <div className="section-head">
        <h3 id={`sent-${number}`} className="min-w-0">
          <span>{format(texts.event, { number })}</span>
          {type ? (
            <code className="truncate text-ink-3" translate="no">
              {type}
            </code>
          ) : null}
        </h3>
        <span className={`status ${tone}`}>
          {tone === 'bad' || tone === 'warn' ? <Icon name="triangle" /> : null}
          <span>{texts.states[state]}</span>
        </span>
      </div>
      {event_id ? (
        <p className="copyable">
          <CopyableCode text={event_id} what={format(texts.eventIdOf, { number })} />
        </p>
      ) : null}
      {error_code ? (
        <p className="flex flex-wrap gap-x-2 text-sm wrap-anywhere">
          <code data-field="error_code" translate="no">
            {error_code}
          </code>
          <bdi data-field="error_msg" translate="no">
            {error_msg}
          </bdi>
        </p>
      ) : null}
      {state === 'untraceable' ? <p className="text-sm text-ink-2">{texts.untraceable}</p> : null}
      {watching?.trace ? <EventTimeline owner={owner} trace={watching.trace} /> : null}
      {watching?.failure && watching.failure.state !== 'missing' ? (
        <p className="text-sm text-ink-2">{format(texts.lookFailed, { text: watching.failure.text })}</p>
      ) : null}
    </article>
  );
}
