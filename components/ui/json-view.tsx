import { Fragment, type ReactNode } from 'react';
import { MASK } from '@/lib/secrets/mask';

type JsonViewProps = {
  value: unknown;
  /** Word for a symbol in the value: something that is still missing. */
  missing?: string;
};

/** Shows a value as indented JSON, colored with classes only; everything stays text. */
export function JsonView({ value, missing = '' }: JsonViewProps) {
  return <>{render(value, '', missing)}</>;
}

function render(value: unknown, indent: string, missing: string): ReactNode {
  if (typeof value === 'symbol') return <span className="m">⟨{missing}⟩</span>;
  if (typeof value === 'string') return <span className={value === MASK ? 'm' : 's'}>{JSON.stringify(value)}</span>;
  if (typeof value !== 'object' || value === null) return <span className="m">{JSON.stringify(value) ?? 'null'}</span>;
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="p">{isList ? '[]' : '{}'}</span>;
  const inner = `${indent}  `;
  return (
    <>
      <span className="p">{open}</span>
      {entries.map(([key, child], index) => (
        <Fragment key={key}>
          {`\n${inner}`}
          {isList ? null : (
            <>
              <span className="k">{JSON.stringify(key)}</span>
              <span className="p">:</span>{' '}
            </>
          )}
          {render(child, inner, missing)}
          {index < entries.length - 1 ? <span className="p">,</span> : null}
        </Fragment>
      ))}
      {`\n${indent}`}
      <span className="p">{close}</span>
    </>
  );
}
