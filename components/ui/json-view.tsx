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
  if (typeof value === 'symbol') return <span className="text-code-secret">{`⟨${missing}⟩`}</span>;
  if (typeof value === 'string')
    return <span className={value === MASK ? 'text-code-secret' : 'text-code-string'}>{JSON.stringify(value)}</span>;
  if (typeof value !== 'object' || value === null)
    return <span className="text-code-secret">{JSON.stringify(value) ?? 'null'}</span>;
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="text-code-punct">{isList ? '[]' : '{}'}</span>;
  const inner = `${indent}  `;
  return (
    <>
      <span className="text-code-punct">{`${open}\n${inner}`}</span>
      {entries.map(([key, child], index) => (
        <Fragment key={key}>
          {isList ? null : (
            <>
              <span className="text-code-key">{JSON.stringify(key)}</span>
              <span className="text-code-punct">: </span>
            </>
          )}
          {render(child, inner, missing)}
          <span className="text-code-punct">{index < entries.length - 1 ? `,\n${inner}` : `\n${indent}${close}`}</span>
        </Fragment>
      ))}
    </>
  );
}
