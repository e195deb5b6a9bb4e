'use client';

import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { TimeElement } from '@/components/time/time-element';
import { fillNames, fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon-names';
import { Link } from '@/components/ui/link';
import { oneSubscription } from '@/lib/browser/queries/subscriptions';
import type { SubscriptionWithRaw, TargetLabel } from '@/lib/eventgrid/answers/subscription';
import type { DeliveryAttempt, DeliverySubscription, DeliveryTarget, EventTrace } from '@/lib/eventgrid/answers/trace';
import { targetKindOf } from '@/lib/eventgrid/schemas/target-kinds';
import { type DeliveryState, deliveryState } from '@/lib/events/delivery';
import { formatPlural } from '@/lib/i18n/format';
import { readObject } from '@/lib/secrets/json';
import type { ProjectScope } from '@/lib/session/session';
import { SUBSCRIPTIONS_URL, subscriptionPath } from '@/lib/subscriptions/query';

type EventTimelineProps = { owner: ProjectScope; trace: EventTrace };

/** The subscriptions that are read to say where targets are: an event rarely matches more. */
const SUBSCRIPTIONS_READ = 10;

/**
 * Shows what became of an event, step by step: received, matched, and for each target its attempts. An attempt bears
 * EventGrid's status as `data-status`. Where the targets are is read from their subscriptions, and left out without.
 */
export function EventTimeline({ owner, trace }: EventTimelineProps) {
  const texts = useTexts('eventTrace');
  const language = useLanguage();
  const { none } = useTexts('lists');
  const targets = useTargetFacts(owner, trace);
  const { deliverList } = trace;
  return (
    <ol className="timeline" aria-label={texts.title}>
      <Step tone="good" time={trace.receiveTime}>
        {fillNames(texts.received, { channel: trace.channelName || trace.channelId || none })}
      </Step>
      {deliverList.length > 0 ? (
        <Step tone="good" time={null}>
          {formatPlural(texts.matched, deliverList.length, language)}
        </Step>
      ) : (
        <Step tone="warn" time={null} below={<p>{texts.matchedNoneText}</p>}>
          {texts.matchedNone}
        </Step>
      )}
      {deliverList.flatMap((subscription) =>
        subscription.deliverTargetList.map((target, index) => (
          <TargetStep
            // biome-ignore lint/suspicious/noArrayIndexKey: targets of one trace never move, and an ID may be missing.
            key={`${subscription.subscriptionId} ${index}`}
            subscription={subscription}
            target={target}
            facts={targets.get(target.deliverTargetId)}
          />
        )),
      )}
    </ol>
  );
}

type Tone = 'good' | 'bad' | 'warn' | 'quiet';

const TONES: Record<DeliveryState, Tone> = {
  delivered: 'good',
  failed: 'bad',
  waiting: 'quiet',
  notCalled: 'quiet',
  other: 'warn',
};
const ICONS: Record<Tone, IconName> = { good: 'circle-check', bad: 'circle-x', warn: 'triangle', quiet: 'clock' };

type StepProps = { tone: Tone; time: string | null; state?: DeliveryState; below?: ReactNode; children: ReactNode };

function Step({ tone, time, state, below, children }: StepProps) {
  return (
    <li className={tone} data-delivery={state}>
      <Icon name={ICONS[tone]} />
      <b>{children}</b>
      {time === null ? null : <ClockTime text={time} />}
      {below}
    </li>
  );
}

/** Shows the time of day, in UTC; the date is its tooltip. */
function ClockTime({ text }: { text: string }) {
  return (
    <span className="clock">
      <TimeElement text={text} none="">
        {(moment) => `${moment.toISOString().slice(11, 19)} UTC`}
      </TimeElement>
    </span>
  );
}

type TargetFacts = TargetLabel & { deadLetterTopic: string | null };

type TargetStepProps = {
  subscription: DeliverySubscription;
  target: DeliveryTarget;
  facts: TargetFacts | undefined;
};

function TargetStep({ subscription, target, facts }: TargetStepProps) {
  const texts = useTexts('eventTrace');
  const { kinds } = useTexts('subscriptionFacts');
  const { noName } = useTexts('lists');
  const state = deliveryState(target);
  const { subscriptionId, subscriptionName } = subscription;
  const name = subscriptionName || subscriptionId || noName;
  const kind = facts?.kind ?? targetKindOf(target.deliverTargetName);
  const label = [kind === null ? target.deliverTargetName : kinds[kind], facts?.label].filter(Boolean).join(' ');
  const attempts = target.deliverDetailList;
  const topic = state === 'failed' ? facts?.deadLetterTopic : null;
  return (
    <Step
      tone={TONES[state]}
      state={state}
      time={attempts.at(-1)?.deliverTime ?? null}
      below={
        <>
          <p>
            <TargetWords
              state={state}
              target={target}
              label={label || texts.target}
              tried={subscription.deliverTargetList.length === 1 ? subscription.allDeliverTimes : null}
            />
          </p>
          {topic ? <p>{fillNames(texts.deadLetter, { topic })}</p> : null}
          {state !== 'notCalled' && attempts.length > 0 ? (
            <Attempts attempts={attempts} label={label || texts.target} />
          ) : null}
          {state === 'failed' && subscriptionId ? (
            <p>
              <Link className="btn tiny" href={subscriptionPath(subscriptionId, SUBSCRIPTIONS_URL.defaults)}>
                {fillNames(texts.openSubscription, { name })}
              </Link>
            </p>
          ) : null}
        </>
      }
    >
      {fillNames(texts.heads[state], { name })}
    </Step>
  );
}

type TargetWordsProps = {
  state: DeliveryState;
  target: DeliveryTarget;
  label: string;
  /** The number of all attempts if EventGrid says so; it may list fewer. */
  tried: number | null;
};

/** Says what the target answered last, and what EventGrid does about it. */
function TargetWords({ state, target, label, tried }: TargetWordsProps) {
  const texts = useTexts('eventTrace');
  const language = useLanguage();
  const attempts = target.deliverDetailList;
  const last = attempts.at(-1);
  if (state === 'notCalled') return fillNames(texts.notCalled, { target: label });
  if (state === 'other') return fillNames(texts.oddStatus, { target: label, status: target.deliverStatus ?? '' });
  if (last === undefined) return state === 'waiting' ? fillNames(texts.notYet, { target: label }) : null;
  const count = Math.max(tried ?? 0, attempts.length);
  return (
    <>
      <LastAnswer attempt={last} label={label} />
      {state === 'delivered' ? (
        <span>{count === 1 ? ` ${texts.firstAttempt}` : fillNodes(` ${texts.nthAttempt}`, { count })}</span>
      ) : null}
      {state === 'failed' ? <span>{` ${formatPlural(texts.tried, count, language)}`}</span> : null}
      {count > attempts.length ? <span>{fillNodes(` ${texts.kept}`, { count: attempts.length })}</span> : null}
      {state === 'waiting' ? <span>{` ${texts.willRetry}`}</span> : null}
    </>
  );
}

const isHttpStatus = (code: string): boolean => /^\d{3}$/.test(code);

function LastAnswer({ attempt, label }: { attempt: DeliveryAttempt; label: string }) {
  const texts = useTexts('eventTrace');
  const { none } = useTexts('lists');
  const { deliverRspCode, deliverConsuming } = attempt;
  const target = <bdi translate="no">{label}</bdi>;
  const code = <code translate="no">{deliverRspCode || none}</code>;
  if (deliverRspCode && !isHttpStatus(deliverRspCode)) {
    const known = (Object.keys(texts.whys) as (keyof typeof texts.whys)[]).find((one) => one === deliverRspCode);
    return fillNodes(texts.unanswered, { target, why: known === undefined ? code : texts.whys[known] });
  }
  return deliverConsuming === null
    ? fillNodes(texts.answered, { target, code })
    : fillNodes(texts.answeredIn, { target, code, ms: deliverConsuming });
}

/** Lists a target's attempts, the newest first. */
function Attempts({ attempts, label }: { attempts: readonly DeliveryAttempt[]; label: string }) {
  const { attempts: words, states } = useTexts('eventTrace');
  const { none } = useTexts('lists');
  const language = useLanguage();
  return (
    <ul className="tries" aria-label={words.replace('{target}', label)}>
      {[...attempts].reverse().map((attempt, index) => {
        const { deliverTime, deliverStatus, deliverRspCode, deliverConsuming } = attempt;
        const state = deliveryState(attempt);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: counted from the first attempt, which never moves.
          <li key={attempts.length - index} className={TONES[state]} data-status={deliverStatus ?? undefined}>
            <Icon name={state === 'delivered' ? 'check' : state === 'failed' ? 'x' : 'clock'} />
            <span>
              <span className="sr-only">{`${state === 'other' ? deliverStatus : states[state]} `}</span>
              {deliverTime === null ? <span>{none}</span> : <ClockTime text={deliverTime} />}
            </span>
            <code translate="no">{deliverRspCode || none}</code>
            <span>{deliverConsuming === null ? none : `${deliverConsuming.toLocaleString(language)} ms`}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Reads the subscriptions of a trace, and finds in them what a trace doesn't say of its targets, by their IDs. */
function useTargetFacts(owner: ProjectScope, { deliverList }: EventTrace): Map<string | null, TargetFacts> {
  const ids = [...new Set(deliverList.flatMap(({ subscriptionId }) => subscriptionId || []))];
  return useQueries({
    queries: ids.slice(0, SUBSCRIPTIONS_READ).map((id) => oneSubscription(owner, id)),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? targetFactsOf(data.subscription) : []))),
  });
}

const targetFactsOf = ({ targets, target_labels }: SubscriptionWithRaw): [string | null, TargetFacts][] =>
  targets.map(({ id, dead_letter_queue }, index) => {
    const topic = readObject(dead_letter_queue)?.topic;
    const label = target_labels[index] ?? { kind: null, label: null };
    return [
      typeof id === 'string' ? id : null,
      { ...label, deadLetterTopic: typeof topic === 'string' ? topic : null },
    ];
  });
