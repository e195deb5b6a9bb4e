'use client';

import type { UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { SecretInput } from '@/components/ui/secret-input';
import { format } from '@/lib/i18n/format';
import type { CreateSourceValues } from '@/lib/sources/values';
import type { ConnectionField } from './connection-fields';
import type { CreateSourceMessages } from './create-source-messages';

type ConnectionInputProps = {
  connection: Pick<ConnectionField, 'field' | 'secret'>;
  className?: string;
  form: UseFormReturn<CreateSourceValues>;
  defaultValue: string;
  submits: number;
  messages: Pick<CreateSourceMessages, 'validation' | 'show'>;
};

/** Takes one text of a connection under EventGrid's name; a secret can be revealed until the form is sent. */
export function ConnectionInput(props: ConnectionInputProps) {
  const { connection, className, form, defaultValue, submits, messages } = props;
  const { field, secret } = connection;
  const id = `detail.${field}` as const;
  const errorKey = form.formState.errors.detail?.[field]?.message;
  const attributes = {
    ...form.register(id),
    id,
    defaultValue: secret ? undefined : defaultValue,
    className: errorKey ? 'mono bad-input' : 'mono',
    'aria-invalid': errorKey ? (true as const) : undefined,
    'aria-describedby': `${id}-error`,
  };
  return (
    <Field
      id={id}
      label={field}
      className={className}
      error={errorKey ? (messages.validation[errorKey as keyof typeof messages.validation] ?? errorKey) : null}
    >
      {secret ? (
        <SecretInput
          {...attributes}
          autoComplete="new-password"
          revealLabel={format(messages.show, { what: field })}
          hideOn={submits}
        />
      ) : (
        <input {...attributes} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      )}
    </Field>
  );
}
