import type { ConnectionType } from '@/lib/eventgrid/schemas/connection';
import { type Parsed, parsedOf } from '@/lib/eventgrid/schemas/parsed';
import { type CreateSourceInput, createSourceSchema, sourceDetailSchemas } from '@/lib/eventgrid/schemas/source';
import { type CreateSourceValues, createSourceBody, detailOf } from './values';

/**
 * Checks what a create form holds, in the browser and again on the server: the body that would be sent, or the first
 * message key of each field that is wrong, under the field's own name (`name`, `detail.password`).
 */
export const checkCreateSource = (values: CreateSourceValues): Parsed<CreateSourceInput> =>
  parsedOf(createSourceSchema.safeParse(createSourceBody(values)));

/** Checks the connection that an edit form holds by the rules of a create: the `detail` as typed, or the wrong fields. */
export const checkSourceDetail = (
  type: ConnectionType,
  values: Pick<CreateSourceValues, 'hosting' | 'detail'>,
): Parsed<Record<string, unknown>> =>
  parsedOf<Record<string, unknown>>(sourceDetailSchemas[type].safeParse(detailOf(type, values)), 'detail');

/**
 * Puts a checked connection over the stored one. The fields that the type knows are those of the form alone, so that
 * none stays from a connection before (an instance_id beside an address, keys of an ACL that is off); what the type
 * does not know, Terraform's `name` for one, is kept. Rule: docs/wire.md, "EG API, PUT" (INFERRED).
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
