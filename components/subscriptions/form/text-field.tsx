import {
  type HTMLInputTypeAttribute,
  type InputHTMLAttributes,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { SecretInput } from '@/components/ui/secret-input';
import { validationText } from '@/lib/i18n/validation-text';
import { type SubscriptionForm, useRuleTexts } from './use-subscription-form';

export type TextFieldProps = {
  form: SubscriptionForm;
  name: string;
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  isOptional?: boolean;
  counter?: ReactNode;
  /** A text of several lines. */
  rows?: number;
  type?: HTMLInputTypeAttribute;
  /** The name of the button that shows a secret; with it the field is one. */
  reveal?: string;
  /** ID of a datalist. */
  list?: string;
  /** A quiet line below the control if there is no error. */
  note?: ReactNode;
  onFocus?: () => void;
  /** Called with what was typed or chosen, besides the form. */
  onText?: (text: string) => void;
};

/** One text of the form, with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const { form, name, value, label, hint, isOptional = false, counter, rows, reveal, list, type = 'text' } = props;
  const { note, onFocus, onText } = props;
  const { optional } = useTexts('forms');
  const validation = useRuleTexts();
  const error = form.errorOf(name);
  const shared = {
    ...controlProps(name, { error, hasHint: hint !== undefined, isMono: true }),
    name,
    value,
    onBlur: () => form.leave(name),
    onChange: ({ target }: { target: { value: string } }) => {
      form.set(name, target.value);
      onText?.(target.value);
    },
    onFocus,
    autoComplete: 'off',
    spellCheck: false,
  };
  const control =
    rows !== undefined ? (
      <textarea {...shared} rows={rows} />
    ) : reveal || name.endsWith('.url') ? (
      <QuietInput {...shared} reveal={reveal} />
    ) : (
      <input {...shared} type={type} list={list} autoCapitalize="none" />
    );
  return (
    <Field
      id={name}
      label={label}
      hint={hint}
      counter={counter}
      note={note}
      optional={isOptional ? optional : undefined}
      error={error ? validationText(error, value, validation) : null}
    >
      {control}
    </Field>
  );
}

type QuietInputProps = InputHTMLAttributes<HTMLInputElement> & { value: string; reveal: string | undefined };

/** An input whose text is in no attribute: React writes a controlled value there, a password and a URL's too. */
function QuietInput({ value, reveal, ...props }: QuietInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [first] = useState(value);
  const last = useRef(value);
  useLayoutEffect(() => {
    // Not at first: what was typed before the script loaded is still in the input.
    if (last.current !== value && input.current && input.current.value !== value) input.current.value = value;
    last.current = value;
  }, [value]);
  const own = { ...props, ref: input, defaultValue: first };
  return reveal ? (
    <SecretInput {...own} autoComplete="new-password" revealLabel={reveal} />
  ) : (
    <input {...own} type="text" autoCapitalize="none" />
  );
}
