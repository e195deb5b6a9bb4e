'use client';

import { type UseFormReturn, useWatch } from 'react-hook-form';
import { controlProps, Field } from '@/components/ui/field';
import { TextCounter } from '@/components/ui/text-counter';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import { validationText } from '@/lib/i18n/validation-text';
import type { CreateSourceValues } from '@/lib/sources/values';
import type { CreateSourceMessages } from './create-source-messages';

type DescriptionFieldProps = {
  form: UseFormReturn<CreateSourceValues>;
  defaultValue: string;
  messages: Pick<CreateSourceMessages, 'validation'> & {
    form: Pick<CreateSourceMessages['form'], 'description' | 'optional' | 'counter' | 'counterSpoken'>;
  };
};

/** Takes the optional description and counts it. */
export function DescriptionField({ form, defaultValue, messages }: DescriptionFieldProps) {
  const description = useWatch({ control: form.control, name: 'description' });
  const errorKey = form.formState.errors.description?.message;
  return (
    <Field
      id="description"
      label={messages.form.description}
      optional={messages.form.optional}
      counter={
        <TextCounter
          text={description}
          limit={DESCRIPTION_MAX_UNITS}
          shown={messages.form.counter}
          spoken={messages.form.counterSpoken}
        />
      }
      error={errorKey ? validationText(errorKey, description, messages.validation) : null}
    >
      <textarea
        {...form.register('description')}
        {...controlProps('description', { error: errorKey })}
        rows={2}
        defaultValue={defaultValue}
      />
    </Field>
  );
}
