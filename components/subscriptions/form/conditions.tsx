'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import type { FilterOutcome, Why } from '@/lib/eventgrid/events/filter';
import type { OperatorName } from '@/lib/eventgrid/events/operators';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { readObject } from '@/lib/secrets/json';

/** The most of a value that is shown. */
const SHOWN_CHARS = 200;

/** Says of each condition of a filter whether it matches an event, and why. */
export function Conditions({ outcome }: { outcome: FilterOutcome }) {
  const texts = useTexts('subscribe');
  const { operators } = useTexts('filterWords');
  const language = useLanguage();
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return (
    <ul className="condition-list" aria-label={texts.conditions}>
      {outcome.fields.flatMap(({ path, conditions, outcomes, seen, matched }) => {
        const field = path.join('.');
        if (outcomes.length === 0)
          return [
            <li key={field} data-match="no">
              <CircleX aria-hidden="true" />
              <span>
                <code translate="no">{field}</code>
                <small className="block">{texts.reasons.unknown}</small>
              </span>
            </li>,
          ];
        return outcomes.map((one, index) => {
          const condition = readObject(conditions?.[index]) ?? {};
          const op = String(condition.op) as OperatorName;
          const wanted = wantedIn(condition);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions never move, and two may be the same.
            <li key={`${field} ${index}`} data-match={one.matched ? 'yes' : 'no'} data-condition={field}>
              {one.matched ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
              <span>
                <span className="sr-only">{one.matched ? texts.matches : texts.doesNotMatch}</span>
                <code className="wrap-anywhere" translate="no">
                  {field}
                </code>
                <span>{` ${operators[op] ?? op} `}</span>
                {wanted.length > 0 ? (
                  <bdi className="mono wrap-anywhere" translate="no">
                    {list.format(wanted)}
                  </bdi>
                ) : null}
                <small className="block wrap-anywhere">
                  <span>{whyInWords(one.why, seen, !one.matched && matched, texts)}</span>
                </small>
              </span>
            </li>
          );
        });
      })}
    </ul>
  );
}

/** What the event has there, why that matters, and whether it does. */
function whyInWords(why: Why, seen: string | undefined, isNotNeeded: boolean, texts: Dictionary['subscribe']): string {
  return [
    why === 'value' ? null : texts.reasons[why],
    seen === undefined ? null : format(texts.eventHas, { value: seen.slice(0, SHOWN_CHARS) }),
    isNotNeeded ? texts.notNeeded : null,
  ]
    .filter(Boolean)
    .join(' ');
}

const wantedIn = ({ value, values }: Record<string, unknown>): string[] => {
  const all = Array.isArray(values) ? values : value === undefined ? [] : [value];
  return all.map((one) => (Array.isArray(one) ? one.join('..') : typeof one === 'string' ? one : JSON.stringify(one)));
};
