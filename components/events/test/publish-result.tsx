'use client';

import { useEffect, useMemo, useRef } from 'react';
import { lostRefusal } from '@/components/action/lost-refusal';
import { RefusalView } from '@/components/action/refusal';
import { RELOAD, RefusalStep } from '@/components/action/refusal-step';
import { refusedOf } from '@/components/action/refused';
import type { LostAnswer } from '@/components/action/use-action';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { CopyableCode } from '@/components/ui/copy-button';
import { Fact } from '@/components/ui/fact';
import { Icon } from '@/components/ui/icon';
import { Message } from '@/components/ui/message';
import { type PublishedEvent, type PublishedEvents, readRefusedEvents } from '@/lib/eventgrid/answers/published';
import { readTestEvents } from '@/lib/events/test-events';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import type { ActionOutcome } from '@/lib/guard/outcome';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { SentEvents } from './sent-events';

export type PublishResultProps = {
  outcome: ActionOutcome<PublishedEvents> | null;
  lost: LostAnswer | null;
  isPending: boolean;
  /** The events as they were sent. */
  text: string;
  sourceId: string;
  source: string;
  channelId: string;
  owner: ProjectScope;
  subscriptions: readonly FilteringSubscription[] | null;
  /** ID of the form, for pressing again. */
  form: string;
  path: string;
  onCheck: () => void;
};

/**
 * Shows what became of a press: EventGrid's answer for each event, then where each went. After a lost answer the traces
 * alone tell what arrived.
 */
export default function PublishResult(props: PublishResultProps) {
  const { outcome, lost, text, sourceId, source, channelId, owner, subscriptions } = props;
  const sent = useMemo(() => readTestEvents(text, source).events, [text, source]);
  const entries = entriesOf(outcome, lost, sent);
  return (
    <>
      {lost === null && outcome?.result.ok ? (
        <Accepted events={outcome.result.data.events} outcome={outcome} />
      ) : (
        <Refused {...props} />
      )}
      {entries ? (
        <SentEvents
          key={outcome?.submittedAt}
          {...{ entries, sent, sourceId, source, channelId, owner, subscriptions }}
          pressed={outcome?.submittedAt ?? ''}
        />
      ) : null}
    </>
  );
}

/** The events with what is known of each: after a lost answer nothing is, and after a refusal nothing was sent. */
function entriesOf(
  outcome: ActionOutcome<PublishedEvents> | null,
  lost: LostAnswer | null,
  sent: readonly Record<string, unknown>[],
): PublishedEvent[] | null {
  const unconfirmed = () =>
    sent.map(({ id }) => ({ event_id: String(id), error_code: null, error_msg: null, isUnconfirmed: true }));
  if (lost !== null) return lost === 'gone' ? unconfirmed() : null;
  if (outcome === null) return null;
  if (outcome.result.ok)
    return outcome.result.data.events.map((entry, index) => ({
      ...entry,
      event_id: entry.event_id || (typeof sent[index]?.id === 'string' ? sent[index].id : null),
    }));
  const { failure } = outcome.result;
  if (!failure.nothingChanged) return unconfirmed();
  const refused = readRefusedEvents(failure.body);
  return refused.some(({ error_code }) => error_code !== null) ? refused : null;
}

type AcceptedProps = { events: readonly PublishedEvent[]; outcome: ActionOutcome<PublishedEvents> };

function Accepted({ events, outcome }: AcceptedProps) {
  const texts = useTexts('testEvent');
  const { requestId: label, requestIdName } = useTexts('refusal');
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each press.
  useEffect(() => heading.current?.focus(), [outcome.submittedAt]);
  const count = events.length;
  const refused = events.filter(({ error_code }) => error_code !== null).length;
  const unconfirmed = events.filter(({ isUnconfirmed }) => isUnconfirmed).length;
  const isFound = outcome.result.ok && outcome.result.foundByCheck === true;
  const requestId = outcome.result.ok ? outcome.result.requestId : null;
  const [tone, title, words] =
    refused === count
      ? (['bad', formatPlural(texts.allRefused, count, language), null] as const)
      : refused > 0
        ? (['warn', format(texts.someRefused, { refused, count }), texts.someRefusedText] as const)
        : unconfirmed > 0
          ? (['warn', format(texts.someUnconfirmed, { unconfirmed, count }), texts.someUnconfirmedText] as const)
          : isFound
            ? (['good', texts.foundTitle, texts.foundText] as const)
            : (['good', formatPlural(texts.accepted, count, language), texts.acceptedText] as const);
  const icon = tone === 'good' ? 'circle-check' : tone === 'bad' ? 'circle-x' : 'triangle';
  return (
    <Message
      tone={tone}
      icon={<Icon name={icon} />}
      title={title}
      headingRef={heading}
      below={
        requestId ? (
          <dl className="fact-list">
            <Fact field="request_id" label={label}>
              <CopyableCode text={requestId} what={requestIdName} />
            </Fact>
          </dl>
        ) : null
      }
    >
      {words ? <p>{words}</p> : null}
    </Message>
  );
}

/** Shows why nothing was sent, or that this is not known. */
function Refused({ outcome, lost, isPending, form, path, onCheck }: PublishResultProps) {
  const texts = useTexts('testEvent');
  const { consoleTitle, consoleCause } = useTexts('forms');
  const unanswered = useMemo(() => {
    if (lost === null) return null;
    return lost === 'gone'
      ? lostRefusal(lost, { title: consoleTitle, cause: consoleCause, ...texts.consoleGone })
      : lostRefusal(lost, texts.consoleUpdated);
  }, [lost, texts, consoleTitle, consoleCause]);
  const refused = unanswered ?? refusedOf(outcome);
  if (refused === null) return null;
  return (
    <>
      <RefusalView
        {...refused}
        action={
          <RefusalStep
            explained={refused.explained}
            path={path}
            busy={isPending}
            steps={{
              'focus-form': { focus: '#events' },
              reload: RELOAD,
              'look-again': { press: onCheck },
              retry: { form },
              wait: { form },
            }}
          />
        }
      />
      {refused.failure.nothingChanged ? null : <p className="text-sm text-ink-2">{texts.sendAnyway}</p>}
    </>
  );
}
