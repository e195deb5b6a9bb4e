'use client';

import { useRef, useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { FILTER_LIMITS, filterBytes } from '@/lib/eventgrid/events/check-filter';
import { OPERATORS, type OperatorName } from '@/lib/eventgrid/events/operators';
import { filterWords as enFilterWords } from '@/lib/i18n/en/filter-words';
import { format } from '@/lib/i18n/format';
import { filterWords as zhFilterWords } from '@/lib/i18n/zh-cn/filter-words';
import { type Condition, filterOf, type Rule, rulesOf } from '@/lib/subscriptions/filter-rules';
import { filterBody } from '@/lib/subscriptions/values';
import { ValuesInput } from './values-input';

export type FilterBuilderProps = {
  /** The filter's JSON; empty if there are no conditions yet. */
  filter: string;
  source: string;
  attributes: readonly string[];
  onChange: (filter: string) => void;
  onLeave: () => void;
};

const NEW_CONDITION: Condition = { op: 'StringIn', values: [] };
const NEW_RULE: Rule = { field: 'type', join: 'any', conditions: [NEW_CONDITION] };
const LIST = 'filter-attributes';

/** Makes a filter of conditions in words. What it can't show stays as JSON, and it says so. */
function FilterBuilder({ filter, source, attributes, onChange, onLeave }: FilterBuilderProps) {
  const texts = useTexts('subscribe');
  const [rules, setRules] = useState<Rule[] | null>(() => rulesIn(filter, source));
  // What the builder wrote last: another text comes from the JSON field or from the page.
  const written = useRef(filter);
  if (written.current !== filter) {
    written.current = filter;
    setRules(rulesIn(filter, source));
  }
  const change = (next: Rule[]) => {
    setRules(next);
    const named = next.filter(({ field }) => field.trim() !== '');
    written.current = named.length === 0 ? '' : JSON.stringify(filterOf({ source, rules: named }), null, 2);
    onChange(written.current);
  };
  if (rules === null) return <p className="note-line warn">{texts.builderCannot}</p>;
  const body = filterBody({ filter, source });
  const dataFields = rules.filter(({ field }) => field.startsWith('data.')).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that the filter was left.
    <div className="rules" onBlur={onLeave}>
      <div className="rules-head">
        <span>{texts.everyLine}</span>
        <span className="end num">{format(texts.bytes, { count: filterBytes(body), limit: FILTER_LIMITS.bytes })}</span>
      </div>
      <div className="rule is-fixed">
        <code translate="no">source</code>
        <span className="text-ink-2">{texts.is}</span>
        <code className="wrap-anywhere" translate="no">
          {source || '–'}
        </code>
      </div>
      {rules.map((rule, index) => (
        <RuleRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other identity than its place.
          key={index}
          rule={rule}
          number={index + 1}
          onChange={(next) => change(rules.map((one, at) => (at === index ? next : one)))}
          onRemove={() => change(rules.filter((_, at) => at !== index))}
        />
      ))}
      <datalist id={LIST}>
        {attributes.map((attribute) => (
          <option key={attribute} value={attribute} />
        ))}
      </datalist>
      <div className="rules-foot">
        <button type="button" className="btn tiny" onClick={() => change([...rules, NEW_RULE])}>
          <Icon name="plus" />
          <span>{texts.addCondition}</span>
        </button>
        <span className="end num">
          {format(texts.dataFields, { count: dataFields, limit: FILTER_LIMITS.dataFields })}
        </span>
      </div>
    </div>
  );
}

const rulesIn = (filter: string, source: string): Rule[] | null =>
  rulesOf(filterBody({ filter, source }))?.rules ?? null;

type RuleRowProps = { rule: Rule; number: number; onChange: (rule: Rule) => void; onRemove: () => void };

/** The conditions of one attribute, joined by “or” or “and”. */
function RuleRow({ rule, number, onChange, onRemove }: RuleRowProps) {
  const texts = useTexts('subscribe');
  const { or, and } = useTexts('filterWords');
  const { field, join, conditions } = rule;
  const isFull = conditions.length >= FILTER_LIMITS.conditions;
  const edit = (index: number, next: Condition | null) => {
    const rest = conditions.flatMap((one, at) => (at === index ? (next ?? []) : one));
    if (rest.length === 0) onRemove();
    else onChange({ ...rule, conditions: rest });
  };
  return (
    <div className="rule" role="group" aria-label={format(texts.conditionName, { number })}>
      <input
        className="mono"
        list={LIST}
        value={field}
        aria-label={format(texts.attributeOf, { number })}
        onChange={({ target }) => onChange({ ...rule, field: target.value.trim() })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="conditions">
        {conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no other identity than its place.
          <div className="condition" key={index}>
            {index === 0 ? null : (
              <select
                value={join}
                aria-label={format(texts.joinOf, { number })}
                onChange={({ target }) => onChange({ ...rule, join: target.value === 'all' ? 'all' : 'any' })}
              >
                <option value="any">{or}</option>
                <option value="all">{and}</option>
              </select>
            )}
            <OperatorSelect
              label={format(texts.operatorOf, { number })}
              op={condition.op}
              onChange={(op) => edit(index, { op, values: OPERATORS[op].operand === 'none' ? [] : condition.values })}
            />
            {OPERATORS[condition.op].operand === 'none' ? null : (
              <ValuesInput
                label={format(texts.valuesOf, { number })}
                values={condition.values}
                isSingle={OPERATORS[condition.op].operand === 'number'}
                onChange={(values) => edit(index, { ...condition, values })}
              />
            )}
            <button
              type="button"
              className="icon-btn"
              aria-label={format(texts.removeCondition, { number })}
              onClick={() => edit(index, null)}
            >
              <Icon name="x" />
            </button>
          </div>
        ))}
        {isFull ? null : (
          <button
            type="button"
            className="link-btn text-sm"
            onClick={() => onChange({ ...rule, conditions: [...conditions, NEW_CONDITION] })}
          >
            {format(texts.another, { join: join === 'all' ? and : or })}
          </button>
        )}
      </div>
    </div>
  );
}

type OperatorSelectProps = { label: string; op: OperatorName; onChange: (op: OperatorName) => void };

function OperatorSelect({ label, op, onChange }: OperatorSelectProps) {
  const { operators } = useTexts('filterWords');
  const names = Object.keys(OPERATORS) as OperatorName[];
  return (
    <select
      value={op}
      aria-label={label}
      onChange={({ target }) => onChange(names.find((name) => name === target.value) ?? op)}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {operators[name]}
        </option>
      ))}
    </select>
  );
}

export default withLateTexts(
  { en: { filterWords: enFilterWords }, 'zh-CN': { filterWords: zhFilterWords } },
  FilterBuilder,
);
