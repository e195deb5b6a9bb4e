import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { type CreateSourceInput, createSourceSchema } from '@/lib/eventgrid/schemas/source';
import { type CreateSourceValues, createSourceBody } from './values';

export type CheckedSource = { ok: true; input: CreateSourceInput } | { ok: false; fieldErrors: FieldErrors };

/**
 * Checks what a create form holds, in the browser and again on the server: the body that would be sent, or the first
 * message key of each field that is wrong, under the field's own name (`name`, `detail.password`).
 */
export function checkCreateSource(values: CreateSourceValues): CheckedSource {
  const parsed = createSourceSchema.safeParse(createSourceBody(values));
  if (parsed.success) return { ok: true, input: parsed.data };
  const fieldErrors: FieldErrors = {};
  for (const issue of parsed.error.issues) fieldErrors[issue.path.join('.')] ??= issue.message;
  return { ok: false, fieldErrors };
}
