import { useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { format } from '@/lib/i18n/format';

type ValuesInputProps = {
  label: string;
  values: readonly string[];
  /** Whether the condition compares with one value only. */
  isSingle: boolean;
  onChange: (values: string[]) => void;
};

/** Takes the values of a condition: Enter, or leaving the field, adds what was typed. A range is typed as 1..10. */
export function ValuesInput({ label, values, isSingle, onChange }: ValuesInputProps) {
  const texts = useTexts('subscribe');
  const [typed, setTyped] = useState('');
  const add = () => {
    if (typed !== '' && !values.includes(typed)) onChange([...values, typed]);
    setTyped('');
  };
  if (isSingle)
    return (
      <input
        className="mono"
        inputMode="decimal"
        value={values[0] ?? ''}
        aria-label={label}
        onChange={({ target }) => onChange(target.value === '' ? [] : [target.value])}
        autoComplete="off"
      />
    );
  return (
    <span className="values">
      {values.map((value) => (
        <span className="value" key={value}>
          <bdi className="mono" translate="no">
            {value}
          </bdi>
          <button
            type="button"
            aria-label={format(texts.removeValue, { value })}
            onClick={() => onChange(values.filter((one) => one !== value))}
          >
            <Icon name="x" />
          </button>
        </span>
      ))}
      <input
        className="mono"
        value={typed}
        aria-label={label}
        placeholder={texts.addValue}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && typed === '') onChange(values.slice(0, -1));
        }}
        onBlur={add}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </span>
  );
}
