import { describe, expect, it } from 'vitest';
import { isNearlyFull, needsAttention } from '@/lib/overview/attention';
import { firstSteps, flowOf } from '@/lib/overview/flow';
import {
  type ChannelsPart,
  channelsPart,
  type Parts,
  recentOf,
  type SourcesPart,
  type SubscriptionsPart,
  sourcesPart,
  subscriptionsPart,
} from '@/lib/overview/parts';
import { makeSource } from '../../support/make-source';

const NOW = Date.parse('2026-11-24T12:00:00Z');

type Named = { name: string; channel?: string };
type SomeSource = Named & { status?: string; error_detail?: string };
type SomeSubscription = Named & { sources?: string[]; status?: string };

const sourcesOf = (some: SomeSource[], total = some.length): SourcesPart =>
  sourcesPart({
    items: some.map(({ name, channel = 'web', status = 'RUNNING', error_detail }) =>
      makeSource({
        id: `id-${name}`,
        name,
        channel_id: `id-${channel}`,
        channel_name: channel,
        status,
        error_info: error_detail ? { error_code: null, error_msg: null, error_detail } : null,
      }),
    ),
    total,
    readAt: NOW,
  });

const channelsOf = (names: string[], { total = names.length, provider = 'CUSTOM' } = {}): ChannelsPart =>
  channelsPart({
    items: names.map((name) => ({
      id: `id-${name}`,
      name,
      description: null,
      provider_type: name === 'default' ? 'OFFICIAL' : provider,
      created_time: '2026-11-20 09:00:00',
      updated_time: '2026-11-20 09:00:00',
      enterprise_project_id: null,
      cross_account: null,
    })),
    total,
    readAt: NOW,
  });

const subscriptionsOf = (some: SomeSubscription[], total = some.length): SubscriptionsPart =>
  subscriptionsPart({
    items: some.map(({ name, channel = 'web', sources = [], status = 'ENABLED' }) => ({
      id: `id-${name}`,
      name,
      description: null,
      status,
      channel_id: `id-${channel}`,
      channel_name: channel,
      source_names: sources,
      target_labels: [],
      created_time: '2026-11-21 09:00:00',
      updated_time: '2026-11-22 09:00:00',
    })),
    total,
    readAt: NOW,
  });

const HEALTHY: Parts = {
  sources: sourcesOf([{ name: 'clicks' }, { name: 'shop' }]),
  channels: channelsOf(['web', 'default']),
  subscriptions: subscriptionsOf([{ name: 'to-crm', sources: ['clicks', 'shop'] }]),
  quotas: { quotas: [{ type: 'SOURCE', used: 2, quota: 100 }], readAt: NOW },
};

const kindsOf = (parts: Parts) => needsAttention(parts).map(({ kind, name, fixHref }) => [kind, name, fixHref]);

