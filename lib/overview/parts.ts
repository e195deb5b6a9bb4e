import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { Source } from '@/lib/eventgrid/answers/source';
import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import { parseEgTime } from '@/lib/eventgrid/answers/times';
import type { UsedQuota } from '@/lib/lists/quota';

/** What the overview reads, each by itself, so that one that fails leaves the others. */
export const NOUNS = ['sources', 'channels', 'subscriptions'] as const;
export type Noun = (typeof NOUNS)[number];

/** How much of a noun was read. */
export type Extent = {
  read: number;
  /** Null if EventGrid did not say. */
  total: number | null;
  /** Whether nothing is left unread: only then does a missing item mean that there is none. */
  isWhole: boolean;
};

/** A creation or change, by the times that EventGrid keeps with each item. It has no log of changes. */
export type Change = { noun: Noun; id: string | null; name: string | null; verb: 'created' | 'updated'; time: string };

type PartBase = Extent & {
  recent: Change[];
  /** When it was read, by the server's clock in milliseconds. */
  readAt: number;
};

type FailingSource = Pick<Source, 'id' | 'name' | 'status' | 'channel_name'> & {
  /** EventGrid's own words. */
  why: string | null;
};

/** The sources of one channel; both are null if EventGrid did not name it. */
type SourcesOfChannel = {
  channel_id: string | null;
  channel_name: string | null;
  names: string[];
  failing: number;
};

export type SourcesPart = PartBase & {
  byChannel: SourcesOfChannel[];
  /** The first of them; `failingCount` has all that were read. */
  failing: FailingSource[];
  failingCount: number;
};

export type ChannelItem = Pick<Channel, 'id' | 'name' | 'provider_type'>;
export type ChannelsPart = PartBase & { items: ChannelItem[] };

export type SubscriptionItem = Pick<
  Subscription,
  'id' | 'name' | 'status' | 'channel_id' | 'channel_name' | 'source_names' | 'target_labels'
>;
export type SubscriptionsPart = PartBase & { items: SubscriptionItem[] };

export type QuotasPart = { quotas: (UsedQuota & { type: QuotaType })[]; readAt: number };

/** The quotas that the overview shows, in its order, by EventGrid's names. Rule: docs/wire.md, "EG API, quotas". */
export const QUOTA_TYPES = [
  'SOURCE',
  'SOURCE_RABBITMQ',
  'SOURCE_ROCKETMQ',
  'CHANNEL',
  'SUBSCRIPTION',
  'CONNECTION',
] as const;
export type QuotaType = (typeof QUOTA_TYPES)[number];

/** What is there to show; a part is missing while it is read, and after it failed. */
export type Parts = {
  sources?: SourcesPart | undefined;
  channels?: ChannelsPart | undefined;
  subscriptions?: SubscriptionsPart | undefined;
  quotas?: QuotasPart | undefined;
};

/** Changes, and failing sources, that a part names (our choice): a page shows no more. */
const MOST_RECENT = 8;
const MOST_FAILING = 50;

type Read<T> = Page<T> & { readAt: number };

const baseOf = <T extends Dated>(noun: Noun, { items, total, readAt }: Read<T>): PartBase => ({
  read: items.length,
  total,
  isWhole: total !== null && items.length >= total,
  recent: recentOf(items.map((item) => changeOf(noun, item))),
  readAt,
});

/** Sums sources up by channel, so that the browser gets no more of a running one than its name. */
export function sourcesPart(read: Read<Source>): SourcesPart {
  const groups = new Map<string | null, SourcesOfChannel>();
  const failing: FailingSource[] = [];
  for (const { id, name, status, channel_id, channel_name, error_info } of read.items) {
    const group = groups.get(channel_id) ?? { channel_id, channel_name, names: [], failing: 0 };
    groups.set(channel_id, group);
    group.names.push(name ?? id ?? '');
    if (status !== 'ERROR' && status !== 'CREATE_FAILED') continue;
    group.failing += 1;
    const why = error_info && (error_info.error_detail || error_info.error_msg || error_info.error_code);
    failing.push({ id, name, status, channel_name, why });
  }
  return {
    ...baseOf('sources', read),
    byChannel: [...groups.values()],
    failing: failing.slice(0, MOST_FAILING),
    failingCount: failing.length,
  };
}

/** Picks what the overview shows of channels. */
export const channelsPart = (read: Read<Channel>): ChannelsPart => ({
  ...baseOf('channels', read),
  recent: recentOf(read.items.filter(isOwnChannel).map((item) => changeOf('channels', item))),
  items: read.items.map(({ id, name, provider_type }) => ({ id, name, provider_type })),
});

/** Picks what the overview shows of subscriptions. */
export const subscriptionsPart = (read: Read<Subscription>): SubscriptionsPart => ({
  ...baseOf('subscriptions', read),
  items: read.items.map(({ id, name, status, channel_id, channel_name, source_names, target_labels }) => ({
    id,
    name,
    status,
    channel_id,
    channel_name,
    source_names,
    target_labels,
  })),
});

/** Tells the project's own channels from EventGrid's and partners'. */
export const isOwnChannel = ({ provider_type }: Pick<ChannelItem, 'provider_type'>): boolean =>
  provider_type === null || provider_type === 'CUSTOM';

type Dated = Record<'id' | 'name' | 'created_time' | 'updated_time', string | null>;

/** EventGrid sets both times when it creates an item; some fractions of a second apart. */
const SAME_MS = 1_000;

function changeOf(noun: Noun, { id, name, created_time, updated_time }: Dated): Change {
  const isUpdated = momentOf(updated_time) - momentOf(created_time) > SAME_MS;
  const time = (isUpdated ? updated_time : created_time) ?? updated_time ?? '';
  return { noun, id, name, verb: isUpdated ? 'updated' : 'created', time };
}

/** Returns the latest changes, the newest first. Those without a readable time are left out. */
export const recentOf = (changes: readonly Change[]): Change[] =>
  changes
    .filter(({ time }) => parseEgTime(time) !== null)
    .sort((a, b) => momentOf(b.time) - momentOf(a.time))
    .slice(0, MOST_RECENT);

const momentOf = (time: string | null): number => parseEgTime(time)?.getTime() ?? 0;
