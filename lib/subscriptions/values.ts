import { cleanSearch, cleanText } from '@/lib/eventgrid/schemas/clean';
import type { CreateSubscriptionInput } from '@/lib/eventgrid/schemas/subscription';
import {
  INVOKE_TYPES,
  TARGET_FIELDS,
  TARGET_KIND_NAMES,
  TARGET_KINDS,
  type TargetField,
  type TargetKind,
  TRANSFORM_TYPES,
  type TransformType,
  targetFieldsOf,
} from '@/lib/eventgrid/schemas/target-kinds';
import { parseJson, readObject } from '@/lib/secrets/json';

/** A target's other texts in the form. `header_key` and `secret_value` are one header. */
const OTHER_TEXTS = [
  'connection_id',
  'header_key',
  'secret_value',
  'constant',
  'variables',
  'template',
  'retry_times',
  'dlq_instance_id',
  'dlq_connection_id',
  'dlq_topic',
] as const;

type TargetText = TargetField | (typeof OTHER_TEXTS)[number];

/** A target in the form: every text, whichever kind is chosen. `variables` is a JSON object of names and values. */
export type TargetValues = { kind: TargetKind; transform: TransformType } & Record<TargetText, string>;

/** The form's values, all as typed. An empty filter lets every event of the source through. */
export type SubscriptionValues = {
  name: string;
  channel_id: string;
  source: string;
  filter: string;
  description: string;
  targets: TargetValues[];
};

/** The most targets of a subscription. Rule: docs/wire.md, "EG API, quotas". */
const MAX_TARGETS = 5;

const TARGET_TEXTS: readonly TargetText[] = [...TARGET_FIELDS.map(({ name }) => name), ...OTHER_TEXTS];
/** The names of a target's fields in the form, each after `targets.` and its index. */
const TARGET_FORM_FIELDS: readonly string[] = ['kind', 'transform', ...TARGET_TEXTS];
/** Everything that the form may post. `filter_mode` is how the filter is shown, and says nothing. */
export const SUBSCRIPTION_FIELDS: readonly string[] = [
  'name',
  'channel_id',
  'source',
  'filter',
  'filter_mode',
  'description',
  ...Array.from({ length: MAX_TARGETS }, (_, index) =>
    TARGET_FORM_FIELDS.map((field) => `targets.${index}.${field}`),
  ).flat(),
];

type Get = (name: string) => string;

const targetValues = (get: Get): TargetValues => ({
  kind: TARGET_KIND_NAMES.find((kind) => kind === get('kind')) ?? 'webhook',
  transform: TRANSFORM_TYPES.find((type) => type === get('transform')) ?? 'ORIGINAL',
  ...(Object.fromEntries(TARGET_TEXTS.map((name) => [name, get(name)])) as Record<TargetText, string>),
});

/** A target as the form begins with it. */
export const EMPTY_TARGET: TargetValues = targetValues((name) => (name === 'invoke_type' ? INVOKE_TYPES[0] : ''));

/** Reads posted or prefilled fields as the form's values. Never fails: what is missing is empty. */
export function readSubscriptionValues(get: Get): SubscriptionValues {
  const targets = [...readEditedTargets(get).values()];
  return {
    name: get('name'),
    channel_id: get('channel_id'),
    source: get('source'),
    filter: get('filter'),
    // A posted textarea has CRLF for each line break; the browser counted one unit and EG gets one.
    description: get('description').replaceAll('\r\n', '\n'),
    targets: targets.length === 0 ? [EMPTY_TARGET] : targets,
  };
}

/** Reads the targets that an edit posts, by their place in EventGrid's list. */
export const readEditedTargets = (get: Get): ReadonlyMap<number, TargetValues> =>
  new Map(
    Array.from({ length: MAX_TARGETS }, (_, index) => index)
      .filter((index) => get(`targets.${index}.kind`) !== '')
      .map((index) => [index, targetValues((name) => get(`targets.${index}.${name}`).replaceAll('\r\n', '\n'))]),
  );

/**
 * Builds the body of `POST /v1/{project_id}/subscriptions` from the form's values: the only place where form becomes
 * wire. It may still be invalid. A filter that is no JSON stays a text.
 */
export const subscriptionBody = (values: SubscriptionValues): CreateSubscriptionInput => ({
  name: values.name,
  ...(values.description === '' ? {} : { description: values.description }),
  channel_id: cleanSearch(values.channel_id),
  sources: [{ name: cleanSearch(values.source), provider_type: 'CUSTOM', filter: filterBody(values) }],
  targets: values.targets.map((target) => targetBody(target)),
});

