import type * as z from 'zod/mini';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';

/** Valid input, or the message key of each invalid field. */
export type Parsed<Input> = { ok: true; input: Input } | { ok: false; fieldErrors: FieldErrors };

/**
 * Parses input with a schema; `path` is its place in the form. Nested fields are joined by dots, as in `{
 * 'detail.group': 'group.required' }`. If a field has several errors, the first is kept.
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
