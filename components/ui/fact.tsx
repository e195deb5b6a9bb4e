import type { ReactNode } from 'react';

type FactProps = {
  /** The field's name on the wire. */
  field: string;
  label: ReactNode;
  children: ReactNode;
  /** Marks a missing or empty value; without it, a field that is null is omitted. */
  none?: string;
};

/** Shows one field in a list of facts. */
export function Fact({ field, label, children, none }: FactProps) {
  if (children === null && none === undefined) return null;
  const isMissing = none !== undefined && (children ?? '') === '';
  return (
    <>
      <dt>{label}</dt>
      <dd data-field={field}>{isMissing ? <span className="text-ink-3">{none}</span> : children}</dd>
    </>
  );
}
