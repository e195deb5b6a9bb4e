import { isOwnChannel, type Parts, type SubscriptionItem } from './parts';

/** A row of the map: one channel with what enters and leaves it. */
export type FlowRow = {
  id: string | null;
  name: string | null;
  /** Whether there is no such channel (any more); false if not all channels were read. */
  isMissing: boolean;
  /** Whether it is one of EventGrid's own or a partner's, whose sources are not the project's. */
  isForeign: boolean;
  /** Null if sources were not read. */
  sources: { names: string[]; failing: number } | null;
  /** Null if subscriptions were not read. */
  subscriptions: SubscriptionItem[] | null;
  /** Whether nothing gets its events though all subscriptions were read. */
  leadsNowhere: boolean;
};

/** Groups subscriptions by the channel that they are on. */
export function subscriptionsByChannel(items: readonly SubscriptionItem[]): Map<string | null, SubscriptionItem[]> {
  const groups = new Map<string | null, SubscriptionItem[]>();
  for (const item of items) groups.set(item.channel_id, [...(groups.get(item.channel_id) ?? []), item]);
  return groups;
}

/**
 * Draws the way of events from the parts that are there, a row for each channel that one of them names, problems first.
 * EventGrid's own channels are left out unless something is on them.
 */
export function flowOf({ sources, channels, subscriptions }: Parts): FlowRow[] {
  const groups = new Map((sources?.byChannel ?? []).map((group) => [group.channel_id, group]));
  const listeners = subscriptionsByChannel(subscriptions?.items ?? []);
  const known = new Map((channels?.items ?? []).map((channel) => [channel.id, channel]));
  const rows = [...new Set([...known.keys(), ...groups.keys(), ...listeners.keys()])].map((id): FlowRow => {
    const [channel, group, heard] = [known.get(id), groups.get(id), listeners.get(id) ?? []];
    const isMissing = channels?.isWhole === true && channel === undefined;
    const isForeign = channel !== undefined && !isOwnChannel(channel);
    return {
      id,
      name: channel?.name ?? group?.channel_name ?? heard[0]?.channel_name ?? null,
      isMissing,
      isForeign,
      sources: sources ? { names: group?.names ?? [], failing: group?.failing ?? 0 } : null,
      subscriptions: subscriptions ? heard : null,
      leadsNowhere: !isForeign && heard.length === 0 && subscriptions?.isWhole === true,
    };
  });
  const shown = rows.filter((row) => !row.isForeign || sizeOf(row) > 0);
  return shown.sort((a, b) => weightOf(b) - weightOf(a) || sizeOf(b) - sizeOf(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
}

const nameOf = ({ id, name }: FlowRow): string => name ?? id ?? '';

const sizeOf = ({ sources, subscriptions }: FlowRow): number =>
  (sources?.names.length ?? 0) + (subscriptions?.length ?? 0);

function weightOf({ isMissing, sources, subscriptions, leadsNowhere }: FlowRow): number {
  const isBroken = subscriptions?.some(({ status }) => status === 'ERROR' || status === 'FROZEN');
  if (isMissing || isBroken || (sources?.failing ?? 0) > 0) return 2;
  return leadsNowhere && (sources?.names.length ?? 0) > 0 ? 1 : 0;
}

/** The way to the first event, as far as a new project has gone. */
export type FirstSteps = { channel: boolean; source: boolean; subscription: boolean };

/** Returns how far a new project is; null if it is no new one, or what is there is not known yet. */
export function firstSteps({ sources, channels, subscriptions }: Parts): FirstSteps | null {
  if (!sources || !channels || !subscriptions) return null;
  if (sources.read > 1 || sources.failingCount > 0 || subscriptions.read > 0) return null;
  return { channel: channels.items.some(isOwnChannel), source: sources.read > 0, subscription: false };
}
