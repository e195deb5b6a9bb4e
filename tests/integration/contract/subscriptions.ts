import { expect } from 'vitest';
import {
  answers,
  type ContractTable,
  type Eg,
  expectRefusal,
  naming,
  proves,
  readMade,
  readPage,
  refuses,
} from './contract-case';

const UNKNOWN = '/subscriptions/00000000-0000-4000-8000-000000000000';
const OFFICIAL = { name: 'HC.OBS', provider_type: 'OFFICIAL', filter: {} };
const TARGET = {
  name: 'HC.FunctionGraph',
  provider_type: 'OFFICIAL',
  detail: { urn: 'urn:fss:cn-north-4:p:function:default:f:latest' },
  transform: { type: 'ORIGINAL' },
};
const OF_SOURCE = { source: [{ op: 'StringIn', values: ['HC.OBS'] }] };
const WEBHOOK = { name: 'web', provider_type: 'CUSTOM', transform: { type: 'ORIGINAL' } };

const create = (eg: Eg, fields: object = {}) =>
  eg.post('/subscriptions', {
    name: eg.unique('Subscription'),
    channel_id: eg.ordersId,
    sources: [OFFICIAL],
    targets: [TARGET],
    ...fields,
  });
const createNamed = (name: unknown) => (eg: Eg) => create(eg, { name });
const createWith = (fields: object) => (eg: Eg) => create(eg, fields);
const withFilter = (filter: unknown) => createWith({ sources: [{ ...OFFICIAL, filter }] });
const withTarget = (fields: object) => createWith({ targets: [{ ...WEBHOOK, ...fields }] });
const createdPath = async (eg: Eg) => `/subscriptions/${readMade(await create(eg)).id}`;

