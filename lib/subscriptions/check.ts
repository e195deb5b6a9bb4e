import { checkFilter } from '@/lib/eventgrid/events/check-filter';
import { checkTransform } from '@/lib/eventgrid/events/check-transform';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import { DESCRIPTION_MAX_UNITS } from '@/lib/eventgrid/schemas/source-limits';
import type { CreateSubscriptionInput } from '@/lib/eventgrid/schemas/subscription';
import { TARGET_KINDS, targetFieldsOf } from '@/lib/eventgrid/schemas/target-kinds';
import type { HeaderValues, TargetValues } from './targets';
import { filterBody, type SubscriptionValues, subscriptionBody } from './values';

// Plain functions: the rules of filters and transforms are, and the form's first touch needs no zod.

/**
 * Checks a form's values, in the browser and again on the server. Returns the body that would be sent, or the first
 * message key of each invalid field, under the field's own name (`targets.0.url`).
 */
export function checkSubscription(values: SubscriptionValues): Parsed<CreateSubscriptionInput> {
  const channel = values.channel_id.trim();
  const fieldErrors = compact({
    name: nameError(values.name),
    channel_id: channel === '' ? 'channel_id.required' : isIdentifier(channel) ? null : 'channel_id.characters',
    source: values.source.trim() === '' ? 'source.required' : null,
    filter: filterError(values),
    ...targetErrors([...values.targets.entries()]),
    description: descriptionError(values.description),
  });
  return Object.keys(fieldErrors).length === 0
    ? { ok: true, input: subscriptionBody(values) }
    : { ok: false, fieldErrors };
}

const compact = (errors: Record<string, string | null>): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== null));

/** Rule: docs/wire.md, "EG API, subscriptions": as a channel's name, and `default` is no exception. */
function nameError(name: string): string | null {
  if (name === '') return 'name.required';
  if (/[^A-Za-z0-9._-]/u.test(name)) return 'channelName.characters';
  if (!/^[A-Za-z0-9]/.test(name)) return 'name.start';
  return name.length > 128 ? 'name.tooLong' : null;
}

const descriptionError = (text: string): string | null =>
  text.length > DESCRIPTION_MAX_UNITS ? 'description.tooLong' : null;

/** Returns the key of the first thing that is wrong with a filter; null if nothing is. */
function filterError(values: Pick<SubscriptionValues, 'filter' | 'source'>): string | null {
  const filter = filterBody(values);
  if (!isObject(filter)) return 'filter.json';
  const [problem] = checkFilter(filter);
  return problem ? `filter.${problem.rule}` : null;
}

/** What an edit may change: null for what it does not. */
type Edit = {
  description: string | null;
  filter: string | null;
  source: string;
  /** Each by its index in the form. */
  targets: readonly (readonly [number, TargetValues])[];
};

/** Checks an edit by the rules of a create. Returns the message keys of invalid fields. */
export const checkEdit = ({ description, filter, source, targets }: Edit): FieldErrors =>
  compact({
    filter: filter === null ? null : filterError({ filter, source }),
    ...targetErrors(targets),
    description: description === null ? null : descriptionError(description),
  });

/** Lists what is wrong with targets, by the names of their fields. */
const targetErrors = (targets: readonly (readonly [number, TargetValues])[]): Record<string, string | null> =>
  Object.assign({}, ...targets.map(([index, target]) => targetError(target, `targets.${index}.`)));

function targetError(target: TargetValues, at: string): Record<string, string | null> {
  const { kind } = target;
  const errors: Record<string, string | null> = {};
  for (const field of targetFieldsOf(kind))
    errors[at + field] = target[field].trim() === '' ? `${field}.required` : null;
  if ((kind === 'webhook' || kind === 'api') && target.url.trim() !== '' && !isWebAddress(target.url.trim()))
    errors[`${at}url`] = 'url.format';
  if (kind === 'kafka' && target.connection_id.trim() === '') errors[`${at}connection_id`] = 'connection_id.required';
  if (kind === 'api')
    for (const [index, header] of target.headers.entries())
      Object.assign(errors, headerErrors(header, `${at}headers.${index}.`));
  const retries = target.retry_times.trim();
  if (retries !== '' && !/^\d{1,9}$/.test(retries)) errors[`${at}retry_times`] = 'retry_times.number';
  return { ...errors, ...deadErrors(target, at), ...transformErrors(target, at) };
}

function headerErrors({ kind, key, value, secret_value }: HeaderValues, at: string): Record<string, string | null> {
  const field = kind === 'secret' ? 'secret_value' : 'value';
  const text = kind === 'secret' ? secret_value : value;
  return {
    [`${at}key`]: key.trim() === '' ? 'header_key.required' : null,
    [at + field]: text === '' ? 'secret_value.required' : null,
  };
}

/** A queue needs all three, or is left out. */
function deadErrors(target: TargetValues, at: string): Record<string, string | null> {
  const fields = ['dlq_instance_id', 'dlq_connection_id', 'dlq_topic'] as const;
  if (fields.every((field) => target[field].trim() === '')) return {};
  return Object.fromEntries(fields.map((field) => [at + field, target[field].trim() === '' ? 'dlq.incomplete' : null]));
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

function transformErrors(target: TargetValues, at: string): Record<string, string | null> {
  const { transform: type, constant, variables, template } = target;
  if (type === '') return {};
  const value = type === 'CONSTANT' ? constant : variables || '{}';
  const [problem] = checkTransform({ type, value, template }, TARGET_KINDS[target.kind].name);
  if (problem === undefined) return {};
  const [about] = problem.rule.split('.');
  const field = about === 'template' ? 'template' : type === 'CONSTANT' ? 'constant' : 'variables';
  return { [at + field]: `transform.${problem.rule}` };
}
