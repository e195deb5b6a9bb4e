'use client';

import { useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { format } from '@/lib/i18n/format';
import { validationText } from '@/lib/i18n/validation-text';
import { parseJson, readObject } from '@/lib/secrets/json';
import { type SubscriptionForm, useRuleTexts } from './use-subscription-form';

type Pair = { name: string; path: string };

const pairsOf = (json: string): Pair[] =>
  Object.entries(readObject(parseJson(json)) ?? {}).map(([name, path]) => ({
    name,
    path: typeof path === 'string' ? path : JSON.stringify(path),
  }));

const jsonOf = (pairs: readonly Pair[]): string =>
  JSON.stringify(Object.fromEntries(pairs.filter(({ name }) => name !== '').map(({ name, path }) => [name, path])));

type VariablesFieldProps = { form: SubscriptionForm; name: string; value: string };

/** The variables of a template: a name and a JSONPath each. They are one JSON object in the form, as on the wire. */
export function VariablesField({ form, name, value }: VariablesFieldProps) {
  const texts = useTexts('subscribe');
  const validation = useRuleTexts();
  const [pairs, setPairs] = useState<Pair[]>(() => {
    const known = pairsOf(value);
    return known.length === 0 ? [{ name: '', path: '' }] : known;
  });
  const error = form.errorOf(name);
  const change = (next: Pair[]) => {
    setPairs(next);
    form.set(name, jsonOf(next));
  };
  const edit = (index: number, part: Partial<Pair>) =>
    change(pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair)));
  return (
    <fieldset className="field" id={name} tabIndex={-1} aria-describedby={`${name}-error`}>
      <legend className="field-label">{texts.variables}</legend>
      <input type="hidden" name={name} value={jsonOf(pairs)} />
      <ul className="pairs">
        {pairs.map((pair, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place.
          <li key={index}>
            <input
              className="mono"
              value={pair.name}
              aria-label={format(texts.variableName, { number: index + 1 })}
              placeholder={texts.namePlaceholder}
              onChange={({ target }) => edit(index, { name: target.value })}
              onBlur={() => form.leave(name)}
              autoComplete="off"
              spellCheck={false}
            />
            <input
              className="mono"
              value={pair.path}
              aria-label={format(texts.variablePath, { number: index + 1 })}
              placeholder="$.data.id"
              onChange={({ target }) => edit(index, { path: target.value })}
              onBlur={() => form.leave(name)}
              autoComplete="off"
              spellCheck={false}
            />
            <button
              type="button"
              className="icon-btn"
              aria-label={format(texts.removeVariable, { number: index + 1 })}
              onClick={() => change(pairs.filter((_, at) => at !== index))}
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="btn tiny" onClick={() => change([...pairs, { name: '', path: '' }])}>
        <Icon name="plus" />
        <span>{texts.addVariable}</span>
      </button>
      <div className="error-line">
        <div className="error" id={`${name}-error`}>
          {error ? (
            <>
              <Icon name="triangle" />
              <span>{validationText(error, value, validation)}</span>
            </>
          ) : null}
        </div>
      </div>
    </fieldset>
  );
}
