import { cleanText } from '@/lib/eventgrid/schemas/clean';
import {
  CONNECTED_KINDS,
  INVOKE_TYPES,
  TARGET_FIELDS,
  TARGET_KIND_NAMES,
  TARGET_KINDS,
  type TargetField,
  type TargetKind,
  TRANSFORM_TYPES,
  type TransformType,
  targetFieldsOf,
  targetKindOf,
} from '@/lib/eventgrid/schemas/target-kinds';
import { readObject } from '@/lib/secrets/json';
import { MASK } from '@/lib/secrets/mask';

/** A target's other texts in the form. */
const OTHER_TEXTS = [
  'connection_id',
  'constant',
  'variables',
  'template',
  'retry_times',
  'dlq_instance_id',
  'dlq_connection_id',
  'dlq_topic',
  'place',
] as const;

type TargetText = TargetField | (typeof OTHER_TEXTS)[number];

/** A header in the form. A secret value is in a field of its own, since what is typed there never comes back. */
export type HeaderValues = Record<'key' | 'value' | 'secret_value', string> & { kind: 'plain' | 'secret' };

/**
 * A target in the form: every text, whichever kind is chosen. `variables` is a JSON object of names and values, `place`
 * the index in EventGrid's list, empty for a new target. An empty `transform` is one that this console does not know.
 */
export type TargetValues = { kind: TargetKind; transform: TransformType | ''; headers: HeaderValues[] } & Record<
  TargetText,
  string
>;

/** The most targets of a subscription. Rule: docs/wire.md, "EG API, quotas". */
export const MAX_TARGETS = 5;
/** The most headers that the form takes (our choice): what more a target has stays as it is. */
export const MAX_HEADERS = 5;

const TARGET_TEXTS: readonly TargetText[] = [...TARGET_FIELDS.map(({ name }) => name), ...OTHER_TEXTS];
const HEADER_FIELDS = ['kind', 'key', 'value', 'secret_value'] as const;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The names of the targets' fields in the form, such as `targets.0.url` and `targets.0.headers.0.key`. */
export const TARGET_FORM_FIELDS: readonly string[] = upTo(MAX_TARGETS).flatMap((index) =>
  [
    'kind',
    'transform',
    ...TARGET_TEXTS,
    ...upTo(MAX_HEADERS).flatMap((header) => HEADER_FIELDS.map((field) => `headers.${header}.${field}`)),
  ].map((field) => `targets.${index}.${field}`),
);

type Get = (name: string) => string;
type Fields = Record<string, unknown>;

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find((value) => value === text);

const targetValues = (get: Get): TargetValues => ({
  kind: oneOf(TARGET_KIND_NAMES, get('kind')) ?? 'webhook',
  transform: oneOf(TRANSFORM_TYPES, get('transform')) ?? '',
  headers: upTo(MAX_HEADERS).flatMap((index) => {
    const at = (field: string) => get(`headers.${index}.${field}`);
    const kind = oneOf(['plain', 'secret'] as const, at('kind'));
    return kind ? [{ kind, key: at('key'), value: at('value'), secret_value: at('secret_value') }] : [];
  }),
  ...(Object.fromEntries(TARGET_TEXTS.map((name) => [name, get(name)])) as Record<TargetText, string>),
});

/** A target as the form begins with it. */
export const EMPTY_TARGET: TargetValues = targetValues(
  (name) => ({ invoke_type: INVOKE_TYPES[0], transform: TRANSFORM_TYPES[0] })[name] ?? '',
);
export const EMPTY_HEADER: HeaderValues = { kind: 'secret', key: '', value: '', secret_value: '' };

/**
 * A posted target: its place in EventGrid's list, null for a new one, and what was typed; null to leave it as EventGrid
 * has it.
 */
export type PostedTarget = { place: number | null; values: TargetValues | null };

