import type { ReactNode } from 'react';
import { Icon } from './icon';

type FieldProps = {
  id: string;
  label: ReactNode;
  children: ReactNode;
  /** Word behind the label of a field that may stay empty. */
  optional?: string;
  /** The field's name on the wire, beside its label; it describes the control in place of a hint. */
  wireName?: string;
  hint?: ReactNode;
  counter?: ReactNode;
  error?: ReactNode;
  /** Stands at the end of the error line: the mend, as a button. */
  mend?: ReactNode;
  /** A quiet line below the control when there is no error. */
  note?: ReactNode;
  className?: string;
};

type ControlOptions = { error: unknown; hasHint?: boolean; isMono?: boolean };

/** Returns what ties a control to its field: its ID, its hint and error in reading order, and how it looks when it is wrong. */
export const controlProps = (id: string, { error, hasHint = false, isMono = false }: ControlOptions) => ({
  id,
  className: [isMono ? 'mono' : '', error ? 'bad-input' : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? (true as const) : undefined,
  'aria-describedby': hasHint ? `${id}-hint ${id}-error` : `${id}-error`,
});

/**
 * Lays out one labelled control with its hint, counter and error. The error's line is always there, so that a message
 * never moves the button from under the pointer.
 */
export function Field(props: FieldProps) {
  const { id, label, children, optional, wireName, hint, counter, error, mend, note, className = '' } = props;
  return (
    <div className={`field ${className}`}>
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {wireName ? (
          <code className="optional" id={`${id}-hint`}>
            {wireName}
          </code>
        ) : null}
        {optional ? <span className="optional">{optional}</span> : null}
        {counter}
      </div>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      <div className="error-line">
        <div className="error" id={`${id}-error`}>
          {error ? (
            <>
              <Icon name="triangle" />
              <span>{error}</span>
              {mend}
            </>
          ) : null}
        </div>
        {error ? null : note}
      </div>
    </div>
  );
}
