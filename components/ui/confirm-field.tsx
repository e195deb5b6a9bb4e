import type { Ref } from 'react';
import { fillNodes } from './fill-nodes';

type ConfirmFieldProps = {
  ref: Ref<HTMLInputElement>;
  id: string;
  /** “Type {text} to confirm”. */
  label: string;
  /** What has to be typed. */
  text: string;
  typed: string;
  onType: (typed: string) => void;
};

/** Asks the user to type a text before something that can't be undone. */
export function ConfirmField({ ref, id, label, text, typed, onType }: ConfirmFieldProps) {
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={id} className="wrap-anywhere">
          {fillNodes(label, {
            text: (
              <b className="mono" translate="no">
                {text}
              </b>
            ),
          })}
        </label>
      </div>
      <input
        ref={ref}
        id={id}
        className="mono"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </div>
  );
}

/** What can be seen and typed: letters, digits, punctuation and symbols of any script, no space and no hidden mark. */
const TYPEABLE = /^[\p{L}\p{N}\p{P}\p{S}]+$/u;

/** Chooses what has to be typed for an item: its name, or its ID if the name is missing or can't be typed. */
export const confirmText = (name: string | null, id: string): string =>
  name !== null && TYPEABLE.test(name) ? name : id;
