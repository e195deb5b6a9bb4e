import type { HTMLInputTypeAttribute, ReactNode } from 'react';
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
    ) : reveal ? (
      <SecretInput {...shared} autoComplete="new-password" revealLabel={reveal} />
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
