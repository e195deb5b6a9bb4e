'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { Message } from '@/components/ui/message';
import { isObject, readExactJson } from '@/lib/eventgrid/events/exact-json';
import { type FilterOutcome, readFilter } from '@/lib/eventgrid/events/filter';
import { readTransform } from '@/lib/eventgrid/events/transform';
import { filterWords as enFilterWords } from '@/lib/i18n/en/filter-words';
import { format } from '@/lib/i18n/format';
import { filterWords as zhFilterWords } from '@/lib/i18n/zh-cn/filter-words';
import { readObject } from '@/lib/secrets/json';
import { type TargetValues, targetBody } from '@/lib/subscriptions/targets';
import { filterBody, type SubscriptionValues } from '@/lib/subscriptions/values';
import { Conditions } from './conditions';

export type EventTesterProps = {
  values: SubscriptionValues;
  /** The example event's JSON, as typed. */
  example: string;
  onExample: (text: string) => void;
  /** Whether the form shows a target; what another would receive is unknown. */
  isKnown?: (target: TargetValues) => boolean;
};

/**
 * Tests the filter with an example event, by the code that the local EventGrid delivers with: says what would become of
 * it, why each condition matches or not, and what the first target would receive. Nothing is sent.
 */
function EventTester({ values, example, onExample, isKnown }: EventTesterProps) {
  const texts = useTexts('subscribe');
  const read = readEvent(example);
  const outcome = 'event' in read ? readFilter(filterBody(values))(read.event) : null;
  return (
    <section className="section" aria-labelledby="tester">
      <h3 id="tester">{texts.tester}</h3>
      <div className="event-editor">
        <label htmlFor="example-event">{texts.example}</label>
        <textarea
          id="example-event"
          className="mono"
          rows={10}
          value={example}
          aria-invalid={outcome ? undefined : true}
          aria-describedby="example-event-note"
          onChange={({ target }) => onExample(target.value)}
          spellCheck={false}
        />
        <p id="example-event-note" className={outcome ? 'text-xs text-ink-3' : 'error'}>
          {'problem' in read
            ? read.line === null
              ? texts.notAnEvent
              : format(texts.wrongLine, { line: read.line })
            : texts.computedHere}
        </p>
      </div>
      <Verdict outcome={outcome} />
      {outcome ? <Conditions outcome={outcome} /> : null}
      {'event' in read ? <Received values={values} event={read.event} isKnown={isKnown} /> : null}
    </section>
  );
}

type ReadEvent = { event: Record<string, unknown> } | { problem: true; line: number | null };

/** The line of the first error, if the browser says where it is. */
function readEvent(text: string): ReadEvent {
  try {
    const event = readExactJson(text);
    return isObject(event) ? { event } : { problem: true, line: null };
  } catch (error) {
    const [, at] = /position (\d+)/.exec(String(error)) ?? [];
    return { problem: true, line: at === undefined ? null : text.slice(0, Number(at)).split('\n').length };
  }
}

function Verdict({ outcome }: { outcome: FilterOutcome | null }) {
  const texts = useTexts('subscribe');
  const failed = outcome?.fields.filter(({ matched }) => !matched).length ?? 0;
  const isGood = outcome?.matched === true;
  return (
    <div role="status" data-verdict={outcome === null ? 'unknown' : isGood ? 'yes' : 'no'}>
      {outcome === null ? null : (
        <Message
          tone={isGood ? 'good' : 'bad'}
          icon={isGood ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
          title={isGood ? texts.delivered : texts.notDelivered}
        >
          <p>{isGood ? texts.allMatch : format(texts.someFail, { count: failed, total: outcome.fields.length })}</p>
        </Message>
      )}
    </div>
  );
}

type ReceivedProps = Pick<EventTesterProps, 'values' | 'isKnown'> & { event: object };

/** Shows what each target would receive of the example event. */
function Received({ values, event, isKnown = () => true }: ReceivedProps) {
  const texts = useTexts('subscribe');
  return (
    <>
      {values.targets.map((target, index) => {
        if (!isKnown(target)) return null;
        const title =
          values.targets.length === 1 ? texts.received : format(texts.targetReceives, { number: index + 1 });
        const body = targetBody(target);
        const transform = readObject(body.transform) ?? {};
        const write = readTransform({ ...transform, type: String(transform.type) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: targets have no other identity than their place.
          <div key={index} className="code">
            <div className="tabs">
              <span className="code-name">{title}</span>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
            <pre className="json" tabIndex={0} role="region" aria-label={title} translate="no" data-received>
              {write ? write(event) : texts.cannotFill}
            </pre>
          </div>
        );
      })}
    </>
  );
}

export default withLateTexts(
  { en: { filterWords: enFilterWords }, 'zh-CN': { filterWords: zhFilterWords } },
  EventTester,
);
