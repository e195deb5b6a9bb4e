'use client';

import { memo } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { TextCounter } from '@/components/ui/text-counter';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import { validationText } from '@/lib/i18n/validation-text';
import type { CreateSourceValues } from '@/lib/sources/values';

type DescriptionFieldProps = { form: UseFormReturn<CreateSourceValues>; defaultValue: string };

/** The optional description with its counter. */
export const DescriptionField = memo(function DescriptionField({ form, defaultValue }: DescriptionFieldProps) {
  const { description: label } = useTexts('sourceFields');
  const { optional, counter, counterSpoken } = useTexts('forms');
  const validation = useTexts('validation');
  const description = useWatch({ control: form.control, name: 'description' });
  const { errors } = useFormState({ control: form.control, name: 'description', exact: true });
  const errorKey = errors.description?.message;
  return (
    <Field
      id="description"
      label={label}
      optional={optional}
      counter={<TextCounter text={description} limit={DESCRIPTION_MAX_UNITS} shown={counter} spoken={counterSpoken} />}
      error={errorKey ? validationText(errorKey, description, validation) : null}
    >
      <textarea
        {...form.register('description')}
        {...controlProps('description', { error: errorKey })}
        rows={2}
        defaultValue={defaultValue}
      />
    </Field>
  );
});
