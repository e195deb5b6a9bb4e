import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { validationText } from '@/lib/i18n/validation-text';
import type { SignInMessages } from './sign-in-messages';

/** Returns those of a form's values that are texts. */
export const textsOf = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));

/** Words the message keys of fields. */
export const errorTexts = (
  keys: FieldErrors,
  values: Record<string, string>,
  messages: Pick<SignInMessages, 'validation'>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(keys).map(([field, key]) => [field, validationText(key, values[field] ?? '', messages.validation)]),
  );
