import { writeJson } from '@/lib/eventgrid/events/exact-json';
import { CONNECTION_FIELDS, makeDetail } from '@/lib/eventgrid/schemas/connection';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { readObject } from '@/lib/secrets/json';
import { isDetailSecret, MASK } from '@/lib/secrets/mask';
import { readDetail } from '@/lib/secrets/redact';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import {
  EMPTY_TARGET,
  type HeaderValues,
  MAX_TARGETS,
  type TargetValues,
  targetValuesOf,
} from '@/lib/subscriptions/targets';
import { filterBody, type SubscriptionValues } from '@/lib/subscriptions/values';
import { isUnknown } from './commands';
import type { LeftOut, Recognized, Refused } from './recognize';

/** One part that goes into the form. `value` is null for a secret; `from` is a misspelled name that was understood. */
type Filled = { field: string; value: string | null; from?: string };

/** What a paste puts into a form, and what it does not. */
export type Fill<Values> = { ok: true; values: Values; filled: Filled[]; leftOut: LeftOut[] };

/** Names that people write for another: the first is in EventGrid's quick start. */
const ALIASES: Record<string, string> = {
  channal_id: 'channel_id',
  channelId: 'channel_id',
  desc: 'description',
  vhost: 'vhost_name',
  queue: 'queue_name',
};

/** What EventGrid answers besides, or sets itself: no one misses it. */
const OF_ANSWER = new Set(
  [
    'id',
    'label',
    'status',
    'created_time',
    'updated_time',
    'channel_name',
    'event_types',
    'error_info',
    'project_id',
  ].concat(['provider_type', 'used', 'enterprise_project_id', 'eps_id', 'policy', 'cross_account', 'type']),
);

type Reading = { filled: Filled[]; leftOut: LeftOut[] };

/** Reads a text of the body; undefined if there is none, or only a shell or Terraform would know it. */
function takeText(from: Record<string, unknown>, field: string, { filled, leftOut }: Reading): string | undefined {
  const name = [field, ...Object.keys(ALIASES).filter((alias) => ALIASES[alias] === field)].find(
    (one) => from[one] !== undefined && from[one] !== null && from[one] !== '',
  );
  if (name === undefined) return undefined;
  const value = from[name];
  if (isUnknown(value) || value === MASK) {
    leftOut.push({ name, why: 'variable' });
    return undefined;
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    leftOut.push({ name, why: 'unknown' });
    return undefined;
  }
  filled.push({
    field,
    value: isDetailSecret(field) ? null : String(value),
    ...(name === field ? {} : { from: name }),
  });
  return String(value);
}

const leaveOut = (of: Record<string, unknown>, known: readonly string[], { leftOut }: Reading): void => {
  for (const name of Object.keys(of))
    if (!known.includes(ALIASES[name] ?? name) && !OF_ANSWER.has(name)) leftOut.push({ name, why: 'unknown' });
};

/** Reads a paste as the values of the form for a source. */
export function fillSource({ body, leftOut }: Recognized): Fill<Partial<CreateSourceValues>> | Refused {
  const reading: Reading = { filled: [], leftOut: [...leftOut] };
  const name = takeText(body, 'name', reading);
  const givenType = takeText(body, 'type', reading);
  const type = SOURCE_TYPES.find((one) => one === givenType);
  if (givenType !== undefined && type === undefined) {
    reading.filled.pop();
    reading.leftOut.push({ name: 'type', why: 'unknown' });
  }
  const channel_id = takeText(body, 'channel_id', reading);
  const description = takeText(body, 'description', reading);
  leaveOut(body, ['name', 'type', 'channel_id', 'description', 'detail'], reading);
  const hasConnection = type === 'RABBITMQ' || type === 'ROCKETMQ';
  const given = hasConnection ? readDetail(body.detail) : null;
  const { detail: empty } = EMPTY_CREATE_SOURCE_VALUES;
  const detail = given && {
    ...empty,
    ...makeDetail(
      (field) => takeText(given, field, reading) ?? '',
      (field) => {
        if (given[field] !== undefined) reading.filled.push({ field, value: String(given[field]) });
        return given[field] === true || given[field] === 'true';
      },
    ),
  };
  if (given)
    leaveOut(
      given,
      CONNECTION_FIELDS.map((field) => field.name),
      reading,
    );
  const hosting = detail?.instance_id === '' && given?.namesrv_address !== undefined ? 'self' : 'cloud';
  const values: Partial<CreateSourceValues> = {
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(channel_id === undefined ? {} : { channel_id }),
    ...(description === undefined ? {} : { description }),
    ...(detail ? { detail, hosting } : {}),
  };
  return filledOr(values, reading);
}

