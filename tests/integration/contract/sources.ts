import { expect } from 'vitest';
import { answers, type ContractTable, type Eg, naming, proves, readMade, readPage, refuses } from './contract-case';

const RABBITMQ = { instance_id: 'i-1', user_name: 'u', password: 'p-1', vhost_name: '/', queue_name: 'q' };
const ROCKETMQ = { group: 'g', topic: 't' };
const UNKNOWN = '/sources/00000000-0000-4000-8000-000000000000';

/** Creates a source on the channel `orders`, with a unique name by default. */
const create = (eg: Eg, fields: object = {}) =>
  eg.post('/sources', { name: eg.unique('source'), channel_id: eg.ordersId, ...fields });
const createNamed = (name: unknown) => (eg: Eg) => create(eg, { name });
const createdPath = async (eg: Eg, fields: object = {}) => `/sources/${readMade(await create(eg, fields)).id}`;
const officialPath = async (eg: Eg) => {
  const { items } = readPage(await eg.get('/sources?provider_type=OFFICIAL&limit=1'));
  return `/sources/${items[0]?.id}`;
};
const without = (detail: Record<string, string>, field: string) =>
  Object.fromEntries(Object.entries(detail).filter(([name]) => name !== field));

const created = [
  ...answers('createSource', 200, {
    'a name of 128 characters': createNamed('a'.repeat(128)),
    'a name of one digit': createNamed('7'),
    'a name with all signs that are allowed': createNamed('a.b-c_d9'),
    'a name that begins with hc but not hc.': createNamed('hcorders'),
    'the name hc': createNamed('hc'),
    'the name hc-x.y': createNamed('hc-x.y'),
    'a type that is null': (eg) => create(eg, { type: null }),
    'an application with some detail': (eg) => create(eg, { detail: { anything: [1, { deep: true }] } }),
    'a description of 255 characters': (eg) => create(eg, { description: 'd'.repeat(255) }),
    'a description that is null': (eg) => create(eg, { description: null }),
    'an application with `detail` {}': (eg) => create(eg, { type: 'APPLICATION', detail: {} }),
    'an application with `detail` null': (eg) => create(eg, { detail: null }),
    'a RabbitMQ source with all five fields': (eg) => create(eg, { type: 'RABBITMQ', detail: RABBITMQ }),
    'a RocketMQ source with group and topic': (eg) => create(eg, { type: 'ROCKETMQ', detail: ROCKETMQ }),
    'a field that no model has': (eg) => create(eg, { colour: 'blue' }),
  }),
  ...refuses('createSource', 400, 'EG.00513000', {
    ...naming('name', {
      'a name of 129 characters': createNamed('a'.repeat(129)),
      'an empty name': createNamed(''),
      'a name that is no text': createNamed(7),
      'no name': (eg) => eg.post('/sources', { channel_id: eg.ordersId }),
      'an uppercase name': createNamed('Orders'),
      'a name with a blank': createNamed('or ders'),
      'a name with an umlaut': createNamed('bücher'),
      'a name with a line break at its end': createNamed('orders\n'),
      'a name that begins with a dot': createNamed('.orders'),
      'a name that begins with a hyphen': createNamed('-orders'),
      'a name that begins with an underscore': createNamed('_orders'),
      'a name that begins with hc.': createNamed('hc.orders'),
    }),
    ...naming('channel_id', {
      'no channel_id': (eg) => eg.post('/sources', { name: eg.unique() }),
      'an empty channel_id': (eg) => create(eg, { channel_id: '' }),
    }),
    ...naming('description', {
      'a description of 256 characters': (eg) => create(eg, { description: 'd'.repeat(256) }),
      'a description that is no text': (eg) => create(eg, { description: 1 }),
    }),
    ...naming('type', {
      'a type that EventGrid does not know': (eg) => create(eg, { type: 'KAFKA' }),
      'a type in lowercase': (eg) => create(eg, { type: 'rabbitmq', detail: RABBITMQ }),
    }),
    ...naming('detail', {
      'a detail that is a text': (eg) => create(eg, { detail: '{}' }),
      'a detail that is a list': (eg) => create(eg, { detail: [] }),
      'a RabbitMQ source without detail': (eg) => create(eg, { type: 'RABBITMQ' }),
      'a RabbitMQ source whose detail is null': (eg) => create(eg, { type: 'RABBITMQ', detail: null }),
    }),
    ...Object.assign(
      {},
      ...Object.keys(RABBITMQ).map((field) =>
        naming(field, {
          [`a RabbitMQ source without ${field}`]: (eg: Eg) =>
            create(eg, { type: 'RABBITMQ', detail: without(RABBITMQ, field) }),
          [`a RabbitMQ source whose ${field} is a number`]: (eg: Eg) =>
            create(eg, { type: 'RABBITMQ', detail: { ...RABBITMQ, [field]: 1 } }),
        }),
      ),
    ),
    ...naming('group', {
      'a RocketMQ source without group': (eg) => create(eg, { type: 'ROCKETMQ', detail: { topic: 't' } }),
      'a RocketMQ source with an empty detail': (eg) => create(eg, { type: 'ROCKETMQ', detail: {} }),
    }),
    ...naming('topic', {
      'a RocketMQ source without topic': (eg) => create(eg, { type: 'ROCKETMQ', detail: { group: 'g' } }),
      'a RocketMQ source with an empty topic': (eg) =>
        create(eg, { type: 'ROCKETMQ', detail: { ...ROCKETMQ, topic: '' } }),
    }),
  }),
  ...refuses('createSource', 400, 'EG.00513005', {
    'an unknown channel': (eg) => create(eg, { channel_id: '00000000-0000-4000-8000-000000000000' }),
    'the official channel': (eg) => create(eg, { channel_id: eg.officialId }),
    'a channel_id of a NUL': (eg) => create(eg, { channel_id: '\u0000' }),
    'a channel_id of half a pair': (eg) => create(eg, { channel_id: '\ud800' }),
    'a channel of another project': (eg) =>
      eg.post(
        '/sources',
        { name: eg.unique(), channel_id: eg.ordersId },
        { token: eg.second, project: eg.secondProjectId },
      ),
  }),
  ...refuses('createSource', 400, 'EG.00513001', {
    'a name that is taken': async (eg) => {
      const { name } = readMade(await create(eg));
      return create(eg, { name });
    },
    'a name that is taken on another channel': async (eg) => {
      const { name } = readMade(await create(eg));
      return create(eg, { name, channel_id: await eg.channel() });
    },
  }),
  ...refuses('createSource', 403, 'EG.00014030', {
    'a read-only user': (eg) =>
      eg.post('/sources', { name: eg.unique(), channel_id: eg.ordersId }, { token: eg.viewer }),
  }),
  ...proves('createSource', {
    'keeps the numbers of `detail` as they were written, after a change too': async (eg) => {
      for (const detail of ['{"a":1.10,"b":[9007199254740993]}', '{"a":9007199254740993,"b":{"c":1.0}}', '{"a":1}']) {
        const name = eg.unique('number');
        const body = `{"name":"${name}","channel_id":"${eg.ordersId}","detail":${detail}}`;
        const made = await eg.post('/sources', body);
        const path = `/sources/${readMade(made).id}`;
        const changed = await eg.put(path, `{"detail":{"x":${detail}}}`);
        const seen = [made, changed, await eg.get(path), await eg.get(`/sources?name=${name}`)];
        for (const answer of seen) expect(answer.text).toContain(detail);
      }
    },
    'answers every field of a source': async (eg) => {
      const { status, json } = await create(eg, { name: 'billing-api', description: 'Bills' });
      expect([status, json]).toEqual([
        200,
        {
          id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          name: 'billing-api',
          label: 'billing-api',
          description: 'Bills',
          provider_type: 'CUSTOM',
          event_types: [],
          created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
          updated_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
          channel_id: eg.ordersId,
          channel_name: 'orders',
          type: 'APPLICATION',
          detail: {},
          status: 'RUNNING',
          error_info: {},
        },
      ]);
    },
    'returns `detail` as sent, including undocumented keys': async (eg) => {
      const detail = { ...ROCKETMQ, name: 'orders', enable_acl: false, instance_id: 'i-2' };
      expect((await create(eg, { type: 'ROCKETMQ', detail })).json).toMatchObject({ type: 'ROCKETMQ', detail });
    },
    'returns `detail` of an application as sent': async (eg) => {
      const detail = { anything: [1, { deep: true }] };
      expect((await create(eg, { detail })).json).toMatchObject({ detail });
    },
    'keeps in `detail` what a database could lose: NUL and a lone surrogate': async (eg) => {
      const detail = { key: 'x\u0000y\ud800z' };
      const { id } = readMade(await create(eg, { detail }));
      expect((await eg.get(`/sources/${id}`)).json).toMatchObject({ detail });
    },
    'keeps what it returned for a description with a NUL': async (eg) => {
      const { id, description } = readMade(await create(eg, { description: 'a\u0000b' }));
      expect((await eg.get(`/sources/${id}`)).json).toMatchObject({ description });
    },
    'gives a name to one of many concurrent creates': async (eg) => {
      const name = eg.unique('contested');
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(eg, { name })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)]);
    },
    'accepts a name that another project has': async (eg) => {
      const { name } = readMade(await create(eg));
      const there = { token: eg.second, project: eg.secondProjectId };
      const { items } = readPage(await eg.get('/channels?name=orders', there));
      expect((await eg.post('/sources', { name, channel_id: items[0]?.id }, there)).status).toBe(200);
    },
    'frees the name of a source that was deleted': async (eg) => {
      const { id, name } = readMade(await create(eg));
      await eg.remove(`/sources/${id}`);
      expect((await create(eg, { name })).status).toBe(200);
    },
  }),
];

