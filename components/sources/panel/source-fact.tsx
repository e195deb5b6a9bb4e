import type { ReactNode } from 'react';

type SourceFactProps = {
  /** EventGrid's name of the field. */
  field: string;
  label: ReactNode;
  /** Nothing, or an empty text, is said as `none`. */
  children: ReactNode;
  none: string;
};

/** Shows one field in a list of facts; what EventGrid left out is said. */
export function SourceFact({ field, label, children, none }: SourceFactProps) {
  const empty = children === null || children === undefined || children === '';
  return (
    <>
      <dt>{label}</dt>
      <dd data-field={field}>{empty ? <span className="muted">{none}</span> : children}</dd>
    </>
  );
}
