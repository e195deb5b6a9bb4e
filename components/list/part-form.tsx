'use client';

import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';

/** A query's parts in a URL or a form. */
export type Parts = [name: string, value: string][];

/** Hidden inputs with a query's other parts, for a form that sets one of them. */
export const HiddenParts = ({ parts, except }: { parts: Parts; except: string }) =>
  parts
    .filter(([name]) => name !== except)
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

type PartSelectProps = {
  /** The part that it sets. */
  name: string;
  value: string;
  options: [value: string, label: string][];
  /** The query's parts except its page: submitted if there is no JavaScript. */
  parts: Parts;
  label: ReactNode;
  className: string;
  onChange: (value: string) => void;
};

/** A select for one part of a list's query. */
export function PartSelect({ name, value, options, parts, label, className, onChange }: PartSelectProps) {
  const { apply } = useTexts('lists');
  return (
    <form className="flex items-center gap-2">
      <label className={className}>
        {label}
        <span className="select">
          <select name={name} value={value} onChange={({ target }) => onChange(target.value)}>
            {options.map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      </label>
      <HiddenParts parts={parts} except={name} />
      <noscript>
        <button type="submit" className="btn tiny">
          {apply}
        </button>
      </noscript>
    </form>
  );
}

type PartTextProps = Pick<PartSelectProps, 'name' | 'value' | 'parts' | 'onChange'> & {
  label: string;
  maxLength: number;
  /** Values that it may have; any other is allowed. */
  suggestions: readonly string[];
};

/** A text for one part of a list's query, set by Enter or by leaving the field. Without JavaScript, Enter submits. */
export function PartText({ name, value, parts, onChange, label, maxLength, suggestions }: PartTextProps) {
  const set = (text: string) => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <form
      className="part-text"
      onSubmit={(event) => {
        event.preventDefault();
        set(String(new FormData(event.currentTarget).get(name) ?? ''));
      }}
    >
      <label>
        <span>{`${label}:`}</span>
        <input
          key={value}
          name={name}
          list={`${name}-suggestions`}
          defaultValue={value}
          maxLength={maxLength}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onBlur={({ target }) => set(target.value)}
        />
      </label>
      <datalist id={`${name}-suggestions`}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <HiddenParts parts={parts} except={name} />
    </form>
  );
}
