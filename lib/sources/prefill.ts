import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { CONNECTION_FIELDS, chosenParts, connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { descriptionSchema, sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import { SOURCE_NAME_MAX_CHARS, SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { isDetailSecret, isFormSecret } from '@/lib/secrets/mask';
import { editValuesOf } from './edit';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES } from './values';

type Query = Record<string, string | string[] | undefined>;

/** What a page's address fills into the create form, by the rules of the form. */
const RULES: Record<'name' | 'channel_id' | 'type' | 'description', (text: string) => boolean> = {
  name: (text) => sourceNameSchema.safeParse(text).success,
  channel_id: isIdentifier,
  type: (text) => SOURCE_TYPES.some((type) => type === text),
  description: (text) => descriptionSchema.safeParse(text).success,
};

export const PREFILLED = Object.keys(RULES) as (keyof typeof RULES)[];

/** The form's first values, and the names of the address's parts that are left out. `secrets` are not read at all. */
export type Prefill = { values: CreateSourceValues; dropped: string[]; secrets: string[] };

/** Reads a page's address as the form's first values. A part that the form would refuse is left out and named. */
export function readPrefill(query: Query): Prefill {
  const given = PREFILLED.filter((field) => query[field] !== undefined && query[field] !== '');
  const good = given.filter((field) => {
    const value = query[field];
    return typeof value === 'string' && RULES[field](value);
  });
  return {
    values: { ...EMPTY_CREATE_SOURCE_VALUES, ...Object.fromEntries(good.map((field) => [field, query[field]])) },
    dropped: given.filter((field) => !good.includes(field)),
    secrets: Object.keys(query).filter((name) => isFormSecret(name.replace(/^detail\./, ''))),
  };
}

/** A copy's values, and the secrets that have to be entered again, by EventGrid's names. */
export type Clone = { values: CreateSourceValues; secrets: string[] };

const SUFFIX = '-copy';

/** Returns the values for a source like another: its secrets are not known, and its name gets an end of its own. */
export function cloneOf(source: SourceWithRaw): Clone {
  const { name, ...values } = editValuesOf(source);
  const connection = connectionTypeOf(values.type);
  const parts = connection === null ? [] : chosenParts(connection, values);
  return {
    values: { ...values, name: `${name.slice(0, SOURCE_NAME_MAX_CHARS - SUFFIX.length)}${SUFFIX}` },
    secrets: CONNECTION_FIELDS.filter((field) => isDetailSecret(field.name) && parts.includes(field.part)).map(
      (field) => field.name,
    ),
  };
}