/** Reads the targets that a form posts, in the form's order: those that have a kind or a place. */
export const readTargets = (get: Get): PostedTarget[] =>
  upTo(MAX_TARGETS).flatMap((index): PostedTarget[] => {
    const at = (name: string) => get(`targets.${index}.${name}`).replaceAll('\r\n', '\n');
    const place = /^\d$/.test(at('place')) ? Number(at('place')) : null;
    if (at('kind') === '') return place === null ? [] : [{ place, values: null }];
    return [{ place, values: targetValues(at) }];
  });

/** Names the fields of targets and their texts, as a form posts them. */
export const targetEntries = (index: number, { headers, ...texts }: TargetValues): [name: string, text: string][] => [
  ...Object.entries(texts).map(([field, text]): [string, string] => [`targets.${index}.${field}`, text]),
  ...headers.flatMap((header, at) =>
    Object.entries(header).map(([field, text]): [string, string] => [`targets.${index}.headers.${at}.${field}`, text]),
  ),
];

/**
 * Builds a target as it is sent. Of the `stored` one that it replaces it keeps what the console does not know, and the
 * exact value of each field whose text is as it was `shown`, secrets masked.
 */
export function targetBody(values: TargetValues, stored: Fields = {}, shown: Fields = stored): Fields {
  const { kind } = values;
  const { name, provider, part } = TARGET_KINDS[kind];
  const read = targetValuesOf(shown);
  const before = read?.kind === kind ? read : null;
  const isSame = (...fields: (keyof TargetValues)[]) =>
    before !== null && fields.every((field) => before[field] === values[field]);
  const old = readObject(stored[part]) ?? {};
  const typed = targetFieldsOf(kind).flatMap((field): [string, unknown][] => {
    const text = cleanText(values[field]);
    if (isSame(field) && field in old) return [[field, old[field]]];
    return text === '' ? [] : [[field, text]];
  });
  const known = new Set<string>(targetFieldsOf(kind));
  const settings = {
    ...Object.fromEntries(Object.entries(old).filter(([field]) => !known.has(field))),
    ...Object.fromEntries(typed),
    ...(kind === 'api' ? headersOf(values, readObject(old.invocation_http_parameters), before?.headers ?? []) : {}),
  };
  const { connection_id, retry_times, dead_letter_queue, transform, ...rest } = asSent(stored);
  return {
    ...rest,
    ...(before === null ? { name, provider_type: provider } : {}),
    ...kept({ connection_id }, isSame('connection_id'), connectionBody(values)),
    [part]: settings,
    ...kept(
      { transform },
      values.transform === '' || isSame('transform', 'constant', 'variables', 'template'),
      transformBody(values),
    ),
    ...kept({ retry_times }, isSame('retry_times'), retriesBody(values.retry_times.trim())),
    ...kept({ dead_letter_queue }, isSame('dlq_instance_id', 'dlq_connection_id', 'dlq_topic'), queueBody(values)),
  };
}

/** Removes what EventGrid adds to a source or target by itself. */
export const asSent = ({ created_time: _created, updated_time: _updated, ...fields }: Fields): Fields => fields;

/** The stored field as it is, if EventGrid sent one, or the typed one. */
function kept(stored: Fields, isSame: boolean, typed: Fields): Fields {
  const [value] = Object.values(stored);
  return isSame ? (value === undefined ? {} : stored) : typed;
}

/** One that was typed for another kind is not sent. */
function connectionBody({ kind, connection_id }: TargetValues): Fields {
  const text = cleanText(connection_id);
  return text === '' || !CONNECTED_KINDS.includes(kind) ? {} : { connection_id: text };
}

/** What is not a number stays a text, which a check finds. */
const retriesBody = (text: string): Fields =>
  text === '' ? {} : { retry_times: /^\d{1,9}$/.test(text) ? Number(text) : text };

function queueBody(values: TargetValues): Fields {
  const queue = {
    instance_id: cleanText(values.dlq_instance_id),
    connection_id: cleanText(values.dlq_connection_id),
    topic: cleanText(values.dlq_topic),
  };
  const isThere = Object.values(queue).some((text) => text !== '');
  return isThere ? { dead_letter_queue: { type: 'KAFKA', ...queue } } : {};
}

