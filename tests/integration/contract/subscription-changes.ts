import { expect } from 'vitest';
import * as z from 'zod/mini';
import {
  answers,
  type ContractTable,
  type Eg,
  expectRefusal,
  naming,
  proves,
  readMade,
  refuses,
} from './contract-case';

const UNKNOWN = '/subscriptions/00000000-0000-4000-8000-000000000000';
const OF_SOURCE = { source: [{ op: 'StringIn', values: ['HC.OBS'] }] };
const SOURCE = { name: 'HC.OBS', provider_type: 'OFFICIAL', filter: OF_SOURCE };
const TARGET = {
  name: 'HTTPS',
  provider_type: 'CUSTOM',
  detail: { url: 'http://127.0.0.1:9/a' },
  transform: { type: 'ORIGINAL' },
};
const SOURCE_ID = '5c0f7c1e-1111-4c4d-8e9f-0a1b2c3d4e5f';
const TARGET_ID = '5c0f7c1e-2222-4c4d-8e9f-0a1b2c3d4e5f';
const OTHER_ID = '5c0f7c1e-3333-4c4d-8e9f-0a1b2c3d4e5f';
const ANY_ID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const create = (eg: Eg, fields: object = {}) =>
  eg.post('/subscriptions', {
    name: eg.unique('Changed'),
    channel_id: eg.ordersId,
    sources: [{ ...SOURCE, id: SOURCE_ID }],
    targets: [{ ...TARGET, id: TARGET_ID }],
    ...fields,
  });
const subscriptionSchema = z.looseObject({
  id: z.string(),
  description: z.nullable(z.string()),
  status: z.string(),
  created_time: z.string(),
  updated_time: z.string(),
  sources: z.array(z.looseObject({ id: z.string(), created_time: z.string() })),
  targets: z.array(z.looseObject({ id: z.string(), created_time: z.string() })),
});
const created = async (eg: Eg, fields: object = {}) => {
  const made = subscriptionSchema.parse((await create(eg, fields)).json);
  return { ...made, path: `/subscriptions/${made.id}` };
};
const shown = async (eg: Eg, path: string) => subscriptionSchema.parse((await eg.get(path)).json);
const put = (body: object) => async (eg: Eg) => eg.put((await created(eg)).path, body);

