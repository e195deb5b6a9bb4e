import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import { isDetailSecret, MASK } from '@/lib/secrets/mask';
import type { ProjectScope } from '@/lib/session/session';
import { type CreateSourceValues, readCreateSourceValues } from './values';

/** The edit form's values: the same shape as the create form's, so that fields and errors have the same names. */
export type EditValues = CreateSourceValues;

/** Returns whether a source has a connection that this console can change. */
export const hasConnection = ({ type }: Pick<SourceWithRaw, 'type'>): boolean => connectionTypeOf(type) !== null;

/** Returns a source's values for the form. Its secrets are unknown, so their fields are empty. */
export function editValuesOf({ name, type, channel_id, description, detail }: SourceWithRaw): EditValues {
  const open = Object.entries(detail ?? {}).filter(([, value]) => value !== MASK);
  const values = readCreateSourceValues({ name, type, channel_id, description, detail: Object.fromEntries(open) });
  const isSelfHosted = values.detail.instance_id === '' && values.detail.namesrv_address !== '';
  return { ...values, hosting: isSelfHosted ? 'self' : 'cloud' };
}

/** Lists the fields that can be changed, by their names in the form. */
const fieldsOf = ({ description, hosting, detail }: EditValues) =>
  new Map<string, string | boolean>([
    ['description', description],
    ['hosting', hosting],
    ...Object.entries(detail).map(([field, value]) => [`detail.${field}`, value] as const),
  ]);

/** Lists the fields in which two forms differ. */
function differing(one: EditValues, other: EditValues): string[] {
  const others = fieldsOf(other);
  return [...fieldsOf(one)].flatMap(([field, value]) => (others.get(field) === value ? [] : [field]));
}

const isOfConnection = (field: string): boolean => field !== 'description';

/** Returns what the user changed since the form was filled in. A typed secret counts as a change. */
export function editOf(values: EditValues, shown: EditValues): { description: boolean; connection: boolean } {
  const changed = differing(values, shown);
  return {
    description: changed.includes('description'),
    connection: changed.some(isOfConnection),
  };
}

/**
 * Merges the user's changes into a newer source; unchanged fields come from that source. A connection is kept as a
 * whole, since its fields belong together.
 */
export function rebase(values: EditValues, shown: EditValues, now: EditValues): EditValues {
  const { description, connection } = editOf(values, shown);
  return {
    ...now,
    ...(description ? { description: values.description } : {}),
    ...(connection ? { hosting: values.hosting, detail: values.detail } : {}),
  };
}

/** One difference: `yours` is null for a field that the user did not change. */
export type Difference = { field: string; yours: string | null; now: string };

const isCompared = (field: string): boolean => field !== 'hosting' && !isDetailSecret(field.replace('detail.', ''));

/**
 * Lists the differences between what the form showed, what it contains now, and the current source. Secrets are not
 * compared.
 */
export function differences(values: EditValues, shown: EditValues, now: EditValues): Difference[] {
  const mine = differing(values, shown);
  const theirs = differing(now, shown);
  const [held, present] = [fieldsOf(values), fieldsOf(now)];
  return [...held.keys()]
    .filter((field) => isCompared(field) && (mine.includes(field) || theirs.includes(field)))
    .map((field) => ({
      field: field.replace('detail.', ''),
      yours: mine.includes(field) ? String(held.get(field)) : null,
      now: String(present.get(field)),
    }));
}

/** Makes the form data of the update action, with only the changes. */
export function editForm(
  owner: ProjectScope,
  source: Pick<SourceWithRaw, 'id' | 'name' | 'updated_time'>,
  values: EditValues,
  shown: EditValues,
): FormData {
  const form = new FormData();
  const set = (name: string, value: string | boolean | null) => form.set(name, String(value ?? ''));
  for (const [name, value] of Object.entries(owner)) set(name, value);
  set('source_id', source.id);
  // Only for explaining a refusal: EventGrid changes no name.
  set('name', source.name);
  set('updated_time', source.updated_time);
  const changed = editOf(values, shown);
  for (const [field, value] of fieldsOf(values)) {
    if (isOfConnection(field) ? changed.connection : changed.description) set(field, value);
  }
  return form;
}
