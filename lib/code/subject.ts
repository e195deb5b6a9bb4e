import { hasSecretValue, maskUrl } from '@/lib/secrets/credentials';
import { readObject } from '@/lib/secrets/json';
import { isDetailSecret, MASK } from '@/lib/secrets/mask';

/** What code can be written for, with its place in EventGrid's API and its names in KooCLI and Terraform. */
export const CODE_NOUNS = {
  source: { path: 'sources', operation: 'CreateEventSource', resource: 'huaweicloud_eg_custom_event_source' },
  channel: { path: 'channels', operation: 'CreateChannel', resource: 'huaweicloud_eg_custom_event_channel' },
  subscription: {
    path: 'subscriptions',
    operation: 'CreateSubscription',
    resource: 'huaweicloud_eg_event_subscription',
  },
} as const;

export type CodeNoun = keyof typeof CODE_NOUNS;

const NAME = Symbol('variable');

/** Takes the place of a secret: code reads it from a variable of this name, in capitals. */
type Variable = { readonly [NAME]: string };

/** A value of the body, as JSON has it, with variables in the place of secrets. */
export type CodeValue =
  | string
  | number
  | boolean
  | null
  | Variable
  | readonly CodeValue[]
  | { readonly [key: string]: CodeValue };
export type CodeFields = { readonly [key: string]: CodeValue };

/** What code creates, and what it is called. `id` is null for one that does not exist yet. */
export type CodeSubject = {
  noun: CodeNoun;
  id: string | null;
  name: string;
  body: CodeFields;
  /** Names of the variables in the body, in its order. */
  variables: readonly string[];
};

/** Where the code runs against. `region` is null if the addresses name none. */
export type CodePlace = { eventGridUrl: string; region: string | null; projectId: string };

/** Returns the name of a variable; null for any other value. */
export const variableName = (value: CodeValue): string | null =>
  typeof value === 'object' && value !== null && NAME in value ? value[NAME] : null;

/**
 * Prepares the body of a create for code. Every secret becomes a variable, whether it was typed, masked or left empty:
 * passwords and keys, marked headers, addresses with credentials in them.
 */
export function codeSubject(noun: CodeNoun, body: Record<string, unknown>, id: string | null = null): CodeSubject {
  const variables: string[] = [];
  const variable = (key: string): Variable => {
    const base = key.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_');
    let name = base;
    for (let count = 2; variables.includes(name); count += 1) name = `${base}_${count}`;
    variables.push(name);
    return { [NAME]: name };
  };
  const convert = (value: unknown, key: string): CodeValue => {
    if (typeof value === 'string') return isSecretText(value, key) ? variable(key) : value;
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
    if (Array.isArray(value)) return value.map((inner) => convert(inner, key));
    return convertFields(readObject(value) ?? {});
  };
  const convertFields = (fields: Record<string, unknown>): CodeFields => {
    const isMarked = hasSecretValue(fields);
    return Object.fromEntries(
      Object.entries(fields).flatMap(([key, inner]) => {
        if (inner === undefined) return [];
        return [[key, isMarked && key === 'value' ? variable('HEADER_VALUE') : convert(inner, key)]];
      }),
    );
  };
  const name = typeof body.name === 'string' ? body.name : '';
  const converted = convertFields(body);
  return { noun, id, name, body: converted, variables };
}

const isSecretText = (text: string, key: string): boolean =>
  isDetailSecret(key) || text.includes(MASK) || maskUrl(text) !== text;

/** What EventGrid adds to a part of a subscription: a new one gets its own. */
const OF_ONE_PART = new Set(['id', 'created_time', 'updated_time']);

/** Returns the body as it is sent. A stored subscription's parts have IDs, which Terraform alone keeps. */
export function wireBody({ noun, body }: CodeSubject): CodeFields {
  if (noun !== 'subscription') return body;
  const withoutId = (part: CodeValue): CodeValue =>
    typeof part !== 'object' || part === null || variableName(part) !== null
      ? part
      : Object.fromEntries(Object.entries(part).filter(([key]) => !OF_ONE_PART.has(key)));
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? value.map(withoutId) : value]),
  );
}

/** Lists the fields of an object, in its order; none for anything else. */
export const fieldsOf = (value: CodeValue | undefined): [string, CodeValue][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && variableName(value as CodeValue) === null
    ? Object.entries(value as CodeFields)
    : [];

/** Lists the items of a list; none for anything else. */
export const itemsOf = (value: CodeValue | undefined): readonly CodeValue[] =>
  Array.isArray(value) ? (value as readonly CodeValue[]) : [];