/** Headers beyond those that the form takes stay, and of a header what the console does not know. */
function headersOf({ headers }: TargetValues, stored: Fields | null, before: readonly HeaderValues[]): Fields {
  const old = headersIn(stored);
  const own = headers.map(({ kind, key, value, secret_value }) => {
    const name = cleanText(key);
    const known = old.find((header) => header.key === name);
    if (kind === 'secret') return { ...known, key: name, value: secret_value, is_value_secret: true };
    const isSame = before.some((shown) => shown.kind === kind && shown.key === name && shown.value === value);
    const flag = known?.is_value_secret === undefined ? {} : { is_value_secret: false };
    return { ...known, key: name, ...(isSame && known ? {} : { value, ...flag }) };
  });
  const all = [...own, ...old.slice(MAX_HEADERS)];
  return all.length === 0 && stored === null
    ? {}
    : { invocation_http_parameters: { ...stored, header_parameters: all } };
}

const headersIn = (parameters: Fields | null): Fields[] =>
  Array.isArray(parameters?.header_parameters)
    ? parameters.header_parameters.map(readObject).filter((header) => header !== null)
    : [];

/** An original event has neither value nor template. */
function transformBody({ transform: type, constant, variables, template }: TargetValues): Fields {
  if (type === 'CONSTANT') return { transform: { type, value: constant } };
  if (type === 'VARIABLE') return { transform: { type, value: variables === '' ? '{}' : variables, template } };
  return { transform: { type: 'ORIGINAL' } };
}

/** Reads a target as the form's values; null if this console does not know its kind. Secrets are empty. */
export function targetValuesOf(target: Fields): TargetValues | null {
  const kind = targetKindOf(target.name);
  if (kind === null) return null;
  const part = readObject(target[TARGET_KINDS[kind].part]) ?? {};
  const { type, value, template } = readObject(target.transform) ?? {};
  const dead = readObject(target.dead_letter_queue) ?? {};
  const other: Fields = {
    kind,
    transform: type,
    connection_id: target.connection_id,
    retry_times: target.retry_times,
    dlq_instance_id: dead.instance_id,
    dlq_connection_id: dead.connection_id,
    dlq_topic: dead.topic,
    constant: type === 'CONSTANT' ? value : '',
    variables: type === 'VARIABLE' ? value : '',
    template: type === 'VARIABLE' ? template : '',
    place: '',
  };
  const headers = headersIn(readObject(part.invocation_http_parameters)).slice(0, MAX_HEADERS);
  const values = targetValues((name) => textOf(Object.hasOwn(other, name) ? other[name] : part[name]));
  return { ...values, headers: headers.map(headerOf) };
}

const textOf = (given: unknown): string =>
  given === undefined || given === null ? '' : typeof given === 'object' ? JSON.stringify(given) : String(given);

function headerOf({ key, value, is_value_secret: flag }: Fields): HeaderValues {
  const isSecret = flag === true || flag === 'true' || value === MASK;
  return {
    kind: isSecret ? 'secret' : 'plain',
    key: textOf(key),
    value: isSecret ? '' : textOf(value),
    secret_value: '',
  };
}

/** The texts in which a page masks credentials. */
const MASKED_TEXTS = ['url', 'constant', 'variables', 'template'] as const;

/** Names the texts that still have a mask, though they are no longer as they were shown: what it hides is unknown. */
export const changedMasks = (values: TargetValues, shown: Fields): string[] => {
  const before = targetValuesOf(shown);
  return MASKED_TEXTS.filter((field) => values[field].includes(MASK) && values[field] !== before?.[field]);
};

/** Returns whether a target has secret headers: they have to be typed again whenever the list of targets is sent. */
export const hasSecretHeaders = ({ headers }: TargetValues): boolean => headers.some(({ kind }) => kind === 'secret');
