import { expect } from 'vitest';
import * as z from 'zod/mini';
import {
  created,
  OF_SOURCE,
  OTHER_ID,
  SOURCE,
  SOURCE_ID,
  shown,
  subscriptionSchema,
  TARGET,
  TARGET_ID,
  UNKNOWN,
} from './changed-subscription';
import { type ContractTable, type Eg, expectRefusal, naming, proves, readMade, refuses, UUID } from './contract-case';

const put = (body: object) => async (eg: Eg) => eg.put((await created(eg)).path, body);

const updates = [
  ...proves('updateSubscription', {
    'replaces a list that is sent, and lets an absent one stay': async (eg) => {
      const { path, sources, description } = await created(eg, { description: 'kept' });
      const targets = [{ ...TARGET, detail: { url: 'https://example.com/b' } }];
      const { status, json } = await eg.put(path, { targets });
      expect(status).toBe(200);
      expect(json).toMatchObject({ description, sources, targets: [{ ...targets[0], id: UUID }] });
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

/** Changes of subscriptions, their status and their source. */
export const subscriptionChanges: ContractTable = {
  noun: 'changes of subscriptions',
  options: [],
  cases: [...updates, ...operations, ...sourceChanges],
};