const updates = [
  ...proves('updateSubscription', {
    'replaces a list that is sent, and lets an absent one stay': async (eg) => {
      const { path, sources, description } = await created(eg, { description: 'kept' });
      const targets = [{ ...TARGET, detail: { url: 'https://example.com/b' } }];
      const { status, json } = await eg.put(path, { targets });
      expect(status).toBe(200);
      expect(json).toMatchObject({ description, sources, targets: [{ ...targets[0], id: ANY_ID }] });
      expect(json).toMatchObject({ targets: [{ id: expect.not.stringContaining(TARGET_ID) }] });
      expect((await eg.get(path)).json).toEqual(json);
    },
    'updates the entry whose ID exists, and makes any other': async (eg) => {
      const { path, targets: before } = await created(eg);
      const targets = [
        { ...TARGET, id: TARGET_ID, retry_times: 13 },
        { ...TARGET, id: OTHER_ID },
      ];
      const { json } = await eg.put(path, { targets });
      const after = subscriptionSchema.parse(json);
      expect(after.targets).toMatchObject(targets);
      expect(after.targets[0]?.created_time).toBe(before[0]?.created_time);
      expect(Object.keys(after.targets[1] ?? {})).not.toContain('retry_times');
    },
    'clears a description by an empty one, as Terraform does': async (eg) => {
      const { path } = await created(eg, { description: 'old' });
      expect((await eg.put(path, { description: '' })).json).toMatchObject({ description: '' });
    },
    'ignores name and channel, which are fixed': async (eg) => {
      const { path, id } = await created(eg);
      const before = await shown(eg, path);
      const { json } = await eg.put(path, { name: 'Another', channel_id: 'another' });
      expect(json).toEqual({ ...before, id, updated_time: expect.any(String) });
    },
    'works on an enabled and on a disabled one, whose status stays': async (eg) => {
      const { path, id } = await created(eg);
      expect((await eg.put(path, { description: 'a' })).json).toMatchObject({ status: 'ENABLED' });
      await eg.post('/subscriptions/operation', { subscription_ids: [id], operation: 'DISABLE' });
      expect((await eg.put(path, { description: 'b' })).json).toMatchObject({ status: 'DISABLED' });
    },
    'answers what was sent and no more: no null, no key that was not sent, no key without a name': async (eg) => {
      const { path } = await created(eg);
      const source = { id: SOURCE_ID, ...SOURCE };
      const target = { id: TARGET_ID, ...TARGET, transform: { type: 'ORIGINAL', value: '' } };
      const unset = { connection_id: null, kafka_detail: null, dead_letter_queue: null, retry_times: null };
      await eg.put(path, { sources: [{ ...source, detail: null, '': {} }], targets: [{ ...target, ...unset }] });
      const times = { created_time: expect.any(String), updated_time: expect.any(String) };
      const after = await shown(eg, path);
      expect([after.sources, after.targets]).toEqual([[{ ...source, ...times }], [{ ...target, ...times }]]);
    },
    'keeps numbers as they were written': async (eg) => {
      const { path } = await created(eg);
      const filter =
        '{"source":[{"op":"StringIn","values":["HC.OBS"]}],"data":{"n":[{"op":"NumberIn","values":[1.10,9007199254740993]}]}}';
      const body = `{"sources":[{"name":"HC.OBS","provider_type":"OFFICIAL","filter":${filter}}]}`;
      expect((await eg.put(path, body)).text).toContain(filter);
      expect((await eg.get(path)).text).toContain(filter);
    },
    "takes a list as Terraform's target has it": async (eg) => {
      const kafka = { topic: 'orders', keyTransform: [{ type: 'CONSTANT', value: 'key' }] };
      const target = {
        name: 'HC.Kafka',
        provider_type: 'OFFICIAL',
        kafka_detail: kafka,
        transform: { type: 'ORIGINAL' },
      };
      const { path } = await created(eg);
      expect((await eg.put(path, { targets: [target] })).json).toMatchObject({ targets: [target] });
    },
    'changes nothing by a request that is refused': async (eg) => {
      const { path } = await created(eg);
      const before = await shown(eg, path);
      const targets = [TARGET, { ...TARGET, detail: { url: 'no address' } }];
      expectRefusal(await eg.put(path, { description: 'new', targets }), 400, 'EG.00513003');
      expect(await shown(eg, path)).toEqual(before);
    },
    'takes the parameter of the enterprise project, like every operation on subscriptions': async (eg) => {
      const { path, id } = await created(eg);
      const query = '?enterprise_project_id=0';
      const name = eg.unique('Enterprise');
      const body = { name, channel_id: eg.ordersId, sources: [SOURCE], targets: [TARGET] };
      const operated = { subscription_ids: [id], operation: 'ENABLE' };
      const other = `${path}/targets/${OTHER_ID}`;
      const statuses = [
        await eg.post(`/subscriptions${query}`, body),
        await eg.get(`${path}${query}`),
        await eg.put(`${path}${query}`, {}),
        await eg.post(`/subscriptions/operation${query}`, operated),
        await eg.put(`${path}/sources/${SOURCE_ID}${query}`, SOURCE),
        await eg.post(`${path}/targets${query}`, { ...TARGET, id: OTHER_ID }),
        await eg.get(`${other}${query}`),
        await eg.put(`${other}${query}`, TARGET),
        await eg.remove(`${other}${query}`),
        await eg.remove(`${path}${query}`),
      ].map(({ status }) => status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 204, 204]);
      await eg.remove(`/subscriptions/${readMade(await eg.get(`/subscriptions?name=${name}`).then(firstItem)).id}`);
    },
  }),
  ...refuses('updateSubscription', 400, 'EG.00513000', {
    ...naming('sources', {
      'an empty list of sources': put({ sources: [] }),
      'two sources': put({ sources: [SOURCE, SOURCE] }),
    }),
    ...naming('targets', {
      'an empty list of targets': put({ targets: [] }),
      'two targets with one ID': put({ targets: Array(2).fill({ ...TARGET, id: TARGET_ID }) }),
    }),
    'a source ID of 31 characters': put({ sources: [{ ...SOURCE, id: 'a'.repeat(31) }] }),
    'a target ID in capital letters': put({ targets: [{ ...TARGET, id: TARGET_ID.toUpperCase() }] }),
    'a detail of 1,025 bytes': put({ sources: [{ ...SOURCE, detail: { a: 'x'.repeat(1025 - 8) } }] }),
    'a dead letter queue without a topic': put({
      targets: [{ ...TARGET, dead_letter_queue: { type: 'KAFKA', instance_id: 'i', connection_id: 'c' } }],
    }),
    'a retry_times below 0': put({ targets: [{ ...TARGET, retry_times: -1 }] }),
    'a custom source that the channel does not have': put({
      sources: [{ ...SOURCE, name: 'nobody', id: 'a'.repeat(32), provider_type: 'CUSTOM' }],
    }),
  }),
  ...refuses('updateSubscription', 400, 'EG.00513003', {
    ...naming('targets.0.detail.url', { 'a webhook without a URL': put({ targets: [{ ...TARGET, detail: {} }] }) }),
    ...naming('detail.urn', {
      'a function without a URN': put({ targets: [{ ...TARGET, name: 'HC.FunctionGraph' }] }),
    }),
    ...naming('smn_detail.urn', { 'a topic without a URN': put({ targets: [{ ...TARGET, name: 'HC.SMN' }] }) }),
    ...naming('eg_detail.agency_name', {
      'a channel without an agency': put({
        targets: [
          {
            ...TARGET,
            name: 'HC.EG',
            eg_detail: { target_project_id: 'p', target_channel_id: 'c', target_region: 'r' },
          },
        ],
      }),
    }),
  }),
  ...refuses('updateSubscription', 400, 'EG.00513004', {
    'a filter without source': put({ sources: [{ ...SOURCE, filter: { type: [{ op: 'IsNull' }] } }] }),
  }),
  ...refuses('updateSubscription', 403, 'EG.00514003', { 'six targets': put({ targets: Array(6).fill(TARGET) }) }),
  ...refuses('updateSubscription', 403, 'EG.00514004', {
    'a source of another provider': async (eg) => {
      const { channelId, name } = await eg.source();
      const { path } = await created(eg, { channel_id: channelId });
      return eg.put(path, { sources: [{ ...SOURCE, name, provider_type: 'CUSTOM' }] });
    },
  }),
  ...refuses('updateSubscription', 404, 'EG.00014040', { 'an unknown ID': (eg) => eg.put(UNKNOWN, {}) }),
  ...refuses('updateSubscription', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.put((await created(eg)).path, {}, { token: eg.viewer }),
  }),
];