const shown = [
  ...proves('showSource', {
    'returns the same as the create': async (eg) => {
      const made = await create(eg, { type: 'RABBITMQ', detail: RABBITMQ });
      expect((await eg.get(`/sources/${readMade(made).id}`)).json).toEqual(made.json);
    },
    'shows an official source with its label and event types': async (eg) => {
      const { status, json } = await eg.get(await officialPath(eg));
      expect([status, json]).toEqual([
        200,
        expect.objectContaining({
          name: expect.stringMatching(/^HC\./),
          provider_type: 'OFFICIAL',
          label: expect.any(String),
          channel_name: 'default',
          event_types: expect.arrayContaining([{ name: expect.any(String), description: expect.any(String) }]),
        }),
      ]);
    },
    'lets a read-only user read': async (eg) => {
      expect((await eg.get(await createdPath(eg), { token: eg.viewer })).status).toBe(200);
    },
  }),
  ...refuses('showSource', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.get(UNKNOWN),
    'an ID of another project': async (eg) =>
      eg.get(await createdPath(eg), { token: eg.second, project: eg.secondProjectId }),
    'the ID of a source that was deleted': async (eg) => {
      const path = await createdPath(eg);
      await eg.remove(path);
      return eg.get(path);
    },
    "a channel's ID": (eg) => eg.get(`/sources/${eg.ordersId}`),
  }),
];

