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