/** Adds the source to a filter without one: EventGrid wants it, and the form has it already. */
export function filterBody({ filter, source }: Pick<SubscriptionValues, 'filter' | 'source'>): unknown {
  const own = { source: [{ op: 'StringIn', values: [cleanSearch(source)] }] };
  if (filter.trim() === '') return own;
  const parsed = parseJson(filter);
  const fields = readObject(parsed);
  if (fields === null) return parsed ?? filter;
  return Object.hasOwn(fields, 'source') ? fields : { ...own, ...fields };
}

/** Builds a target as it is sent. What the console does not know of the `stored` one that it replaces is kept. */
export function targetBody(values: TargetValues, stored: Record<string, unknown> = {}): Record<string, unknown> {
  const { kind } = values;
  const { name, provider, part } = TARGET_KINDS[kind];
  const known = targetFieldsOf(kind).map((field) => [field, cleanText(values[field])] as const);
  const settings = {
    ...readObject(stored[part]),
    ...Object.fromEntries(known.filter(([, text]) => text !== '')),
    ...(kind === 'api' ? headersOf(values, readObject(readObject(stored[part])?.invocation_http_parameters)) : {}),
  };
  const dead = {
    instance_id: cleanText(values.dlq_instance_id),
    connection_id: cleanText(values.dlq_connection_id),
    topic: cleanText(values.dlq_topic),
  };
  const hasDead = Object.values(dead).some((text) => text !== '');
  const retries = values.retry_times.trim();
  const connection = cleanText(values.connection_id);
  const {
    connection_id: _c,
    retry_times: _r,
    dead_letter_queue: _d,
    created_time: _ct,
    updated_time: _ut,
    ...rest
  } = stored;
  return {
    ...rest,
    name,
    provider_type: provider,
    ...(connection === '' ? {} : { connection_id: connection }),
    [part]: settings,
    transform: transformBody(values),
    ...(retries === '' ? {} : { retry_times: /^\d{1,9}$/.test(retries) ? Number(retries) : retries }),
    ...(hasDead ? { dead_letter_queue: { type: 'KAFKA', ...dead } } : {}),
  };
}

/** The form has one secret header; others that EventGrid has stay. */
function headersOf({ header_key, secret_value }: TargetValues, stored: Record<string, unknown> | null) {
  const key = cleanText(header_key);
  if (key === '') return {};
  const others = Array.isArray(stored?.header_parameters) ? stored.header_parameters : [];
  const kept = others.filter((header) => readObject(header)?.key !== key);
  const own = { key, value: secret_value, is_value_secret: true };
  return { invocation_http_parameters: { ...stored, header_parameters: [...kept, own] } };
}

/** An original event has neither value nor template. */
function transformBody({ transform, constant, variables, template }: TargetValues) {
  if (transform === 'ORIGINAL') return { type: transform };
  if (transform === 'CONSTANT') return { type: transform, value: constant };
  return { type: transform, value: variables === '' ? '{}' : variables, template };
}

/** Reads a target as the form's values; null if this console does not know its kind. Secrets are empty. */
export function targetValuesOf(target: Record<string, unknown>): TargetValues | null {
  const kind = TARGET_KIND_NAMES.find((known) => TARGET_KINDS[known].name === target.name);
  if (kind === undefined) return null;
  const part = readObject(target[TARGET_KINDS[kind].part]) ?? {};
  const { type, value, template } = readObject(target.transform) ?? {};
  const dead = readObject(target.dead_letter_queue) ?? {};
  const secret = secretHeaderOf(target);
  const other: Record<string, unknown> = {
    kind,
    transform: type,
    connection_id: target.connection_id,
    retry_times: target.retry_times,
    dlq_instance_id: dead.instance_id,
    dlq_connection_id: dead.connection_id,
    dlq_topic: dead.topic,
    header_key: secret,
    constant: type === 'CONSTANT' ? value : '',
    variables: type === 'VARIABLE' ? value : '',
    template: type === 'VARIABLE' ? template : '',
  };
  const textOf = (given: unknown) => (given === undefined || given === null ? '' : String(given));
  return targetValues((name) => textOf(Object.hasOwn(other, name) ? other[name] : part[name]));
}

/** Returns the name of the first header of a target whose value is a secret; null if there is none. */
function secretHeaderOf(target: Record<string, unknown>): string | null {
  const parameters = readObject(readObject(target.apigw_detail)?.invocation_http_parameters)?.header_parameters;
  const headers = Array.isArray(parameters) ? parameters.map(readObject) : [];
  const secret = headers.find((header) => header?.is_value_secret === true || header?.is_value_secret === 'true');
  return secret ? String(secret.key ?? '') : null;
}
