import type { Path, UseFormReturn } from 'react-hook-form';
import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';
import { validationText } from '@/lib/i18n/validation-text';
import type { CreateSourceValues } from '@/lib/sources/values';

/** Order of the fields on the page. */
const ORDER = ['name', 'type', 'channel_id', ...CONNECTION_FIELDS.map(({ name }) => `detail.${name}`), 'description'];

/**
 * Words what a press refused, in the order of the page. Fields that were put right since stay in the list, so that nothing
 * jumps while typing.
 */
export function errorsInOrder(
  { control, getValues, setFocus }: UseFormReturn<CreateSourceValues>,
  fields: readonly string[],
  messages: Record<string, string>,
) {
  const errors = [...fields]
    .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .flatMap((field) => {
      const path = field as Path<CreateSourceValues>;
      const key = control.getFieldState(path).error?.message;
      return key ? [{ field, text: validationText(key, String(getValues(path) ?? ''), messages) }] : [];
    });
  const onPick = (field: string) => {
    // The picker's own input is not the form's.
    if (field === 'channel_id') document.getElementById(field)?.focus();
    else setFocus(field as Path<CreateSourceValues>);
  };
  return { errors, onPick };
}
