import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';

/** What a form holds, nested as its field names say: `detail.instance_id` stands in `detail`. */
export type FormValues = { [field: string]: string | boolean | FormValues };

/** Fields whose control is a checkbox: they become booleans. Others keep their text, or a source named "on" could not be. */
const CHECKBOXES: ReadonlySet<string> = new Set(
  CONNECTION_FIELDS.flatMap(({ kind, name }) => (kind === 'switch' ? `detail.${name}` : [])),
);

/** Fields that a form may hold several times: their values stand in one text, a line each. No ID has a line break. */
const REPEATED: ReadonlySet<string> = new Set(['source_id']);

/** Names that reach a prototype; a form of ours has none of them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const MAX_DEPTH = 4;

/**
 * Turns a posted form into a nested object. Next's own fields (`$ACTION_…`), files and names that reach a prototype are
 * left out; of a name given twice the last counts, but for the REPEATED ones; a name that is both text and group keeps what came first.
 */
export function formDataToValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue;
    const path = name.split('.');
    const last = path.pop();
    if (last === undefined || path.length >= MAX_DEPTH || [...path, last].some((part) => !isPlainName(part))) continue;
    const group = path.reduce<FormValues | null>((inside, part) => (inside ? groupOf(inside, part) : null), values);
    if (group === null || typeof group[last] === 'object') continue;
    group[last] = CHECKBOXES.has(name) ? value === 'on' || value === 'true' : textOf(name, value, group[last]);
  }
  return values;
}

/** Measures what a form's names and values take, in bytes of UTF-8; files count whole. */
export function formDataBytes(form: FormData): number {
  let bytes = 0;
  for (const [name, value] of form) {
    bytes += Buffer.byteLength(name) + (typeof value === 'string' ? Buffer.byteLength(value) : value.size);
  }
  return bytes;
}

const textOf = (name: string, value: string, before: string | boolean | undefined): string =>
  REPEATED.has(name) && typeof before === 'string' ? `${before}\n${value}` : value;

const isPlainName = (part: string): boolean => part !== '' && !FORBIDDEN.has(part);

function groupOf(values: FormValues, part: string): FormValues | null {
  if (!Object.hasOwn(values, part)) values[part] = {};
  const group = values[part];
  return typeof group === 'object' ? group : null;
}
