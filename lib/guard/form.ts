import type * as z from 'zod/mini';
import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';
import { type Parsed, parsedOf } from '@/lib/eventgrid/schemas/parsed';
import { isFormSecret } from '@/lib/secrets/mask';
import { secretsWithin } from '@/lib/secrets/redact';

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
    group[last] = CHECKBOXES.has(name) ? value === 'on' || value === 'true' : joined(name, value, group[last]);
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

const joined = (name: string, value: string, before: string | boolean | undefined): string =>
  REPEATED.has(name) && typeof before === 'string' ? `${before}\n${value}` : value;

const isPlainName = (part: string): boolean => part !== '' && !FORBIDDEN.has(part);

function groupOf(values: FormValues, part: string): FormValues | null {
  if (!Object.hasOwn(values, part)) values[part] = {};
  const group = values[part];
  return typeof group === 'object' ? group : null;
}

/** How a handler's input is made of a form or a query: a zod schema, or a function that builds the wire's shape first. */
export type Parse<Input> = z.ZodMiniType<Input> | ((values: FormValues) => Parsed<Input>);

/** Runs a schema or parse function over values. */
export const parseWith = <Input>(parse: Parse<Input>, values: FormValues): Parsed<Input> =>
  typeof parse === 'function' ? parse(values) : parsedOf(parse.safeParse(values));

/** Returns a field's text; empty for one that is missing, or a box or group of fields. */
export const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '');

/** Copies a form's values without its secrets, at whatever depth, so that the form can be given back as it was typed. */
export function withoutSecrets(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field]) => !isFormSecret(field))
      .map(([field, value]) => [field, typeof value === 'object' ? withoutSecrets(value) : value]),
  );
}

// Striking out every "a" because somebody typed it as a password would leave no log line readable.
const MIN_KNOWN_CHARS = 4;

/** Lists the secret values that a form holds, for the log to strike out. */
export const secretsIn = (values: FormValues): string[] =>
  secretsWithin(values).filter((secret) => secret.length >= MIN_KNOWN_CHARS);