const firstItem = (answer: Awaited<ReturnType<Eg['get']>>) => ({
  ...answer,
  json: z.object({ items: z.array(z.unknown()) }).parse(answer.json).items[0],
});

const operate = (eg: Eg, subscription_ids: unknown, operation: unknown = 'DISABLE') =>
  eg.post('/subscriptions/operation', { subscription_ids, operation });

const operations = [
  ...proves('executeSubscriptionOperation', {
    'disables and enables, with the ID alone in a good entry': async (eg) => {
      const { id, path } = await created(eg);
      const done = { failed_count: 0, events: [{ subscription_id: id }] };
      expect((await operate(eg, [id])).json).toEqual(done);
      expect((await shown(eg, path)).status).toBe('DISABLED');
      expect((await operate(eg, [id], 'ENABLE')).json).toEqual(done);
      expect((await shown(eg, path)).status).toBe('ENABLED');
    },
    'succeeds when it already is what was requested': async (eg) => {
      const { id } = await created(eg);
      expect((await operate(eg, [id], 'ENABLE')).json).toMatchObject({ failed_count: 0 });
    },
    'carries out the rest beside an unknown ID, in the order of the request': async (eg) => {
      const [first, second] = [await created(eg), await created(eg)];
      const { status, json } = await operate(eg, [first.id, 'unknown', second.id]);
      const unknown = { subscription_id: 'unknown', error_code: 'EG.00014040', error_msg: expect.any(String) };
      const events = [{ subscription_id: first.id }, unknown, { subscription_id: second.id }];
      expect([status, json]).toEqual([200, { failed_count: 1, events }]);
      expect((await shown(eg, second.path)).status).toBe('DISABLED');
    },
    "counts another project's as unknown": async (eg) => {
      const { id, path } = await created(eg);
      const there = { token: eg.second, project: eg.secondProjectId };
      const body = { subscription_ids: [id], operation: 'DISABLE' };
      expect((await eg.post('/subscriptions/operation', body, there)).json).toMatchObject({ failed_count: 1 });
      expect((await shown(eg, path)).status).toBe('ENABLED');
    },
    'leaves the check of its source as it is': async (eg) => {
      const { channelId, name } = await eg.source();
      const source = { name, provider_type: 'CUSTOM', filter: {} };
      const { id } = await created(eg, { channel_id: channelId, sources: [source] });
      await operate(eg, [id]);
      const body = { sources: [{ channel_id: channelId, source_name: name }] };
      expect((await eg.post('/events/check', body)).json).toMatchObject({ failed_count: 0 });
    },
    'takes 10 and refuses 11': async (eg) => {
      expect((await operate(eg, Array(10).fill('unknown'))).json).toMatchObject({ failed_count: 10 });
      expectRefusal(await operate(eg, Array(11).fill('unknown')), 400, 'EG.00513000');
    },
  }),
  ...refuses('executeSubscriptionOperation', 400, 'EG.00513000', {
    'no IDs': (eg) => eg.post('/subscriptions/operation', { operation: 'ENABLE' }),
    'an empty list of IDs': (eg) => operate(eg, []),
    'another word': (eg) => operate(eg, ['a'], 'PAUSE'),
    'no operation': (eg) => eg.post('/subscriptions/operation', { subscription_ids: ['a'] }),
  }),
  ...refuses('executeSubscriptionOperation', 403, 'EG.00014030', {
    'a read-only user': (eg) => eg.post('/subscriptions/operation', {}, { token: eg.viewer }),
  }),
];

