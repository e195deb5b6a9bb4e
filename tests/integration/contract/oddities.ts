import { expect } from 'vitest';
import { answers, type ContractTable, type Eg, namesOf, proves, readMade, refuses } from './contract-case';

const ROCKETMQ = { group: 'g', topic: 't' };
const PLAIN_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const create = (eg: Eg, fields: object = {}) =>
  eg.post('/sources', { name: eg.unique('odd'), channel_id: eg.ordersId, ...fields });
const plainTimes = { created_time: expect.stringMatching(PLAIN_TIME), updated_time: expect.stringMatching(PLAIN_TIME) };

const cases = [
  ...proves('createSource', {
    'returns `detail` as JSON in a string, from create, show and lists': async (eg) => {
      const made = readMade(await create(eg, { type: 'ROCKETMQ', detail: ROCKETMQ }));
      expect(JSON.parse(String(made.detail))).toEqual(ROCKETMQ);
      expect((await eg.get(`/sources/${made.id}`)).json).toEqual(made);
      expect((await eg.get(`/sources?name=${made.name}`)).json).toMatchObject({ items: [made] });
    },
    'returns times without T and zone': async (eg) => {
      expect(readMade(await create(eg))).toMatchObject(plainTimes);
    },
    'accepts as many sources as --quota says and refuses the next': async (eg) => {
      for (let made = 0; made < 3; made += 1) expect((await create(eg)).status).toBe(200);
      expect((await create(eg)).json).toMatchObject({ error_code: 'EG.00514003' });
    },
  }),
  ...proves('createChannel', {
    'returns times without T and zone': async (eg) => {
      expect(readMade(await eg.post('/channels', { name: eg.unique('odd') }))).toMatchObject(plainTimes);
    },
    'accepts as many channels as --quota CHANNEL= says and refuses the next': async (eg) => {
      // The seed created the first one.
      expect((await eg.post('/channels', { name: eg.unique('odd') })).status).toBe(200);
      const next = await eg.post('/channels', { name: eg.unique('odd') });
      expect(next.json).toMatchObject({ error_code: 'EG.00514003' });
    },
  }),
  ...proves('listQuotas', {
    'lists the limits that --quota sets': async (eg) => {
      for (const [type, quota] of [
        ['SOURCE', 3],
        ['CHANNEL', 2],
      ]) {
        const resources = [expect.objectContaining({ type, quota })];
        expect((await eg.get(`/quotas?type=${type}`)).json).toEqual({ quotas: { resources } });
      }
    },
  }),
  ...proves('createSubscription', {
    'accepts as many on a channel as --quota CHANNEL_SUBSCRIPTION= says and refuses the next': async (eg) => {
      const sources = [{ name: 'HC.OBS', provider_type: 'OFFICIAL', filter: {} }];
      const targets = [
        {
          name: 'HC.FunctionGraph',
          provider_type: 'OFFICIAL',
          detail: { urn: 'urn:fss:cn-north-4:p:function:default:f:latest' },
          transform: { type: 'ORIGINAL' },
        },
      ];
      const subscribe = () =>
        eg.post('/subscriptions', { name: eg.unique('odd'), channel_id: eg.ordersId, sources, targets });
      for (let made = 0; made < 2; made += 1) expect((await subscribe()).status).toBe(200);
      expect((await subscribe()).json).toMatchObject({ error_code: 'EG.00514003' });
    },
  }),
  ...proves('updateSubscription', {
    'refuses to change what is enabled, and changes it once it is disabled': async (eg) => {
      const body = {
        name: eg.unique('odd'),
        channel_id: eg.ordersId,
        sources: [{ name: 'HC.OBS', provider_type: 'OFFICIAL', filter: {} }],
        targets: [{ name: 'web', provider_type: 'CUSTOM', transform: { type: 'ORIGINAL' } }],
      };
      const { id } = readMade(await eg.post('/subscriptions', body));
      const operate = (operation: string) => eg.post('/subscriptions/operation', { subscription_ids: [id], operation });
      const refused = { error_code: 'EG.00513002', error_msg: 'invalid subscription status' };
      for (const path of ['', '/targets/a', '/sources/a']) {
        const part = path === '' ? body : path === '/sources/a' ? body.sources[0] : body.targets[0];
        expect(await eg.put(`/subscriptions/${id}${path}`, part)).toMatchObject({ status: 400, json: refused });
      }
      expect((await eg.post(`/subscriptions/${id}/targets`, body.targets[0])).json).toMatchObject(refused);
      expect((await eg.remove(`/subscriptions/${id}/targets/a`)).json).toMatchObject(refused);
      await operate('DISABLE');
      const changed = await eg.put(`/subscriptions/${id}`, { description: 'new' });
      expect(changed.json).toMatchObject({ description: 'new', status: 'DISABLED' });
      expect((await operate('ENABLE')).json).toMatchObject({ failed_count: 0 });
    },
  }),
  ...proves('listSources', {
    'returns the last record, which is before the end': async (eg) => {
      const { name } = readMade(await create(eg));
      await create(eg);
      expect(namesOf(await eg.get('/sources?fuzzy_name=odd&sort=created_time:ASC&limit=1&offset=0'))).toEqual([name]);
      expect(namesOf(await eg.get('/sources?fuzzy_name=odd&offset=1'))).toHaveLength(1);
    },
  }),
  ...refuses('listSources', 400, 'APIGW.0106', {
    'an offset at the end': async (eg) => {
      const { name } = readMade(await create(eg));
      return eg.get(`/sources?name=${name}&offset=1`);
    },
    'an offset past the end': (eg) => eg.get('/sources?name=nobody&offset=7'),
  }),
  ...answers('listSources', 200, {
    'an offset of 0 of an empty list': (eg) => eg.get('/sources?name=nobody&offset=0'),
  }),
  ...refuses('listSources', 400, 'EG.00014000', {
    'an offset above --offset-max': (eg) => eg.get('/sources?offset=11'),
  }),
  ...answers('listChannels', 200, { 'an offset of --offset-max': (eg) => eg.get('/channels?offset=10') }),
  ...refuses('listChannels', 400, 'EG.00014000', {
    'an offset above --offset-max': (eg) => eg.get('/channels?offset=11'),
  }),
];

const flags = [
  '--detail-as',
  'string',
  '--times',
  'plain',
  '--offset-past-end',
  'refused',
  '--offset-max',
  '10',
  '--edit-enabled',
  'refused',
];

/** Behavior of one edition or another of the real EventGrid, each switched on with a flag. */
export const oddities: ContractTable = {
  noun: 'oddities',
  options: [...flags, '--quota', '3', '--quota', 'CHANNEL=2', '--quota', 'CHANNEL_SUBSCRIPTION=2'],
  cases,
};
