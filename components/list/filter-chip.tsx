'use client';

import type { ButtonHTMLAttributes } from 'react';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';

type FilterChipProps = {
  label: string;
  /** The filter's value; empty if it is not set. */
  value: string;
  /** Whether the value is a name or an ID, which is not translated. */
  isName: boolean;
  /** Opens the choices. */
  button: ButtonHTMLAttributes<HTMLButtonElement>;
  isOpen: boolean;
  /** The link that removes the filter: its name and path. */
  removeLabel: string;
  removePath: string;
  onRemove: () => void;
};

/** Shows one filter of a list: a button that opens its choices, and a link to remove it if it is set. */
export function FilterChip(props: FilterChipProps) {
  const { label, value, isName, button, isOpen, removeLabel, removePath, onRemove } = props;
  return (
    <span className={value ? 'chip selected' : 'chip'}>
      <button {...button} aria-expanded={isOpen}>
        <span>{value ? `${label}: ` : label}</span>
        {value ? (
          <b dir="auto" translate={isName ? 'no' : undefined}>
            {value}
          </b>
        ) : (
          <Icon name="chevron-down" />
        )}
      </button>
      {value ? (
        <Link href={removePath} onNavigate={onRemove} aria-label={removeLabel}>
          <Icon name="x" />
        </Link>
      ) : null}
    </span>
  );
}