const putSource =
  (fields: object, id = SOURCE_ID) =>
  async (eg: Eg) =>
    eg.put(`${(await created(eg)).path}/sources/${id}`, { ...SOURCE, ...fields });

const sourceChanges = [
  ...proves('updateSubscriptionSource', {
    'replaces the source and answers it; its ID stays': async (eg) => {
      const { path, targets } = await created(eg);
      const body = { ...SOURCE, id: OTHER_ID, filter: { ...OF_SOURCE, type: [{ op: 'IsNotNull' }] } };
      const { status, json } = await eg.put(`${path}/sources/${SOURCE_ID}`, body);
      expect([status, json]).toEqual([200, expect.objectContaining({ ...body, id: SOURCE_ID })]);
      expect(await shown(eg, path)).toMatchObject({ sources: [json], targets });
    },
    'keeps the detail of an official source': async (eg) => {
      const detail = { bucket: 'photos', event_type: ['OBS:DWR:ObjectCreated:Put'], objectKeyEncode: true };
      expect((await putSource({ detail })(eg)).json).toMatchObject({ detail });
    },
  }),
  ...refuses('updateSubscriptionSource', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.put(`${UNKNOWN}/sources/${SOURCE_ID}`, SOURCE),
    'an unknown source': putSource({}, OTHER_ID),
  }),
  ...refuses('updateSubscriptionSource', 400, 'EG.00513004', {
    'a filter that is not valid': putSource({ filter: { source: [] } }),
  }),
  ...refuses('updateSubscriptionSource', 400, 'EG.00513000', { 'a source without a name': putSource({ name: '' }) }),
  ...refuses('updateSubscriptionSource', 403, 'EG.00514004', {
    'a source of another provider': putSource({ provider_type: 'PARTNER' }),
  }),
];

const postTarget = (fields: object) => async (eg: Eg) =>
  eg.post(`${(await created(eg)).path}/targets`, { ...TARGET, ...fields });
