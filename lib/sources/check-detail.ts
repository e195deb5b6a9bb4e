import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { sourceDetailSchemas } from '@/lib/eventgrid/schemas/source';
import { type CreateSourceValues, detailOf } from './values';

type CheckedDetail = { ok: true; detail: Record<string, unknown> } | { ok: false; fieldErrors: FieldErrors };

/** Types of source that have a connection to change. */
export type ConnectionType = keyof typeof sourceDetailSchemas;

/** Finds the type of a connection; null for an application and for a type that this console does not know. */
export const connectionTypeOf = (type: string | null): ConnectionType | null =>
  type === 'RABBITMQ' || type === 'ROCKETMQ' ? type : null;

/**
 * Checks the connection that an edit form holds, in the browser and again on the server, by the rules of a create: the
 * `detail` as typed, or the first message key of each field that is wrong, under the field's own name
 * (`detail.password`).
 */
export function checkSourceDetail(
  type: ConnectionType,
  values: Pick<CreateSourceValues, 'hosting' | 'detail'>,
): CheckedDetail {
  const parsed = sourceDetailSchemas[type].safeParse(detailOf[type](values));
  if (parsed.success) return { ok: true, detail: parsed.data };
  const fieldErrors: FieldErrors = {};
  for (const issue of parsed.error.issues) fieldErrors[['detail', ...issue.path].join('.')] ??= issue.message;
  return { ok: false, fieldErrors };
}

/**
 * Puts a checked connection over the stored one. The fields that the type knows are those of the form alone, so that
 * none stays from a connection before (an instance_id beside an address, keys of an ACL that is off); what the type does
 * not know, Terraform's `name` for one, is kept. Rule: EG API, PUT replaces `detail` whole (INFERRED).
 */
export function mergeSourceDetail(
  type: ConnectionType,
  stored: Record<string, unknown> | null,
  checked: Record<string, unknown>,
): Record<string, unknown> {
  const known = sourceDetailSchemas[type].shape;
  const kept = Object.entries(stored ?? {}).filter(([field]) => !Object.hasOwn(known, field));
  return { ...Object.fromEntries(kept), ...checked };
}
