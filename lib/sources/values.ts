import { cleanSearch, cleanText } from '@/lib/eventgrid/schemas/clean';
import {
  CONNECTION_FIELDS,
  type ConnectionDetail,
  chosenParts,
  connectionTypeOf,
  makeDetail,
  type RocketmqHosting,
} from '@/lib/eventgrid/schemas/connection';
import type { CreateSourceInput } from '@/lib/eventgrid/schemas/source';
import { SOURCE_TYPES, type SourceType } from '@/lib/eventgrid/schemas/source-limits';
import { readObject } from '@/lib/secrets/json';
import { isDetailSecret } from '@/lib/secrets/mask';

/**
 * The create form's values. Names and nesting are those of EG's body, so that an error's path is a field's name; only
 * `hosting` exists in the form alone. Fields of types that are not chosen keep their text and are not sent.
 */
export type CreateSourceValues = {
  name: string;
  type: SourceType;
  channel_id: string;
  description: string;
  hosting: RocketmqHosting;
  detail: ConnectionDetail;
};

export const EMPTY_CREATE_SOURCE_VALUES: CreateSourceValues = {
  name: '',
  type: 'APPLICATION',
  channel_id: '',
  description: '',
  hosting: 'cloud',
  detail: makeDetail(
    () => '',
    () => false,
  ),
};

/** The names of the create form's fields, those of `detail` joined by a dot. */
export const CREATE_SOURCE_FIELDS: readonly string[] = [
  ...Object.keys(EMPTY_CREATE_SOURCE_VALUES).filter((field) => field !== 'detail'),
  ...CONNECTION_FIELDS.map(({ name }) => `detail.${name}`),
];

/**
 * Cleans the value of a connection's field. Leaves a secret as typed: it may begin or end with anything, and the
 * user would not see what was removed.
 */
export const cleanField = <Value>(name: string, value: Value) =>
  typeof value === 'string' && !isDetailSecret(name) ? cleanText(value) : value;

/** Builds `detail` by type from a form's values: the fields of this connection, cleaned; none for an application. */
export function detailOf(
  type: SourceType,
  values: Pick<CreateSourceValues, 'hosting' | 'detail'>,
): Partial<ConnectionDetail> | undefined {
  const connection = connectionTypeOf(type);
  if (connection === null) return undefined;
  const parts = chosenParts(connection, values);
  const fields = CONNECTION_FIELDS.filter(({ part }) => parts.includes(part));
  return Object.fromEntries(fields.map(({ name }) => [name, cleanField(name, values.detail[name])]));
}

/**
 * Builds the body of `POST /v1/{project_id}/sources` from the form's values: the only place where form becomes wire. It
 * may still be invalid: the shape is right, the texts are as typed. An APPLICATION sends neither `type` nor `detail`,
 * an empty description is omitted (our choice). The name and description are not trimmed.
 */
export function createSourceBody(values: CreateSourceValues): CreateSourceInput {
  const detail = detailOf(values.type, values);
  return {
    name: values.name,
    channel_id: cleanSearch(values.channel_id),
    ...(detail ? { type: values.type } : {}),
    ...(values.description === '' ? {} : { description: values.description }),
    ...(detail ? { detail } : {}),
  } as CreateSourceInput;
}

/**
 * Reads an untrusted object (a posted form, the URL's query) as the create form's values. Never fails: drops unknown
 * keys, treats missing values and values of another type as empty, and an unknown type as an application.
 */
export function readCreateSourceValues(given: unknown): CreateSourceValues {
  const form = readObject(given) ?? {};
  const detail = readObject(form.detail) ?? {};
  return {
    name: asText(form.name),
    type: SOURCE_TYPES.find((type) => type === form.type) ?? 'APPLICATION',
    channel_id: asText(form.channel_id),
    // A posted form has CRLF for each line break of a textarea; the browser counted one unit and EG gets one.
    description: asText(form.description).replaceAll('\r\n', '\n'),
    hosting: form.hosting === 'self' ? 'self' : 'cloud',
    detail: makeDetail(
      (name) => asText(detail[name]),
      (name) => isTicked(detail[name]),
    ),
  };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A checked box posts “on”; an unchecked one posts nothing. */
const isTicked = (value: unknown): boolean => value === true || value === 'on' || value === 'true';
