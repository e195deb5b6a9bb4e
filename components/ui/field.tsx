import type { ReactNode } from 'react';
import { Icon } from './icon';

type FieldProps = {
  id: string;
  label: ReactNode;
  children: ReactNode;
  /** Word after the label of an optional field. */
  optional?: string;
  /** The field's name on the wire, beside its label. It describes the control if there is no hint. */
  wireName?: string;
  hint?: ReactNode;
  counter?: ReactNode;
  error?: ReactNode;
  /** Content at the end of the error line: the fix, as a button. */
  fix?: ReactNode;
  /** A quiet line below the control if there is no error. */
  note?: ReactNode;
  className?: string;
};

type ControlOptions = { error: unknown; hasHint?: boolean; isMono?: boolean };

/**
 * Returns the attributes that connect a control to its field: its ID, its hint and error in reading order, and its
 * invalid style.
 */
export const controlProps = (id: string, { error, hasHint = false, isMono = false }: ControlOptions) => ({
  id,
  className: [isMono ? 'mono' : '', error ? 'bad-input' : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? (true as const) : undefined,
  'aria-describedby': hasHint ? `${id}-hint ${id}-error` : `${id}-error`,
});

/**
 * The layout of one labelled control with its hint, counter and error. The error's line is always there, so that a
 * message never moves the button away from the pointer.
 */
export function Field(props: FieldProps) {
  const { id, label, children, optional, wireName, hint, counter, error, fix, note, className = '' } = props;
  return (
    <div className={`field with-line ${className}`}>
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {wireName ? (
          <code className="optional" id={`${id}-hint`} translate="no">
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
              {fix}
            </>
          ) : null}
        </div>
        {error ? null : note}
      </div>
    </div>
  );
}
