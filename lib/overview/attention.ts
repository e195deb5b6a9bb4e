import { subscribePath } from '@/lib/subscriptions/query';
import { subscriptionsByChannel } from './flow';
import { isOwnChannel, type Parts, type QuotaType, type SubscriptionItem } from './parts';

/** What a line's link does; its words are in the dictionary. */
type Fix = 'openSource' | 'openSubscription' | 'openList' | 'subscribe' | 'createSource';

/** One line of “Needs attention”. */
export type Attention = {
  tone: 'bad' | 'warn';
  kind:
    | 'sourceError'
    | 'sourceNotCreated'
    | 'moreFailing'
    | 'subscriptionBroken'
    | 'sourceNoChannel'
    | 'subscriptionNoChannel'
    | 'channelUnheard'
    | 'sourceUnheard'
    | 'subscriptionOff'
    | 'channelSilent'
    | 'channelUnused'
    | 'quota';
  /** The name in its sentence, and where its own page is. */
  name: string;
  href: string | null;
  count: number;
  /** EventGrid's own words, or what the sentence needs besides the name. */
  detail: string | null;
  fix: Fix;
  fixHref: string;
};

const sourcePage = (id: string | null) => `/sources/${encodeURIComponent(id ?? '')}`;
const subscriptionPage = (id: string | null) => `/subscriptions/${encodeURIComponent(id ?? '')}`;
const onChannel = (path: string, id: string | null) => `${path}?channel_id=${encodeURIComponent(id ?? '')}`;

/**
 * Lists what needs a person, the worst first, from the parts that are there. What is missing is only reported if its
 * whole list was read.
 */
export const needsAttention = (parts: Parts): Attention[] => [
  ...failingSources(parts),
  ...brokenSubscriptions(parts),
  ...missingChannels(parts),
  ...unheard(parts),
  ...switchedOff(parts),
  ...nearQuotas(parts),
  ...idleChannels(parts),
];

const line = (
  tone: Attention['tone'],
  kind: Attention['kind'],
  fix: Fix,
  fixHref: string,
  parts: Partial<Attention> = {},
): Attention => ({ tone, kind, name: '', href: null, count: 1, detail: null, fix, fixHref, ...parts });

function failingSources({ sources }: Parts): Attention[] {
  if (!sources) return [];
  const lines = sources.failing.map(({ id, name, status, why }) =>
    line('bad', status === 'ERROR' ? 'sourceError' : 'sourceNotCreated', 'openSource', sourcePage(id), {
      name: name || id || '',
      href: sourcePage(id),
      detail: why,
    }),
  );
  const more = sources.failingCount - sources.failing.length;
  const rest = line('bad', 'moreFailing', 'openList', '/sources?status=failing', { count: more });
  return more > 0 ? [...lines, rest] : lines;
}

const ofSubscription = (
  tone: Attention['tone'],
  kind: Attention['kind'],
  { id, name }: SubscriptionItem,
  detail: string | null = null,
) =>
  line(tone, kind, 'openSubscription', subscriptionPage(id), {
    name: name || id || '',
    href: subscriptionPage(id),
    detail,
  });

/** EventGrid stops a subscription in these statuses by itself. Rule: docs/wire.md, "SDK". */
const brokenSubscriptions = ({ subscriptions }: Parts): Attention[] =>
  (subscriptions?.items ?? [])
    .filter(({ status }) => status === 'ERROR' || status === 'FROZEN')
    .map((item) => ofSubscription('bad', 'subscriptionBroken', item, item.status));

const switchedOff = ({ subscriptions }: Parts): Attention[] =>
  (subscriptions?.items ?? [])
    .filter(({ status }) => status === 'DISABLED')
    .map((item) => ofSubscription('warn', 'subscriptionOff', item));