const created = [
  ...answers('createSubscription', 200, {
    'a name of 128 characters': createNamed('S'.repeat(128)),
    'a name with all signs that are allowed': createNamed('aB.c-D_9'),
    'a description of 255 characters': createWith({ description: 'd'.repeat(255) }),
    'a description that is null': createWith({ description: null }),
    "a name like the official channel's": createNamed('default'),
    "a target's own ID, connection and unknown keys": withTarget({
      id: 'x'.repeat(32),
      connection_id: 'c'.repeat(64),
      more: 1,
    }),
    'five targets': createWith({ targets: Array.from({ length: 5 }, () => TARGET) }),
    'a filter of two attributes': withFilter({
      ...OF_SOURCE,
      type: [{ op: 'StringStartsWith', values: ['order.'] }],
    }),
    'a filter of 2,048 bytes': withFilter({ source: [{ op: 'StringIn', values: ['x'.repeat(2048 - 44)] }] }),
    'a filter whose conditions all have to match': withFilter({
      ...OF_SOURCE,
      subject: {
        and: [
          { op: 'StringStartsWith', values: ['a'] },
          { op: 'StringEndsWith', values: ['b'] },
        ],
      },
    }),
    'a target with an https address': withTarget({ detail: { url: 'https://example.com/hook' } }),
    'a target of a constant text': withTarget({ transform: { type: 'CONSTANT', value: 'hello' } }),
    'a field that no model has': createWith({ colour: 'blue' }),
    'a custom source on its channel': async (eg) => {
      const { channelId, name } = await eg.source();
      return create(eg, { channel_id: channelId, sources: [{ name, provider_type: 'CUSTOM', filter: {} }] });
    },
  }),
  ...refuses('createSubscription', 400, 'EG.00513000', {
    ...naming('name', {
      'no name': createNamed(undefined),
      'a name that begins with a dot': createNamed('.a'),
      'a name of 129 characters': createNamed('S'.repeat(129)),
      'an empty name': createNamed(''),
      'a name with a blank': createNamed('a b'),
    }),
    'no channel_id': createWith({ channel_id: undefined }),
    ...naming('sources', {
      'no sources': createWith({ sources: undefined }),
      'an empty list of sources': createWith({ sources: [] }),
      'two sources': createWith({ sources: [OFFICIAL, OFFICIAL] }),
    }),
    ...naming('targets', {
      'no targets': createWith({ targets: undefined }),
      'an empty list of targets': createWith({ targets: [] }),
    }),
    ...naming('sources.0.provider', {
      'a source of an unknown provider': createWith({ sources: [{ ...OFFICIAL, provider_type: 'MOON' }] }),
    }),
    ...naming('targets.0.transform', {
      'a target without transform': createWith({ targets: [{ name: 'web', provider_type: 'CUSTOM' }] }),
      'a target of an unknown transform': withTarget({ transform: { type: 'REVERSED' } }),
      'a constant of 1,025 characters': withTarget({ transform: { type: 'CONSTANT', value: 'x'.repeat(1025) } }),
      'variables that are no JSON object': withTarget({ transform: { type: 'VARIABLE', value: '[]', template: 'x' } }),
      'variables without a template': withTarget({ transform: { type: 'VARIABLE', value: '{}' } }),
      'a template of a function that is no JSON': createWith({
        targets: [{ ...TARGET, transform: { type: 'VARIABLE', value: '{"a":"$.id"}', template: 'ID ${a}' } }],
      }),
    }),
    ...naming('description', { 'a description of 256 characters': createWith({ description: 'd'.repeat(256) }) }),
    ...naming('sources.0.name', {
      'a source without a name': createWith({ sources: [{ provider_type: 'OFFICIAL', filter: {} }] }),
      'a custom source that the channel does not have': createWith({
        sources: [{ name: 'nobody', provider_type: 'CUSTOM', filter: {} }],
      }),
    }),
  }),
  ...refuses('createSubscription', 400, 'EG.00513001', {
    'a name that is taken': async (eg) => create(eg, { name: readMade(await create(eg)).name }),
    'a name that is taken on another channel': async (eg) =>
      create(eg, { name: readMade(await create(eg)).name, channel_id: await eg.channel() }),
  }),
  ...refuses('createSubscription', 400, 'EG.00513003', {
    ...naming('url', {
      'a target whose address is no URL': withTarget({ detail: { url: 'example.com' } }),
      'a target whose address is a file': withTarget({ detail: { url: 'file:///etc/hosts' } }),
      'a target whose address is a number': withTarget({ detail: { url: 1 } }),
    }),
    ...naming('targets.1', {
      'a second target whose address is of another scheme': createWith({
        targets: [WEBHOOK, { ...WEBHOOK, detail: { url: 'ftp://a/' } }],
      }),
    }),
  }),
  ...refuses('createSubscription', 400, 'EG.00513004', {
    ...naming('sources.0.filter', {
      'a source without filter': withFilter(undefined),
      'a filter of an unknown operator': withFilter({ ...OF_SOURCE, type: [{ op: 'StringLike', values: ['a'] }] }),
      'a filter without values': withFilter({ ...OF_SOURCE, type: [{ op: 'StringIn' }] }),
      'a filter that is a text': withFilter('type'),
      'a filter without source': withFilter({ type: [{ op: 'IsNotNull' }] }),
      'a filter of another operator for source': withFilter({ source: [{ op: 'StringStartsWith', values: ['HC'] }] }),
      'a filter of an extension attribute': withFilter({ ...OF_SOURCE, region: [{ op: 'IsNull' }] }),
      'a filter of 2,049 bytes': withFilter({ source: [{ op: 'StringIn', values: ['x'.repeat(2049 - 44)] }] }),
      'a filter of six conditions': withFilter({ ...OF_SOURCE, type: Array(6).fill({ op: 'IsNotNull' }) }),
      'a filter of six fields of data': withFilter({
        ...OF_SOURCE,
        data: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, [{ op: 'IsNull' }]])),
      }),
    }),
  }),
  ...refuses('createSubscription', 400, 'EG.00513005', {
    ...naming('channel_id', {
      'an unknown channel': createWith({ channel_id: '00000000-0000-4000-8000-000000000000' }),
    }),
  }),
  ...refuses('createSubscription', 403, 'EG.00514003', {
    'six targets': createWith({ targets: Array.from({ length: 6 }, () => TARGET) }),
  }),
  ...refuses('createSubscription', 403, 'EG.00014030', {
    'a read-only user': (eg) => eg.post('/subscriptions', {}, { token: eg.viewer }),
  }),
  ...proves('createSubscription', {
    'answers every field of a subscription': async (eg) => {
      const id = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      const times = { created_time: time, updated_time: time };
      const { status, json } = await create(eg, { name: 'Billing', description: 'Bills' });
      expect([status, json]).toEqual([
        200,
        {
          id,
          name: 'Billing',
          description: 'Bills',
          type: 'EVENT',
          status: 'ENABLED',
          channel_id: eg.ordersId,
          channel_name: 'orders',
          used: [],
          sources: [expect.objectContaining({ ...OFFICIAL, ...times, id })],
          targets: [expect.objectContaining({ ...TARGET, ...times, id })],
          ...times,
        },
      ]);
    },
    'accepts a name that another project has': async (eg) => {
      const { name } = readMade(await create(eg));
      const there = { token: eg.second, project: eg.secondProjectId };
      const { items } = readPage(await eg.get('/channels?name=orders', there));
      const body = { name, channel_id: items[0]?.id, sources: [OFFICIAL], targets: [TARGET] };
      expect((await eg.post('/subscriptions', body, there)).status).toBe(200);
    },
    'accepts the 20th of a project and refuses the next': async (eg) => {
      for (let made = 0; made < 20; made += 1) expect((await create(eg)).status).toBe(200);
      expectRefusal(await create(eg), 403, 'EG.00514003');
    },
  }),
];

