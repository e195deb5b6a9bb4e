import type { FieldErrors as FormErrors } from 'react-hook-form';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import type { CreateSourceValues } from '@/lib/sources/values';

/** Turns `{ 'detail.group': key }` into the nested errors of react-hook-form. */
export function nestErrors(fieldErrors: FieldErrors): FormErrors<CreateSourceValues> {
  const nested: Record<string, unknown> = {};
  for (const [path, message] of Object.entries(fieldErrors)) {
    const [first = '', second] = path.split('.');
    const error = { type: 'rule', message };
    nested[first] = second === undefined ? error : { ...(nested[first] as object), [second]: error };
  }
  return nested;
}
