import type { ConnectionType } from '@/lib/eventgrid/schemas/connection';
import { type Parsed, parsedOf } from '@/lib/eventgrid/schemas/parsed';
import { type CreateSourceInput, createSourceSchema, sourceDetailSchemas } from '@/lib/eventgrid/schemas/source';
import { type CreateSourceValues, createSourceBody, detailOf } from './values';

/**
 * Checks a create form's values, in the browser and again on the server. Returns the body that would be sent, or the
 * first message key of each invalid field, under the field's own name (`name`, `detail.password`).
 */
export const checkCreateSource = (values: CreateSourceValues): Parsed<CreateSourceInput> =>
  parsedOf(createSourceSchema.safeParse(createSourceBody(values)));

/** Checks an edit form's connection by the rules of a create. Returns the `detail` as typed, or the invalid fields. */
export const checkSourceDetail = (
  type: ConnectionType,
  values: Pick<CreateSourceValues, 'hosting' | 'detail'>,
): Parsed<Record<string, unknown>> =>
  parsedOf<Record<string, unknown>>(sourceDetailSchemas[type].safeParse(detailOf(type, values)), 'detail');

/**
 * Merges a checked connection into the stored one. The fields that the type knows come only from the form, so that none
 * is left over from a previous connection (an instance_id beside an address, keys of an ACL that is off). Unknown
 * fields, such as Terraform's `name`, are kept. Rule: docs/wire.md, "EG API, PUT" (INFERRED).
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
