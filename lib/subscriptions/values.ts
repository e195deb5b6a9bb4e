import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import type { CreateSubscriptionInput } from '@/lib/eventgrid/schemas/subscription';
import { parseJson, readObject } from '@/lib/secrets/json';
import { EMPTY_TARGET, readTargets, TARGET_FORM_FIELDS, type TargetValues, targetBody } from './targets';

/** The form's values, all as typed. An empty filter lets every event of the source through. */
export type SubscriptionValues = {
  name: string;
  channel_id: string;
  source: string;
  filter: string;
  description: string;
  targets: TargetValues[];
};

/** Everything that the form may post. `filter_mode` is how the filter is shown, and says nothing. */
export const SUBSCRIPTION_FIELDS: readonly string[] = [
  'name',
  'channel_id',
  'source',
  'filter',
  'filter_mode',
  'description',
  ...TARGET_FORM_FIELDS,
];

/** Reads posted or prefilled fields as the form's values. Never fails: what is missing is empty. */
export function readSubscriptionValues(get: (name: string) => string): SubscriptionValues {
  const targets = readTargets(get).flatMap(({ values }) => values ?? []);
  return {
    name: get('name'),
    channel_id: get('channel_id'),
    source: get('source'),
    filter: get('filter'),
    // A posted textarea has CRLF for each line break; the browser counted one unit and EG gets one.
    description: get('description').replaceAll('\r\n', '\n'),
    targets:
      targets.length === 0
        ? [EMPTY_TARGET]
        : targets.map((target) => ({ ...target, transform: target.transform || EMPTY_TARGET.transform })),
  };
}

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
