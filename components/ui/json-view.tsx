import { Fragment, type ReactNode } from 'react';

/** Text that stands for a hidden secret, and for a value that is still missing; both are coloured apart. */
export const MASKED = '••••';
export class Placeholder {
  constructor(readonly text: string) {}
}

/** Shows a value as indented JSON, coloured by classes alone; everything stays text. */
export function JsonView({ value }: { value: unknown }) {
  return <>{render(value, '')}</>;
}

function render(value: unknown, indent: string): ReactNode {
  if (value instanceof Placeholder) return <span className="m">⟨{value.text}⟩</span>;
  if (typeof value === 'string') return <span className={value === MASKED ? 'm' : 's'}>{JSON.stringify(value)}</span>;
  if (typeof value !== 'object' || value === null) return <span className="m">{JSON.stringify(value) ?? 'null'}</span>;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="p">{open + close}</span>;
  return (
    <>
      <span className="p">{open}</span>
      {entries.map(([key, child], index) => (
        <Fragment key={key}>
          {`\n${inner}`}
          {Array.isArray(value) ? null : (
            <>
              <span className="k">{JSON.stringify(key)}</span>
              <span className="p">:</span>{' '}
            </>
          )}
          {render(child, inner)}
          {index < entries.length - 1 ? <span className="p">,</span> : null}
        </Fragment>
      ))}
      {`\n${indent}`}
      <span className="p">{close}</span>
    </>
  );
}