function missingChannels({ sources, subscriptions, channels }: Parts): Attention[] {
  if (!channels?.isWhole) return [];
  const known = new Set(channels.items.map(({ id }) => id));
  const isMissing = ({ channel_id }: { channel_id: string | null }) => channel_id !== null && !known.has(channel_id);
  const ofSources = (sources?.byChannel ?? []).filter(isMissing).map(({ channel_id, channel_name, names }) =>
    line('bad', 'sourceNoChannel', 'openList', onChannel('/sources', channel_id), {
      name: names[0] ?? '',
      count: names.length,
      detail: channel_name || channel_id,
    }),
  );
  const ofSubscriptions = (subscriptions?.items ?? [])
    .filter(isMissing)
    .map((item) => ofSubscription('bad', 'subscriptionNoChannel', item, item.channel_name || item.channel_id));
  return [...ofSources, ...ofSubscriptions];
}

/** Sources that no subscription of their channel names: their events are delivered to no one. */
function unheard({ sources, subscriptions, channels }: Parts): Attention[] {
  if (!sources || !subscriptions?.isWhole) return [];
  const known = channels?.isWhole ? new Set(channels.items.map(({ id }) => id)) : null;
  const listeners = subscriptionsByChannel(subscriptions.items);
  const lines = sources.byChannel
    .filter(({ channel_id }) => channel_id !== null && (known === null || known.has(channel_id)))
    .flatMap(({ channel_id, channel_name, names }) => {
      const heard = listeners.get(channel_id) ?? [];
      if (heard.length === 0) {
        const parts = { name: channel_name || channel_id || '', count: names.length };
        return [line('warn', 'channelUnheard', 'subscribe', subscribePath({ channel_id }), parts)];
      }
      // A subscription whose sources can't be read may be one of every source.
      if (heard.some(({ source_names }) => source_names.length === 0)) return [];
      const named = new Set(heard.flatMap(({ source_names }) => source_names));
      return names
        .filter((name) => !named.has(name))
        .map((name) =>
          line('warn', 'sourceUnheard', 'subscribe', subscribePath({ channel_id, source: name }), {
            name,
            href: `/sources?q=${encodeURIComponent(name)}`,
            detail: channel_name || channel_id,
          }),
        );
    });
  return lines.sort((a, b) => b.count - a.count);
}

/** Channels without a source: nothing enters them, and without a subscription nothing leaves them either. */
function idleChannels({ sources, subscriptions, channels }: Parts): Attention[] {
  if (!sources?.isWhole || !subscriptions?.isWhole || !channels) return [];
  const fed = new Set(sources.byChannel.map(({ channel_id }) => channel_id));
  const listeners = subscriptionsByChannel(subscriptions.items);
  return channels.items
    .filter((channel) => isOwnChannel(channel) && !fed.has(channel.id))
    .map(({ id, name }) => {
      const count = listeners.get(id)?.length ?? 0;
      const kind = count > 0 ? 'channelSilent' : 'channelUnused';
      const fixHref = onChannel('/sources/new', id);
      return line('warn', kind, 'createSource', fixHref, { name: name || id || '', count });
    });
}

/** Where the user makes room; a quota without a page of its own is only shown. */
const ROOM: Partial<Record<QuotaType, string>> = {
  SOURCE: '/sources',
  SOURCE_RABBITMQ: '/sources?type=RABBITMQ',
  SOURCE_ROCKETMQ: '/sources?type=ROCKETMQ',
  CHANNEL: '/channels',
  SUBSCRIPTION: '/subscriptions',
};

/** From this share on a quota is nearly full (our choice): 90 of 100, 5 of 5. */
const NEARLY = 0.9;

/** Returns whether a quota is nearly full. */
export const isNearlyFull = ({ used, quota }: { used: number; quota: number }): boolean => used >= quota * NEARLY;

const nearQuotas = ({ quotas }: Parts): Attention[] =>
  (quotas?.quotas ?? []).filter(isNearlyFull).flatMap(({ type, used, quota }) => {
    const room = ROOM[type];
    const parts = { name: type, count: used, detail: String(quota) };
    return room === undefined ? [] : [line('warn', 'quota', 'openList', room, parts)];
  });
