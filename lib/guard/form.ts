import type * as z from 'zod/mini';
import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';
import { type Parsed, parsedOf } from '@/lib/eventgrid/schemas/parsed';
import { maskUrl, urlCredentials } from '@/lib/secrets/credentials';
import { isFormSecret } from '@/lib/secrets/mask';

/** A form's values, nested by field name: `detail.instance_id` is inside `detail`. */
export type FormValues = { [field: string]: string | boolean | FormValues };

/** Checkbox fields, which become booleans. Other fields stay text: otherwise a source couldn't be named "on". */
const CHECKBOXES: ReadonlySet<string> = new Set(
  CONNECTION_FIELDS.flatMap(({ kind, name }) => (kind === 'switch' ? `detail.${name}` : [])),
);

/**
 * Fields that may occur several times in a form. Their values are joined in one text, one per line. No ID has a line
 * break.
 */
const REPEATED: ReadonlySet<string> = new Set(['source_id', 'subscription_id', 'dismissed']);

/** Names that reach a prototype. None of our forms has them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** `targets.0.headers.0.key` has the most. */
const MAX_DEPTH = 4;

/**
 * Turns a posted form into a nested object. Omits Next's own fields (`$ACTION_…`), files and names that reach a
 * prototype. Of a repeated name the last value counts, except for the REPEATED ones; if a name is both text and group,
 * the first wins.
 */
export function formDataToValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || isNextField(name)) continue;
    const path = name.split('.');
    const last = path.pop();
    if (last === undefined || path.length > MAX_DEPTH || [...path, last].some((part) => !isPlainName(part))) continue;
    const group = path.reduce<FormValues | null>((inside, part) => (inside ? groupOf(inside, part) : null), values);
    if (group === null || typeof group[last] === 'object') continue;
    group[last] = CHECKBOXES.has(name) ? value === 'on' || value === 'true' : joined(name, value, group[last]);
  }
  return values;
}

/** Returns the size of a form's names and values in bytes of UTF-8. Files count in full. */
export function formDataBytes(form: FormData): number {
  let bytes = 0;
  for (const [name, value] of form) {
    bytes += Buffer.byteLength(name) + (typeof value === 'string' ? Buffer.byteLength(value) : value.size);
  }
  return bytes;
}

function joined(name: string, value: string, before: string | boolean | undefined): string {
  if (!REPEATED.has(name)) return value;
  // One with a line break would be read as two: it is none, which no schema accepts.
  const one = /[\r\n]/.test(value) ? '' : value;
  return typeof before === 'string' ? `${before}\n${one}` : one;
}

const isPlainName = (part: string): boolean => part !== '' && !FORBIDDEN.has(part);

function groupOf(values: FormValues, part: string): FormValues | null {
  if (!Object.hasOwn(values, part)) values[part] = {};
  const group = values[part];
  return typeof group === 'object' ? group : null;
}

/** How a form or a query becomes a handler's input: a zod schema, or a function that builds the wire's shape first. */
export type Parse<Input> = z.ZodMiniType<Input> | ((values: FormValues) => Parsed<Input>);

/** Runs a schema or parse function on values. */
export const parseWith = <Input>(parse: Parse<Input>, values: FormValues): Parsed<Input> =>
  typeof parse === 'function' ? parse(values) : parsedOf(parse.safeParse(values));

/** Returns a field's text; empty if it is missing, or a checkbox or group of fields. */
export const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '');

/** Copies a form's values without its secrets, at any depth, so that the form can be shown again as typed. */
export function withoutSecrets(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field]) => !isFormSecret(field))
      .map(([field, value]) => [field, typeof value === 'object' ? withoutSecrets(value) : withoutCredentials(value)]),
  );
}

/** A URL comes back without its credentials. */
const withoutCredentials = (value: string | boolean) => (typeof value === 'string' ? maskUrl(value) : value);

/**
 * Lists the secret values of an action's own fields, also the credentials in URLs, as typed and as a schema trims them,
 * for masking them in the log. Other fields have no secrets of ours: whoever sends them could have anything masked.
 */
export const secretsIn = (form: FormData, fields: readonly string[]): string[] =>
  fields.flatMap((field) => {
    const texts = form.getAll(field).filter((value) => typeof value === 'string');
    const isSecret = isFormSecret(field.split('.').at(-1) ?? '');
    return texts.flatMap((text) => (isSecret ? [text, text.trim()] : urlCredentials(text)));
  });

/** Returns whether a form has a field that its action does not know, apart from Next's own. No page sends one. */
export const hasForeignFields = (form: FormData, fields: readonly string[]): boolean =>
  [...form.keys()].some((name) => !isNextField(name) && !fields.includes(name));

const isNextField = (name: string): boolean => name.startsWith('$ACTION');