const updated = [
  ...proves('updateSource', {
    'changes the description and nothing else': async (eg) => {
      const made = await create(eg, { description: 'old' });
      const path = `/sources/${readMade(made).id}`;
      const changed = { ...readMade(made), description: 'new', updated_time: expect.any(String) };
      expect((await eg.put(path, { description: 'new' })).json).toEqual(changed);
      expect((await eg.get(path)).json).toEqual(changed);
    },
    'replaces `detail` completely': async (eg) => {
      const path = await createdPath(eg, { type: 'ROCKETMQ', detail: { ...ROCKETMQ, instance_id: 'i' } });
      const detail = { group: 'g2', topic: 't2' };
      expect((await eg.put(path, { detail })).json).toMatchObject({ detail });
      expect((await eg.get(path)).json).toMatchObject({ detail });
    },
    'keeps `detail` when only a description is sent': async (eg) => {
      const path = await createdPath(eg, { type: 'RABBITMQ', detail: RABBITMQ });
      expect((await eg.put(path, { description: 'new' })).json).toMatchObject({ description: 'new', detail: RABBITMQ });
    },
    'changes nothing when it refuses': async (eg) => {
      const made = await create(eg, { type: 'ROCKETMQ', detail: ROCKETMQ });
      const path = `/sources/${readMade(made).id}`;
      for (const body of [{ description: 'd'.repeat(256) }, { detail: { group: 'g' } }, { detail: [] }]) {
        expect((await eg.put(path, { description: 'new', ...body })).status).toBe(400);
        expect((await eg.get(path)).json).toEqual(made.json);
      }
    },
    'updates updated_time': async (eg) => {
      const { id, created_time } = readMade(await create(eg));
      const change = async () => readMade(await eg.put(`/sources/${id}`, { description: 'new' }));
      await expect
        .poll(async () => Date.parse(String((await change()).updated_time)))
        .toBeGreaterThan(Date.parse(String(created_time)));
      expect((await change()).created_time).toBe(created_time);
    },
    'ignores name, type and channel_id': async (eg) => {
      const made = await create(eg);
      const changes = { name: 'other', type: 'ROCKETMQ', channel_id: eg.officialId };
      const answer = await eg.put(`/sources/${readMade(made).id}`, changes);
      expect([answer.status, answer.json]).toEqual([200, { ...readMade(made), updated_time: expect.any(String) }]);
    },
  }),
  ...answers('updateSource', 200, {
    'an empty object': async (eg) => eg.put(await createdPath(eg), {}),
    'a description of 255 characters': async (eg) => eg.put(await createdPath(eg), { description: 'd'.repeat(255) }),
    'a description that is null': async (eg) => eg.put(await createdPath(eg), { description: null }),
    '`detail` {} for an application': async (eg) => eg.put(await createdPath(eg), { detail: {} }),
    '`detail` null for an application': async (eg) => eg.put(await createdPath(eg), { detail: null }),
  }),
  ...refuses('updateSource', 400, 'EG.00513000', {
    'a description of 256 characters': async (eg) => eg.put(await createdPath(eg), { description: 'd'.repeat(256) }),
    'a `detail` without a mandatory field': async (eg) =>
      eg.put(await createdPath(eg, { type: 'RABBITMQ', detail: RABBITMQ }), { detail: without(RABBITMQ, 'password') }),
    '`detail` null for a RabbitMQ source': async (eg) =>
      eg.put(await createdPath(eg, { type: 'RABBITMQ', detail: RABBITMQ }), { detail: null }),
  }),
  ...refuses('updateSource', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.put(UNKNOWN, {}),
    'the ID of a source that was deleted': async (eg) => {
      const path = await createdPath(eg);
      await eg.remove(path);
      return eg.put(path, {});
    },
  }),
  ...refuses('updateSource', 403, 'EG.00514004', {
    'an official source': async (eg) => eg.put(await officialPath(eg), { description: 'x' }),
  }),
  ...refuses('updateSource', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.put(await createdPath(eg), {}, { token: eg.viewer }),
  }),
];

