import type * as z from 'zod/mini';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import type { FormValues } from './form-data';

/** Input that passed, or the message key of each field that did not. */
export type Parsed<Input> = { ok: true; input: Input } | { ok: false; fieldErrors: FieldErrors };

/** How a handler's input is made of a form or a query: a zod schema, or a function that builds the wire's shape first. */
export type Parse<Input> = z.ZodMiniType<Input> | ((values: FormValues) => Parsed<Input>);

/** Runs a schema or parse function over values. Of several complaints about one field the first is kept. */
export function parseWith<Input>(parse: Parse<Input>, values: FormValues): Parsed<Input> {
  if (typeof parse === 'function') return parse(values);
  const parsed = parse.safeParse(values);
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, fieldErrors: fieldErrorsOf(parsed.error) };
}

/** Lists a schema's complaints by field, nested fields joined by dots, as `{ 'detail.group': 'group.required' }`. */
function fieldErrorsOf(error: { issues: { path: PropertyKey[]; message: string }[] }): FieldErrors {
  const errors = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = path.map(String).join('.');
    if (!errors.has(field)) errors.set(field, message);
  }
  return Object.fromEntries(errors);
}
