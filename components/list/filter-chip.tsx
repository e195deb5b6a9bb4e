'use client';

import type { ButtonHTMLAttributes } from 'react';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';

type FilterChipProps = {
  label: string;
  /** What is filtered by; empty where the filter is not set. */
  value: string;
  /** Opens the choices. */
  button: ButtonHTMLAttributes<HTMLButtonElement>;
  isOpen: boolean;
  /** Takes the filter away: the name and the path of that link. */
  removeLabel: string;
  removePath: string;
  onRemove: () => void;
};

/** Shows one filter of a list: it opens its choices, and where it is set a link beside it takes it away. */
export function FilterChip(props: FilterChipProps) {
  const { label, value, button, isOpen, removeLabel, removePath, onRemove } = props;
  return (
    <span className={value ? 'chip selected' : 'chip'}>
      <button {...button} aria-expanded={isOpen}>
        {value ? `${label}: ` : label}
        {value ? <b dir="auto">{value}</b> : <Icon name="chevron-down" />}
      </button>
      {value ? (
        <Link href={removePath} onNavigate={onRemove} aria-label={removeLabel}>
          <Icon name="x" />
        </Link>
      ) : null}
    </span>
  );
}
