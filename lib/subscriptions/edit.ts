import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import type { ProjectScope } from '@/lib/session/session';
import { checkEdit } from './check';
import { EMPTY_TARGET, type SubscriptionValues, type TargetValues, targetValuesOf } from './values';

/** The form's values of a subscription. A target that the form can't show has an empty place. */
export function editValuesOf(subscription: SubscriptionWithRaw): SubscriptionValues {
  const { name, channel_id, description, sources, targets } = subscription;
  const [source] = sources;
  return {
    name: name ?? '',
    channel_id: channel_id ?? '',
    source: typeof source?.name === 'string' ? source.name : '',
    filter: source?.filter === undefined ? '' : JSON.stringify(source.filter, null, 2),
    description: description ?? '',
    targets: targets.map((target) => targetValuesOf(target) ?? EMPTY_TARGET),
  };
}

/** Returns the places of the targets that the form can show. */
export const knownTargets = ({ targets }: SubscriptionWithRaw): ReadonlySet<number> =>
  new Set(targets.flatMap((target, index) => (targetValuesOf(target) === null ? [] : index)));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The targets to send: none if none changed, else all that the form can show, since a list is replaced as a whole. */
function changedTargets(
  values: SubscriptionValues,
  shown: SubscriptionValues,
  subscription: SubscriptionWithRaw,
): Map<number, TargetValues> {
  if (isSame(values.targets, shown.targets)) return new Map();
  const known = knownTargets(subscription);
  return new Map([...values.targets.entries()].filter(([index]) => known.has(index)));
}

/** Checks what an edit would send. */
export function checkEdited(
  values: SubscriptionValues,
  shown: SubscriptionValues,
  subscription: SubscriptionWithRaw,
): Parsed<null> {
  const fieldErrors = checkEdit({
    description: values.description,
    filter: values.filter === shown.filter ? null : values.filter,
    source: values.source,
    targets: changedTargets(values, shown, subscription),
  });
  return Object.keys(fieldErrors).length === 0 ? { ok: true, input: null } : { ok: false, fieldErrors };
}

/** Makes the form data of the update action, with only what changed. */
export function editForm(
  owner: ProjectScope,
  subscription: SubscriptionWithRaw,
  values: SubscriptionValues,
  shown: SubscriptionValues,
  isOffMeanwhile: boolean,
): FormData {
  const form = new FormData();
  const set = (name: string, value: string | null) => form.set(name, value ?? '');
  for (const [name, value] of Object.entries(owner)) set(name, value);
  set('subscription_id', subscription.id);
  // Only for explaining a refusal: EventGrid changes no name.
  set('name', subscription.name);
  set('updated_time', subscription.updated_time);
  if (isOffMeanwhile) set('disable_first', '1');
  if (values.description !== shown.description) set('description', values.description);
  if (values.filter !== shown.filter) {
    set('filter', values.filter);
    set('source', values.source);
  }
  for (const [index, target] of changedTargets(values, shown, subscription))
    for (const [field, value] of Object.entries(target)) set(`targets.${index}.${field}`, value);
  return form;
}
