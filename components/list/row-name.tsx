import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';

type RowNameProps = {
  /** The item's ID; without one there is nothing to open. */
  id: string | null;
  name: string;
  /** Returns the path that opens an item beside the list. */
  pathOf: (id: string) => string;
  isSelected: boolean;
  onOpen?: (id: string) => void;
  /** Below the name on a narrow page: a word or none, and when it was created. */
  about: string | null;
  created: ReactNode;
};

/** The first cell of a row: its name, which opens the item beside the list. */
export const RowName = ({ id, name, pathOf, isSelected, onOpen, about, created }: RowNameProps) => (
  <>
    {id ? (
      <Link
        className="name"
        dir="auto"
        translate="no"
        href={pathOf(id)}
        title={name}
        data-id={id}
        aria-current={isSelected ? 'true' : undefined}
        onNavigate={onOpen && (() => onOpen(id))}
      >
        {name}
      </Link>
    ) : (
      <span className="name" dir="auto" translate="no">
        {name}
      </span>
    )}
    <span className="subline">
      {about ? <span>{`${about} · `}</span> : null}
      {created}
    </span>
  </>
);
