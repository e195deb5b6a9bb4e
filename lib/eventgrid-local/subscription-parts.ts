import { withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { refuseFilter, refuseTarget } from './check-subscription';
import { type EventGridDeps, egTime } from './context';
import type { SubscriptionRow } from './event-tables';
import { Failure, failures } from './failures';
import { storable } from './read-body';
import type { SentSource, SentTarget } from './schemas/subscription';
import { partsOf } from './subscription';

/** A source or a target as it is stored. */
export type Part = { id: string; created_time: string; updated_time: string };

/**
 * Makes the stored part of a sent one. It is kept as sent; what is null counts as absent, and so does the key without a
 * name, both of which Terraform sends. `known` is the part that it replaces, whose ID and creation stay.
 */
export function keptPart<Sent extends SentSource | SentTarget>(
  sent: Sent,
  known: Part | undefined,
  { newId, now, timesAs }: EventGridDeps,
): Sent & Part {
  const time = egTime(now(), timesAs);
  const given = Object.fromEntries(Object.entries(sent).filter(([name, value]) => name !== '' && value !== null));
  const id = known?.id ?? (sent.id || newId());
  const part = { ...sent, ...given, id, created_time: known?.created_time ?? time, updated_time: time };
  for (const name of Object.keys(sent)) if (!(name in given) && name !== 'id') delete part[name];
  return withNumbersOf(sent, part);
}

/** Makes the stored list of a sent one: a part with the ID of a known one replaces it, any other is new. */
export function keptList<Sent extends SentSource | SentTarget>(
  sent: readonly Sent[],
  known: readonly Part[],
  deps: EventGridDeps,
): (Sent & Part)[] {
  return sent.map((one) => keptPart(one, one.id ? known.find(({ id }) => id === one.id) : undefined, deps));
}

/** Makes a stored description; absent stays absent. */
export const keptDescription = (
  description: string | null | undefined,
): Pick<SubscriptionRow, 'description'> | object =>
  description === undefined ? {} : { description: description && storable(description) };

/** Makes the column of a stored list. */
export const columnOf = (list: readonly Part[]): string => writeJson(list);

/** What a client sends of a subscription: each list or none. */
type SentLists = {
  sources?: readonly SentSource[] | null | undefined;
  targets?: readonly SentTarget[] | null | undefined;
};

/**
 * Refuses lists that are sent for a channel's subscription: a filter, an address, a transform, a custom source that is
 * not on the channel, one ID twice, or too many targets. Resolves to null if they are valid.
 */
export async function refuseLists(
  { sources, targets }: SentLists,
  channel: { project_id: string; id: string },
  { store, quotas }: EventGridDeps,
): Promise<Failure | null> {
  const wrong = firstOf(sources, 'sources', refuseFilter) ?? firstOf(targets, 'targets', refuseTarget);
  if (wrong) return wrong;
  const ids = (targets ?? []).flatMap(({ id }) => (id ? [id] : []));
  if (new Set(ids).size < ids.length) return failures.invalidParameters('targets: two have the same id');
  const custom = (sources ?? []).filter(({ provider_type }) => provider_type === 'CUSTOM').map(({ name }) => name);
  if (custom.length > 0) {
    const known = await store.sourcesOn(channel.project_id, channel.id, custom);
    const isKnown = known.some(({ provider_type }) => provider_type === 'CUSTOM');
    // Events of other channels' sources come from channels that have this one as a target.
    if (!isKnown && !(await store.isForwardedTo(channel.id))) {
      return failures.invalidParameters('sources.0.name: the channel has no such custom source');
    }
  }
  return (targets ?? []).length > quotas.SUBSCRIPTION_TARGET ? failures.overQuota() : null;
}

const firstOf = <One>(
  all: readonly One[] | null | undefined,
  at: string,
  refuse: (one: One, at: string) => Failure | null,
) => (all ?? []).map((one, index) => refuse(one, `${at}.${index}`)).find((failure) => failure !== null) ?? null;

type Parts = ReturnType<typeof partsOf>;

/**
 * Changes a subscription's row and sets its time of update. Resolves to the new row or a refusal: 404 if there is none,
 * EG.00513002 if it is enabled and this server refuses that.
 */
export async function changeParts(
  projectId: string,
  subscriptionId: string,
  { store, now, editEnabled }: EventGridDeps,
  change: (parts: Parts) => Partial<SubscriptionRow> | Failure,
): Promise<SubscriptionRow | Failure> {
  const changed = await store.changeSubscription(projectId, subscriptionId, (row) => {
    if (editEnabled === 'refused' && row.status === 'ENABLED') return failures.invalidStatus();
    const changes = change(partsOf(row));
    return changes instanceof Failure ? changes : { ...changes, updated_time: now() };
  });
  return changed ?? failures.notFound();
}

/** Refuses a source that replaces one of another provider: that cannot change. */
export const refuseProvider = (sent: SentSource | undefined, known: { provider_type: string } | undefined) =>
  sent && known && sent.provider_type !== known.provider_type ? failures.notModifiable() : null;
