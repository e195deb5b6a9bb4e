'use client';

import { CircleCheck, Info, Minus, TriangleAlert } from 'lucide-react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { SubscriptionStatus } from '@/components/subscriptions/subscription-status';
import { TargetLabels } from '@/components/subscriptions/target-label';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Message } from '@/components/ui/message';
import type { CheckedSource } from '@/lib/eventgrid/answers/checked-source';
import type { OperatorName } from '@/lib/eventgrid/events/operators';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type Verdict, whoGets } from '@/lib/events/who-gets';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format, formatPlural } from '@/lib/i18n/format';
import { subscribePath } from '@/lib/subscriptions/query';

/** A read as the page shows it: what was read, or why not. */
type Read<T> = { data: T | undefined; error: ReadFailure | null; isFetching: boolean; refetch: () => unknown };

export type WhoGetsProps = {
  reads: { check: Read<CheckedSource>; filters: Read<FilteringSubscription[]> };
  source: string;
  channelId: string;
  /** The events as they would be sent; none if there is a problem with them. */
  events: readonly Record<string, unknown>[];
};

/**
 * Says before anything is sent who would get the events, by the filters of the real subscriptions, or why no one
 * would. EventGrid's own check stands beside it.
 */
export default function WhoGets({ reads, source, channelId, events }: WhoGetsProps) {
  const texts = useTexts('testEvent');
  const language = useLanguage();
  const { check, filters } = reads;
  const isReading = check.isFetching || filters.isFetching;
  const readAgain = () => {
    check.refetch();
    filters.refetch();
  };
  const verdicts = whoGets(filters.data ?? [], source, events);
  const getting = verdicts.filter(({ status, matches }) => status === 'ENABLED' && matches?.includes(true)).length;
  return (
    <section className="section" aria-labelledby="who-gets" aria-busy={isReading}>
      <div className="section-head">
        <h2 id="who-gets">{texts.who}</h2>
        <GuardedButton className="icon-btn small" isOff={isReading} aria-label={texts.checkAgain} onClick={readAgain}>
          <Icon name="refresh" />
        </GuardedButton>
      </div>
      <Obstacles {...{ reads, source, channelId }} />
      {verdicts.length > 0 ? (
        <ul className="verdicts" aria-label={texts.subscribers}>
          {verdicts.map((verdict, index) => (
            <Row key={verdict.id ?? index} verdict={verdict} />
          ))}
        </ul>
      ) : null}
      <p className="sr-only" role="status">
        {events.length > 0 && filters.data ? formatPlural(texts.summary, getting, language) : null}
      </p>
    </section>
  );
}

/** Says first why no one would get an event, or that this could not be found out. */
function Obstacles({ reads, source, channelId }: Omit<WhoGetsProps, 'events'>) {
  const texts = useTexts('testEvent');
  const { check, filters } = reads;
  const items = filters.data?.filter(({ sources }) => sources.some(({ name }) => name === source)) ?? null;
  const failed = check.data?.check_result === false ? check.data : null;
  const isAllOff = items !== null && items.length > 0 && items.every(({ status }) => status !== 'ENABLED');
  const isNobody = items?.length === 0;
  const says = failed
    ? failed.check_detail === null
      ? texts.checkRefuses
      : format(texts.checkSays, { detail: failed.check_detail })
    : null;
  return (
    <>
      {isNobody || failed ? (
        <Message tone="warn" icon={<TriangleAlert aria-hidden="true" />} title={texts.nobody} heading="h3">
          {isNobody ? <p>{texts.noSubscription}</p> : null}
          {says ? <p data-field="check_detail">{says}</p> : null}
          <div className="actions">
            <Link className="btn tiny" href={subscribePath({ channel_id: channelId, source })}>
              <Icon name="plus" />
              <span>{texts.subscribe}</span>
            </Link>
          </div>
        </Message>
      ) : null}
      {isAllOff ? (
        <Message tone="warn" icon={<TriangleAlert aria-hidden="true" />} title={texts.allOff} heading="h3">
          <p>{texts.allOffText}</p>
        </Message>
      ) : null}
      {check.data === undefined && !check.isFetching ? (
        <Message tone="info" icon={<Info aria-hidden="true" />} title={texts.cannotCheck} heading="h3">
          <p>{format(texts.cannotCheckText, { text: check.error?.text ?? texts.noAnswer })}</p>
        </Message>
      ) : null}
      {filters.data === undefined && !filters.isFetching ? (
        <Message tone="info" icon={<Info aria-hidden="true" />} title={texts.cannotList} heading="h3">
          <p>{filters.error?.text ?? texts.noAnswer}</p>
        </Message>
      ) : null}
      {check.data?.check_result ? <p className="text-xs text-ink-3">{texts.checkPassed}</p> : null}
      {filters.isFetching && filters.data === undefined ? <p className="note-line">{texts.checking}</p> : null}
    </>
  );
}

function Row({ verdict }: { verdict: Verdict }) {
  const texts = useTexts('testEvent');
  const { operators } = useTexts('filterWords');
  const language = useLanguage();
  const { id, name, status, matches, obstacle, target_labels } = verdict;
  const some = matches?.filter(Boolean).length ?? 0;
  const isOn = status === 'ENABLED';
  const gets = isOn && some > 0;
  const summary = () => {
    if (matches === null) return texts.notComparable;
    if (matches.length === 0) return texts.noEvent;
    if (!isOn && some > 0) return texts.wouldMatch;
    if (some === matches.length) return formatPlural(texts.gets, some, language);
    return some === 0 ? texts.getsNone : format(texts.getsSome, { some, count: matches.length });
  };
  const why = matches && obstacle && some < matches.length ? whyNot(obstacle, matches.length, texts, operators) : null;
  return (
    <li data-match={matches === null || matches.length === 0 ? 'unknown' : gets ? 'yes' : 'no'}>
      {gets ? <CircleCheck aria-hidden="true" /> : <Minus aria-hidden="true" />}
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <Link className="wrap-anywhere font-medium" href={`/subscriptions/${encodeURIComponent(id ?? '')}`}>
            <bdi translate="no">{name || id}</bdi>
          </Link>
          {isOn ? null : <SubscriptionStatus status={status} />}
        </span>
        <small className="block wrap-anywhere text-ink-3">{[summary(), why].filter(Boolean).join(' ')}</small>
      </div>
      <TargetLabels labels={target_labels} />
    </li>
  );
}

/** The most of a value that is shown. */
const SHOWN_CHARS = 80;

function whyNot(
  { event, field, condition, seen }: NonNullable<Verdict['obstacle']>,
  count: number,
  texts: Dictionary['testEvent'],
  operators: Dictionary['filterWords']['operators'],
): string {
  const { op, value, values } = condition ?? {};
  const wanted = Array.isArray(values) ? values : value === undefined ? [] : [value];
  const words = wanted.map((one) => (Array.isArray(one) ? one.join('..') : String(one))).join(', ');
  const told = [field, operators[String(op) as OperatorName] ?? op, words].filter(Boolean).join(' ');
  return [
    format(count === 1 ? texts.because1 : texts.because, { event, condition: told.slice(0, 2 * SHOWN_CHARS) }),
    seen === undefined ? texts.eventLacks : format(texts.eventHas, { value: seen.slice(0, SHOWN_CHARS) }),
  ].join(' ');
}
