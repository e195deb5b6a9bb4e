'use client';

import { useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { validationText } from '@/lib/i18n/validation-text';
import type { FilterBuilderProps } from './filter-builder';
import { type SubscriptionForm, useRuleTexts } from './use-subscription-form';

// The builder comes with the evaluator: both load once somebody is on the page.
const FilterBuilder = lazyPart<FilterBuilderProps>(() => import('./filter-builder'), {
  waiting: <div className="rules" aria-busy="true" />,
});

const MODES = ['builder', 'json'] as const;

type FilterFieldProps = {
  form: SubscriptionForm;
  /** Whether the page has hydrated: without JavaScript the radio buttons alone decide what shows. */
  isLive: boolean;
  /** Names of attributes to suggest: those of the example event. */
  attributes: readonly string[];
};

/** The filter as conditions in words, or as EventGrid's JSON. The JSON is what is sent. */
export function FilterField({ form, isLive, attributes }: FilterFieldProps) {
  const texts = useTexts('subscribe');
  const validation = useRuleTexts();
  const [mode, setMode] = useState<(typeof MODES)[number]>('builder');
  const { filter, source } = form.values;
  const error = form.errorOf('filter');
  return (
    <fieldset className="field filter-field" data-mode={mode}>
      <legend className="field-label">{texts.filter}</legend>
      <p className="hint">{texts.filterHint}</p>
      <div className="segments" role="radiogroup" aria-label={texts.filterMode}>
        {MODES.map((one) => (
          <label key={one}>
            <input type="radio" name="filter_mode" value={one} checked={mode === one} onChange={() => setMode(one)} />
            <span>{texts.modes[one]}</span>
          </label>
        ))}
      </div>
      <div className="for-builder">
        {isLive ? (
          <FilterBuilder
            filter={filter}
            source={source}
            attributes={attributes}
            onChange={(next) => form.set('filter', next)}
            onLeave={() => form.leave('filter')}
          />
        ) : (
          <p className="note-line">{texts.builderWaits}</p>
        )}
      </div>
      <div className="for-json">
        <label htmlFor="filter" className="sr-only">
          {texts.filterJson}
        </label>
        <textarea
          id="filter"
          name="filter"
          className="mono"
          rows={10}
          value={filter}
          aria-invalid={error ? true : undefined}
          aria-describedby="filter-error"
          placeholder={texts.filterPlaceholder}
          onChange={({ target }) => form.set('filter', target.value)}
          onBlur={() => form.leave('filter')}
          spellCheck={false}
        />
      </div>
      <div className="error-line">
        <div className="error" id="filter-error">
          {error ? (
            <>
              <Icon name="triangle" />
              <span>{validationText(error, filter, validation)}</span>
            </>
          ) : null}
        </div>
      </div>
    </fieldset>
  );
}