const deleted = [
  ...answers('deleteSource', 204, {
    'an application': async (eg) => eg.remove(await createdPath(eg)),
    'a message source': async (eg) => eg.remove(await createdPath(eg, { type: 'RABBITMQ', detail: RABBITMQ })),
  }),
  ...proves('deleteSource', {
    'does not touch a source of another project': async (eg) => {
      const path = await createdPath(eg);
      const there = { token: eg.second, project: eg.secondProjectId };
      expect((await eg.call('DELETE', path, there)).status).toBe(404);
      expect((await eg.get(path)).status).toBe(200);
    },
  }),
  ...refuses('deleteSource', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.remove(UNKNOWN),
    'the same ID again': async (eg) => {
      const path = await createdPath(eg);
      await eg.remove(path);
      return eg.remove(path);
    },
  }),
  ...refuses('deleteSource', 403, 'EG.00514004', {
    'an official source': async (eg) => eg.remove(await officialPath(eg)),
  }),
  ...refuses('deleteSource', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.remove(await createdPath(eg), { token: eg.viewer }),
  }),
];

/** Sources: create, show, update, delete. Lists are in lists.ts. */
export const sources: ContractTable = {
  noun: 'sources',
  options: [],
  cases: [...created, ...shown, ...updated, ...deleted],
};