describe('needsAttention', () => {
  it('finds nothing in a project whose sources run and are delivered', () => {
    expect(needsAttention(HEALTHY)).toEqual([]);
  });

  it.each<[string, Partial<Parts>, unknown[]]>([
    [
      'a source in ERROR, with EventGrid’s words',
      { sources: sourcesOf([{ name: 'clicks', status: 'ERROR', error_detail: 'timeout' }, { name: 'shop' }]) },
      [['sourceError', 'clicks', '/sources/id-clicks']],
    ],
    [
      'a source that was not created',
      { sources: sourcesOf([{ name: 'clicks', status: 'CREATE_FAILED' }, { name: 'shop' }]) },
      [['sourceNotCreated', 'clicks', '/sources/id-clicks']],
    ],
    [
      'a broken subscription before a disabled one',
      {
        subscriptions: subscriptionsOf([
          { name: 'off', sources: ['clicks', 'shop'], status: 'DISABLED' },
          { name: 'stuck', sources: ['clicks', 'shop'], status: 'FROZEN' },
        ]),
      },
      [
        ['subscriptionBroken', 'stuck', '/subscriptions/id-stuck'],
        ['subscriptionOff', 'off', '/subscriptions/id-off'],
      ],
    ],
    [
      'sources and a subscription on a channel that is not there',
      { channels: channelsOf(['default']) },
      [
        ['sourceNoChannel', 'clicks', '/sources?channel_id=id-web'],
        ['subscriptionNoChannel', 'to-crm', '/subscriptions/id-to-crm'],
      ],
    ],
    [
      'a channel whose sources nobody subscribes to, once',
      { subscriptions: subscriptionsOf([]) },
      [['channelUnheard', 'web', '/subscriptions/new?channel_id=id-web']],
    ],
    [
      'a source that the subscriptions of its channel leave out',
      { subscriptions: subscriptionsOf([{ name: 'to-crm', sources: ['clicks'] }]) },
      [['sourceUnheard', 'shop', '/subscriptions/new?channel_id=id-web&source=shop']],
    ],
    [
      'channels without a source, with and without a subscription',
      {
        channels: channelsOf(['web', 'idle', 'spare', 'default']),
        subscriptions: subscriptionsOf([
          { name: 'to-crm', sources: ['clicks', 'shop'] },
          { name: 'waits', channel: 'idle', sources: ['later'] },
        ]),
      },
      [
        ['channelSilent', 'idle', '/sources/new?channel_id=id-idle'],
        ['channelUnused', 'spare', '/sources/new?channel_id=id-spare'],
      ],
    ],
    [
      'a quota that is nearly full, and where to make room',
      {
        quotas: {
          quotas: [
            { type: 'SOURCE', used: 89, quota: 100 },
            { type: 'SOURCE_ROCKETMQ', used: 5, quota: 5 },
            { type: 'CONNECTION', used: 3, quota: 3 },
          ],
          readAt: NOW,
        },
      },
      [['quota', 'SOURCE_ROCKETMQ', '/sources?type=ROCKETMQ']],
    ],
  ])('names %s', (_, changed, lines) => {
    expect(kindsOf({ ...HEALTHY, ...changed })).toEqual(lines);
  });

  it('keeps EventGrid’s reason of a failing source, and counts those that it does not name', () => {
    const failing = Array.from({ length: 60 }, (_, at) => ({ name: `s-${at}`, status: 'ERROR', error_detail: 'dial' }));
    const lines = needsAttention({ sources: sourcesOf(failing) });
    expect(lines).toHaveLength(51);
    expect(lines[0]).toMatchObject({ tone: 'bad', detail: 'dial', href: '/sources/id-s-0' });
    expect(lines.at(-1)).toMatchObject({ kind: 'moreFailing', count: 10, fixHref: '/sources?status=failing' });
  });

  it.each<[string, Parts]>([
    ['a channel, if not all channels were read', { ...HEALTHY, channels: channelsOf(['default'], { total: 700 }) }],
    ['a channel, if channels were not read at all', { ...HEALTHY, channels: undefined }],
    ['a subscription, if not all were read', { ...HEALTHY, subscriptions: subscriptionsOf([], 700) }],
    ['a subscription, if they were not read', { ...HEALTHY, subscriptions: undefined }],
    [
      'a source, if not all sources were read',
      {
        ...HEALTHY,
        channels: channelsOf(['web', 'spare']),
        sources: sourcesOf([{ name: 'clicks' }, { name: 'shop' }], 700),
      },
    ],
    [
      'a source, if a subscription’s sources can’t be read',
      { ...HEALTHY, subscriptions: subscriptionsOf([{ name: 'to-crm', sources: [] }]) },
    ],
  ])('never reports as missing %s', (_, parts) => {
    expect(kindsOf(parts)).toEqual([]);
  });

  it.each([
    [89, 100, false],
    [90, 100, true],
    [4, 5, false],
    [5, 5, true],
    [120, 100, true],
  ])('%i of %i is nearly full: %s', (used, quota, is) => expect(isNearlyFull({ used, quota })).toBe(is));
});