/** Reads a paste as the values of the dialog for a channel. */
export function fillChannel({ body, leftOut }: Recognized): Fill<{ name?: string; description?: string }> | Refused {
  const reading: Reading = { filled: [], leftOut: [...leftOut] };
  const name = takeText(body, 'name', reading);
  const description = takeText(body, 'description', reading);
  leaveOut(body, ['name', 'description'], reading);
  const values = { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) };
  return filledOr(values, reading);
}

/** Reads a paste as the values of the form for a subscription: its first source, and the targets of known kinds. */
export function fillSubscription({ body, leftOut }: Recognized): Fill<Partial<SubscriptionValues>> | Refused {
  const reading: Reading = { filled: [], leftOut: [...leftOut] };
  const name = takeText(body, 'name', reading);
  const channel_id = takeText(body, 'channel_id', reading);
  const description = takeText(body, 'description', reading);
  leaveOut(body, ['name', 'channel_id', 'description', 'sources', 'targets'], reading);
  const [first, ...otherSources] = objectsIn(body.sources);
  const source = first && takeText(first, 'name', reading);
  if (source !== undefined) reading.filled.splice(-1, 1, { field: 'source', value: source });
  const filter = filterText(first?.filter, source ?? '');
  if (filter !== '') reading.filled.push({ field: 'filter', value: filter });
  if (otherSources.length > 0) reading.leftOut.push({ name: String(otherSources.length), why: 'more' });
  const targets = objectsIn(body.targets).flatMap((target): TargetValues[] => {
    const values = targetValues(target, reading);
    if (values === null) reading.leftOut.push({ name: String(target.name ?? 'target'), why: 'unknown' });
    return values === null ? [] : [values];
  });
  if (targets.length > MAX_TARGETS) reading.leftOut.push({ name: String(targets.length - MAX_TARGETS), why: 'more' });
  const values: Partial<SubscriptionValues> = {
    ...(name === undefined ? {} : { name }),
    ...(channel_id === undefined ? {} : { channel_id }),
    ...(description === undefined ? {} : { description }),
    ...(source === undefined ? {} : { source }),
    ...(first?.filter === undefined ? {} : { filter }),
    ...(targets.length === 0 ? {} : { targets: targets.slice(0, MAX_TARGETS) }),
  };
  return filledOr(values, reading);
}

const objectsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map(readObject).filter((item) => item !== null) : [];

/** The form adds the filter that lets all of a source's events through. */
function filterText(filter: unknown, source: string): string {
  if (readObject(filter) === null) return '';
  const text = writeJson(filter);
  return text === JSON.stringify(filterBody({ filter: '', source })) ? '' : text;
}

/** Null if the console can't set up this kind. What a shell would put in is empty, and so is what is masked. */
function targetValues(target: Record<string, unknown>, reading: Reading): TargetValues | null {
  const read = targetValuesOf(target);
  if (read === null) return null;
  const { headers, transform, kind, ...texts } = read;
  const known = Object.entries(texts).map(([name, value]) => {
    if (!isUnknown(value) && !value.includes(MASK)) return [name, value];
    reading.leftOut.push({ name, why: 'variable' });
    return [name, ''];
  });
  reading.filled.push({ field: 'target', value: String(target.name) });
  const given = headersOf(target);
  return {
    ...EMPTY_TARGET,
    ...Object.fromEntries(known),
    kind,
    transform: transform || EMPTY_TARGET.transform,
    headers: headers.map((header, at) => withSecret(header, given[at]?.value, reading)),
  };
}

function withSecret(header: HeaderValues, value: unknown, { filled, leftOut }: Reading): HeaderValues {
  if (header.kind !== 'secret') return header;
  if (typeof value !== 'string' || isUnknown(value) || value.includes(MASK)) {
    leftOut.push({ name: header.key, why: 'variable' });
    return header;
  }
  filled.push({ field: 'secret_value', value: null });
  return { ...header, secret_value: value };
}

const headersOf = (target: Record<string, unknown>): Record<string, unknown>[] =>
  objectsIn(readObject(readObject(target.apigw_detail)?.invocation_http_parameters)?.header_parameters);

const filledOr = <Values>(values: Values, { filled, leftOut }: Reading): Fill<Values> | Refused =>
  filled.length === 0 ? { ok: false, why: 'nothing', secrets: [] } : { ok: true, values, filled, leftOut };