const putTarget =
  (fields: object, id = TARGET_ID) =>
  async (eg: Eg) =>
    eg.put(`${(await created(eg)).path}/targets/${id}`, { ...TARGET, ...fields });
const times = { created_time: expect.any(String), updated_time: expect.any(String) };

const targets = [
  ...proves('createSubscriptionTarget', {
    'adds a target with the ID that was chosen': async (eg) => {
      const { path } = await created(eg);
      const body = { ...TARGET, id: OTHER_ID, retry_times: 0 };
      const { status, json } = await eg.post(`${path}/targets`, body);
      expect([status, json]).toEqual([200, { ...body, ...times }]);
      expect((await shown(eg, path)).targets.map(({ id }) => id)).toEqual([TARGET_ID, OTHER_ID]);
    },
    'makes an ID without one': async (eg) => {
      expect((await postTarget({ id: null })(eg)).json).toEqual({ ...TARGET, id: ANY_ID, ...times });
    },
    'takes secret header values of API Gateway as they are': async (eg) => {
      const header = { key: 'X-Key', value: 'secret', is_value_secret: true };
      const apigw_detail = {
        url: 'https://example.com/a',
        invocation_http_parameters: { header_parameters: [header] },
      };
      const body = { name: 'HC.APIGW', provider_type: 'OFFICIAL', detail: undefined, apigw_detail };
      expect((await postTarget(body)(eg)).json).toMatchObject({ apigw_detail });
    },
  }),
  ...refuses('createSubscriptionTarget', 403, 'EG.00514003', {
    'the sixth target': async (eg) => {
      const { path } = await created(eg, { targets: Array(5).fill(TARGET) });
      return eg.post(`${path}/targets`, TARGET);
    },
  }),
  ...refuses('createSubscriptionTarget', 400, 'EG.00513000', {
    'an ID that is taken': postTarget({ id: TARGET_ID }),
    'no transform': postTarget({ transform: undefined }),
    'a connection ID of 65 characters': postTarget({ connection_id: 'c'.repeat(65) }),
    'a name of 129 characters': postTarget({ name: 'n'.repeat(129) }),
  }),
  ...refuses('createSubscriptionTarget', 400, 'EG.00513003', {
    'a URL of another scheme': postTarget({ detail: { url: 'ftp://a/' } }),
  }),
  ...refuses('createSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.post(`${UNKNOWN}/targets`, TARGET),
  }),
  ...proves('showSubscriptionTarget', {
    'answers what the create answered': async (eg) => {
      const { path } = await created(eg);
      const { json } = await eg.post(`${path}/targets`, { ...TARGET, id: OTHER_ID });
      expect((await eg.get(`${path}/targets/${OTHER_ID}`)).json).toEqual(json);
    },
    'lets a read-only user read': async (eg) => {
      const { path } = await created(eg);
      expect((await eg.get(`${path}/targets/${TARGET_ID}`, { token: eg.viewer })).status).toBe(200);
    },
  }),
  ...refuses('showSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.get(`${UNKNOWN}/targets/${TARGET_ID}`),
    'an unknown target': async (eg) => eg.get(`${(await created(eg)).path}/targets/${OTHER_ID}`),
    "another subscription's target": async (eg) => {
      await create(eg, { targets: [{ ...TARGET, id: OTHER_ID }] });
      return eg.get(`${(await created(eg)).path}/targets/${OTHER_ID}`);
    },
  }),
  ...proves('updateSubscriptionTarget', {
    'replaces the target; its ID stays, whatever the body says': async (eg) => {
      const { path } = await created(eg, { targets: [{ ...TARGET, id: TARGET_ID, retry_times: 5 }] });
      const body = { ...TARGET, id: OTHER_ID, transform: { type: 'CONSTANT', value: 'x' } };
      const { status, json } = await eg.put(`${path}/targets/${TARGET_ID}`, body);
      expect([status, json]).toEqual([200, { ...body, id: TARGET_ID, ...times }]);
      expect((await shown(eg, path)).targets).toEqual([json]);
    },
  }),
  ...refuses('updateSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.put(`${UNKNOWN}/targets/${TARGET_ID}`, TARGET),
    'an unknown target': putTarget({}, OTHER_ID),
  }),
  ...refuses('updateSubscriptionTarget', 400, 'EG.00513003', { 'no URL': putTarget({ detail: null }) }),
  ...refuses('updateSubscriptionTarget', 400, 'EG.00513000', {
    'an unknown transform': putTarget({ transform: { type: 'REVERSED' } }),
  }),
  ...answers('deleteSubscriptionTarget', 204, {
    'one of two targets': async (eg) => {
      const { path } = await created(eg, { targets: [TARGET, { ...TARGET, id: OTHER_ID }] });
      return eg.remove(`${path}/targets/${OTHER_ID}`);
    },
  }),
  ...refuses('deleteSubscriptionTarget', 400, 'EG.00513000', {
    'the last target': async (eg) => eg.remove(`${(await created(eg)).path}/targets/${TARGET_ID}`),
  }),
  ...refuses('deleteSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.remove(`${UNKNOWN}/targets/${TARGET_ID}`),
    'an unknown target': async (eg) => eg.remove(`${(await created(eg)).path}/targets/${OTHER_ID}`),
  }),
  ...refuses('deleteSubscriptionTarget', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.remove(`${(await created(eg)).path}/targets/a`, { token: eg.viewer }),
  }),
];