describe('flowOf', () => {
  it('draws a row for each channel, those with problems first, and leaves out an empty one of EventGrid’s', () => {
    const rows = flowOf({
      sources: sourcesOf([
        { name: 'clicks' },
        { name: 'mail', channel: 'post' },
        { name: 'bills', channel: 'billing', status: 'ERROR' },
      ]),
      channels: channelsOf(['web', 'post', 'billing', 'spare', 'default']),
      subscriptions: subscriptionsOf([
        { name: 'to-crm', sources: ['clicks'] },
        { name: 'to-ledger', channel: 'billing', sources: ['bills'] },
      ]),
    });
    expect(rows.map(({ name, leadsNowhere }) => [name, leadsNowhere])).toEqual([
      ['billing', false],
      ['post', true],
      ['web', false],
      ['spare', true],
    ]);
    expect(rows[0]?.sources).toEqual({ names: ['bills'], failing: 1 });
  });

  it('shows what is on EventGrid’s own channel without calling its sources missing', () => {
    const [row] = flowOf({
      ...HEALTHY,
      sources: sourcesOf([]),
      channels: channelsOf(['default']),
      subscriptions: subscriptionsOf([{ name: 'obs', channel: 'default', sources: ['HC.OBS'] }]),
    });
    expect(row).toMatchObject({ name: 'default', isForeign: true, leadsNowhere: false, isMissing: false });
  });

  it('draws what is there if a part is missing', () => {
    expect(flowOf({ sources: HEALTHY.sources })).toMatchObject([
      { name: 'web', subscriptions: null, isMissing: false, leadsNowhere: false },
    ]);
    expect(flowOf({ ...HEALTHY, channels: channelsOf([]) })).toMatchObject([{ name: 'web', isMissing: true }]);
  });
});

describe('firstSteps', () => {
  const empty = { sources: sourcesOf([]), channels: channelsOf(['default']), subscriptions: subscriptionsOf([]) };

  it.each<[string, Parts, ReturnType<typeof firstSteps>]>([
    ['nothing yet', empty, { channel: false, source: false, subscription: false }],
    ['a channel', { ...empty, channels: channelsOf(['web']) }, { channel: true, source: false, subscription: false }],
    [
      'its first source',
      { ...empty, channels: channelsOf(['web']), sources: sourcesOf([{ name: 'clicks' }]) },
      { channel: true, source: true, subscription: false },
    ],
    ['a source that fails', { ...empty, sources: sourcesOf([{ name: 'clicks', status: 'ERROR' }]) }, null],
    ['a subscription', { ...empty, subscriptions: HEALTHY.subscriptions }, null],
    ['a part that is not known', { ...empty, sources: undefined }, null],
  ])('of a project with %s', (_, parts, steps) => expect(firstSteps(parts)).toEqual(steps));
});

describe('recent changes', () => {
  it('are creations, or updates more than a second later, the newest first; a time that is none is left out', () => {
    const changeOf = (created_time: string | null, updated_time: string | null) =>
      sourcesPart({ items: [makeSource({ created_time, updated_time })], total: 1, readAt: NOW }).recent[0];
    expect(changeOf('2026-11-24 11:56:00.100', '2026-11-24 11:56:00.900')).toMatchObject({ verb: 'created' });
    expect(changeOf('2026-11-24 11:56:00', '2026-11-24 11:56:02')).toMatchObject({
      verb: 'updated',
      time: '2026-11-24 11:56:02',
    });
    expect(changeOf(null, null)).toBeUndefined();
    const times = ['2026-11-24 11:00:00', '2026-11-25T11:00:00Z', 'soon', '2026-11-24 12:00:00'];
    const changes = times.map((time) => ({ noun: 'sources', id: time, name: null, verb: 'created', time }) as const);
    expect(recentOf(changes).map(({ time }) => time)).toEqual([times[1], times[3], times[0]]);
    expect(recentOf(Array.from({ length: 20 }, () => changes[0]).flatMap((change) => change ?? []))).toHaveLength(8);
  });
});
