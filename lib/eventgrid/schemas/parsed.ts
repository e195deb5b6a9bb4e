import type * as z from 'zod/mini';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';

/** Input that passed, or the message key of each field that did not. */
export type Parsed<Input> = { ok: true; input: Input } | { ok: false; fieldErrors: FieldErrors };

/**
 * Reads what a schema says of input; `path` is where in its form it is. Nested fields are joined by dots, as in
 * `{ 'detail.group': 'group.required' }`; of several complaints about one field the first is kept.
 */
export function parsedOf<Input>(parsed: z.core.util.SafeParseResult<Input>, ...path: string[]): Parsed<Input> {
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const field = [...path, ...issue.path.map(String)].join('.');
    if (!errors.has(field)) errors.set(field, issue.message);
  }
  return { ok: false, fieldErrors: Object.fromEntries(errors) };
}