const catalogSchema = z.object({
  total: z.int(),
  size: z.int(),
  items: z.array(z.looseObject({ name: z.string(), support_types: z.array(z.string()) })),
});
const catalog = async (eg: Eg, query = '') => catalogSchema.parse((await eg.get(`/target-catalogs${query}`)).json);
const named = async (eg: Eg, query = '') => (await catalog(eg, query)).items.map(({ name }) => name);

const catalogs = [
  ...proves('listTargetCatalogs', {
    'lists what a subscription can have, each with its types': async (eg) => {
      const { total, size, items } = await catalog(eg);
      expect([total, size]).toEqual([items.length, items.length]);
      expect(items.map(({ name }) => name).toSorted()).toEqual(
        ['HC.APIGW', 'HC.EG', 'HC.FunctionGraph', 'HC.Kafka', 'HC.SMN', 'HTTPS'].toSorted(),
      );
      expect(items.every(({ support_types }) => support_types.includes('SUBSCRIPTION'))).toBe(true);
    },
    'finds by part of the label': async (eg) => {
      expect(await named(eg, '?fuzzy_label=Notification')).toEqual(['HC.SMN']);
      expect(await named(eg, '?fuzzy_label=nothing')).toEqual([]);
    },
    'finds what has both types, when both are requested': async (eg) => {
      const both = await named(eg, '?support_types=SUBSCRIPTION&support_types=FLOW');
      expect(both.length).toBeGreaterThan(0);
      expect(both).toEqual(await named(eg, '?support_types=FLOW'));
      expect((await named(eg, '?support_types=SUBSCRIPTION')).length).toBeGreaterThan(both.length);
    },
    'sorts by creation in both directions': async (eg) => {
      const names = await named(eg);
      expect(await named(eg, '?sort=created_time:ASC')).toEqual(names.toReversed());
      expect(await named(eg, '?sort=updated_time:DESC')).toEqual(names);
    },
    'returns a page': async (eg) => {
      const names = await named(eg);
      expect(await named(eg, '?limit=2&offset=1')).toEqual(names.slice(1, 3));
      expect(await named(eg, '?offset=100')).toEqual([]);
    },
  }),
  ...refuses('listTargetCatalogs', 400, 'EG.00014000', {
    'an unknown type': (eg) => eg.get('/target-catalogs?support_types=PLANET'),
    'sorting by label': (eg) => eg.get('/target-catalogs?sort=label:ASC'),
  }),
];

/** Changes of subscriptions, their status, source and targets, and the catalog of targets. */
export const subscriptionChanges: ContractTable = {
  noun: 'changes of subscriptions',
  options: [],
  cases: [...updates, ...operations, ...sourceChanges, ...targets, ...catalogs],
};
