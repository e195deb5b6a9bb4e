import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { JsonView } from '@/components/ui/json-view';
import { RawBlock } from '@/components/ui/raw-block';
import { readObject } from '@/lib/secrets/json';
import type { FilterRules } from '@/lib/subscriptions/filter-rules';
import { rulesOf } from '@/lib/subscriptions/filter-rules';

/** Shows a filter in words, and as EventGrid has it. What words can't say is shown as JSON alone; `{}` is in words. */
export function FilterInWords({ filter }: { filter: unknown }) {
  const texts = useTexts('subscriptionPage');
  const read = rulesOf(filter);
  const fields = readObject(filter);
  if (filter === undefined || filter === null) return <p className="note-line">{texts.noFilter}</p>;
  if (fields && Object.keys(fields).length === 0) return <p className="note-line">{texts.noConditions}</p>;
  return (
    <>
      {read === null ? <p className="note-line">{texts.oddFilter}</p> : <Words {...read} />}
      <RawBlock title={texts.filterJson} open={read === null}>
        <JsonView value={filter} />
      </RawBlock>
    </>
  );
}

function Words({ rules }: FilterRules) {
  const texts = useTexts('subscriptionPage');
  const { operators, ...joints } = useTexts('filterWords');
  const language = useLanguage();
  if (rules.length === 0) return <p className="note-line">{texts.noConditions}</p>;
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return (
    <>
      <p className="text-sm text-ink-2">{texts.allMatch}</p>
      <ul className="filter-words">
        {rules.map(({ field, join, conditions }) => (
          <li key={field} data-filter-field={field}>
            <code className="wrap-anywhere" translate="no">
              {field}
            </code>
            <span>
              {conditions.map(({ op, values }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions never move, and two may be the same.
                <span key={index}>
                  {index === 0 ? null : ` ${join === 'all' ? joints.and : joints.or} `}
                  <span className="text-ink-2">{operators[op]}</span>
                  {values.length === 0 ? null : (
                    <bdi className="mono wrap-anywhere" translate="no">{` ${list.format(values)}`}</bdi>
                  )}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
