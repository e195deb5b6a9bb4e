import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import type { ProjectScope } from '@/lib/session/session';
import { checkEdit } from './check';
import { EMPTY_TARGET, hasSecretHeaders, type TargetValues, targetEntries, targetValuesOf } from './targets';
import type { SubscriptionValues } from './values';

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
    targets: targets.map((target, place) => ({ ...(targetValuesOf(target) ?? EMPTY_TARGET), place: String(place) })),
  };
}

/** Returns the target that the form can't show, in the place of one of its own; null if it can show it. */
export const opaqueTarget = ({ targets }: SubscriptionWithRaw, { place }: TargetValues) => {
  const stored = place === '' ? undefined : targets[Number(place)];
  return stored && targetValuesOf(stored) === null ? stored : null;
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The targets to send, by their index in the form; null if none changed, since a list is replaced as a whole. One
 * without values stays as EventGrid has it.
 */
function changedTargets(
  { targets }: SubscriptionValues,
  shown: SubscriptionValues,
  subscription: SubscriptionWithRaw,
): { place: string; values: TargetValues | null }[] | null {
  if (isSame(targets, shown.targets)) return null;
  return targets.map((target) => {
    const { place } = target;
    const isUntouched = place !== '' && isSame(target, shown.targets[Number(place)]) && !hasSecretHeaders(target);
    return { place, values: isUntouched || opaqueTarget(subscription, target) ? null : target };
  });
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
    targets: (changedTargets(values, shown, subscription) ?? []).flatMap(({ values: target }, index) =>
      target ? [[index, target] as const] : [],
    ),
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
  changedTargets(values, shown, subscription)?.forEach(({ place, values: target }, index) => {
    if (target === null) set(`targets.${index}.place`, place);
    else for (const [name, text] of targetEntries(index, target)) set(name, text);
  });
  return form;
}