const others = [
  ...proves('showSubscription', {
    'returns the same as the create': async (eg) => {
      const made = await create(eg, {
        sources: [{ ...OFFICIAL, filter: { ...OF_SOURCE, type: [{ op: 'IsNotNull' }] } }],
      });
      expect((await eg.get(`/subscriptions/${readMade(made).id}`)).json).toEqual(made.json);
    },
    'lets a read-only user read': async (eg) => {
      expect((await eg.get(await createdPath(eg), { token: eg.viewer })).status).toBe(200);
    },
  }),
  ...refuses('showSubscription', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.get(UNKNOWN),
    'an ID of another project': async (eg) =>
      eg.get(await createdPath(eg), { token: eg.second, project: eg.secondProjectId }),
    'the ID of a deleted one': async (eg) => {
      const path = await createdPath(eg);
      await eg.remove(path);
      return eg.get(path);
    },
  }),
  ...answers('deleteSubscription', 204, { 'an existing one': async (eg) => eg.remove(await createdPath(eg)) }),
  ...proves('deleteSubscription', {
    'does not prevent the deletion of its source': async (eg) => {
      const { channelId, sourceId, name } = await eg.source();
      const sources = [{ name, provider_type: 'CUSTOM', filter: {} }];
      const { id } = readMade(await create(eg, { channel_id: channelId, sources }));
      expect(expectRefusal(await eg.remove(`/channels/${channelId}`), 400, 'EG.00513000').error_msg).toContain(
        'source',
      );
      expect((await eg.remove(`/sources/${sourceId}`)).status).toBe(204);
      await eg.remove(`/subscriptions/${id}`);
    },
    'allows the deletion of its channel, which was refused before': async (eg) => {
      const channelId = await eg.channel();
      const { id } = readMade(await create(eg, { channel_id: channelId }));
      const refused = expectRefusal(await eg.remove(`/channels/${channelId}`), 400, 'EG.00513000');
      expect(refused.error_msg).toContain('subscription');
      await eg.remove(`/subscriptions/${id}`);
      expect((await eg.remove(`/channels/${channelId}`)).status).toBe(204);
    },
    "leaves another project's where it is": async (eg) => {
      const path = await createdPath(eg);
      const there = { token: eg.second, project: eg.secondProjectId };
      expect((await eg.call('DELETE', path, there)).status).toBe(404);
      expect((await eg.get(path)).status).toBe(200);
    },
    'frees its name': async (eg) => {
      const { id, name } = readMade(await create(eg));
      await eg.remove(`/subscriptions/${id}`);
      expect((await create(eg, { name })).status).toBe(200);
    },
  }),
  ...refuses('deleteSubscription', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.remove(UNKNOWN),
    'the same ID again': async (eg) => {
      const path = await createdPath(eg);
      await eg.remove(path);
      return eg.remove(path);
    },
  }),
  ...refuses('deleteSubscription', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.remove(await createdPath(eg), { token: eg.viewer }),
  }),
];

/**
 * Subscriptions: create, show, delete. Changes are in subscription-changes.ts, lists in lists.ts, delivery in
 * events.ts.
 */
export const subscriptions: ContractTable = { noun: 'subscriptions', options: [], cases: [...created, ...others] };
