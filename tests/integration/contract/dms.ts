import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer, Ask } from '../../support/eventgrid-client';
import { answers, type ContractTable, type Eg, expectRefusal, NOBODY, naming, proves, refuses } from './contract-case';

type Engine = 'rabbitmq' | 'rocketmq';
/** Paths of DMS, which has the project elsewhere. */
const instances = (eg: Eg, rest = '', project = eg.projectId) => `/v2/${project}/instances${rest}`;
const rabbitmq = (eg: Eg, rest: string) => `/v2/rabbitmq/${eg.projectId}/instances${rest}`;
const get = (eg: Eg, path: string, ask: Ask = {}) => eg.client.send('GET', path, { token: eg.admin, ...ask });

const instancesPage = z.object({
  instances: z.array(z.looseObject({ instance_id: z.string(), name: z.string(), status: z.string() })),
  instance_num: z.int(),
});
const listed = async (eg: Eg, query: string) => instancesPage.parse((await get(eg, instances(eg, query))).json);
const namesOf = async (eg: Eg, query: string) => (await listed(eg, query)).instances.map(({ name }) => name);
const idOf = async (eg: Eg, name: string): Promise<string> => {
  const engine: Engine = name.startsWith('rabbitmq') ? 'rabbitmq' : 'rocketmq';
  const [found] = (await listed(eg, `?engine=${engine}&name=${name}&exact_match_name=true`)).instances;
  return found?.instance_id ?? '';
};
const at = async (eg: Eg, name: string, rest = '') => instances(eg, `/${await idOf(eg, name)}${rest}`);
const atRabbitmq = async (eg: Eg, rest: string) => rabbitmq(eg, `/${await idOf(eg, 'rabbitmq-orders')}${rest}`);

const NETWORK = {
  vpc_id: expect.any(String),
  vpc_name: 'vpc-local',
  subnet_id: expect.any(String),
  security_group_id: expect.any(String),
  ssl_enable: false,
  created_at: expect.stringMatching(/^\d{13}$/),
};

const ofInstances = [
  ...proves('listDmsInstances', {
    'lists those of an engine, RocketMQ under both names, without what could not be created': async (eg) => {
      expect(await namesOf(eg, '?engine=rabbitmq')).toEqual(['rabbitmq-old', 'rabbitmq-orders']);
      const names = ['rocketmq-open', 'rocketmq-orders'];
      expect(await namesOf(eg, '?engine=rocketmq')).toEqual(names);
      expect(await namesOf(eg, '?engine=reliability')).toEqual(names);
      expect(await namesOf(eg, '?engine=rocketmq&include_failure=true')).toEqual(['rocketmq-failed', ...names]);
      expect(await namesOf(eg, '?engine=rocketmq&include_failure=false')).toEqual(names);
    },
    'finds by a part of a name, by a whole one, by ID and by status': async (eg) => {
      expect(await namesOf(eg, '?engine=rabbitmq&name=orders')).toEqual(['rabbitmq-orders']);
      expect(await namesOf(eg, '?engine=rabbitmq&name=orders&exact_match_name=true')).toEqual([]);
      expect(await namesOf(eg, '?engine=rabbitmq&name=rabbitmq-old&exact_match_name=true')).toEqual(['rabbitmq-old']);
      const id = await idOf(eg, 'rocketmq-open');
      expect(await namesOf(eg, `?engine=rocketmq&instance_id=${id}`)).toEqual(['rocketmq-open']);
      expect(await namesOf(eg, `?engine=rabbitmq&instance_id=${id}`)).toEqual([]);
      expect(await namesOf(eg, '?engine=rabbitmq&status=FROZEN')).toEqual(['rabbitmq-old']);
      expect(await namesOf(eg, '?engine=rocketmq&status=CREATEFAILED')).toEqual(['rocketmq-failed']);
    },
    'returns pages': async (eg) => {
      const page = await listed(eg, '?engine=rocketmq&offset=1&limit=1');
      expect([page.instance_num, page.instances.map(({ name }) => name)]).toEqual([2, ['rocketmq-orders']]);
      expect(await listed(eg, '?engine=rocketmq&offset=2')).toEqual({ instance_num: 2, instances: [] });
    },
    'has other IDs in another project': async (eg) => {
      const path = instances(eg, '?engine=rabbitmq', eg.secondProjectId);
      const other = instancesPage.parse((await get(eg, path, { token: eg.second })).json);
      const own = await listed(eg, '?engine=rabbitmq');
      expect(other.instance_num).toBe(own.instance_num);
      const ids = own.instances.map(({ instance_id }) => instance_id);
      expect(other.instances.filter(({ instance_id }) => ids.includes(instance_id))).toEqual([]);
    },
  }),
  ...answers('listDmsInstances', 200, {
    'a read-only user': (eg) => get(eg, instances(eg, '?engine=rabbitmq'), { token: eg.viewer }),
  }),
  ...refuses('listDmsInstances', 400, 'EG.00014000', {
    ...naming('engine', {
      'no engine': (eg) => get(eg, instances(eg)),
      'an unknown engine': (eg) => get(eg, instances(eg, '?engine=kafka')),
    }),
    ...naming('limit', { 'limit=51': (eg) => get(eg, instances(eg, '?engine=rabbitmq&limit=51')) }),
    ...naming('exact_match_name', {
      'an exact_match_name that is no boolean': (eg) => get(eg, instances(eg, '?engine=rabbitmq&exact_match_name=1')),
    }),
  }),
  ...refuses('listDmsInstances', 401, 'EG.00014010', {
    'no token': (eg) => get(eg, instances(eg, '?engine=rabbitmq'), { token: null }),
  }),
  ...refuses('listDmsInstances', 403, 'EG.00014030', {
    "another project's token": (eg) => get(eg, instances(eg, '?engine=rabbitmq'), { token: eg.second }),
  }),
  ...proves('showDmsInstance', {
    'answers every field of a RabbitMQ instance, as its list does': async (eg) => {
      const { json } = await get(eg, await at(eg, 'rabbitmq-orders'));
      expect(json).toEqual({
        ...NETWORK,
        instance_id: await idOf(eg, 'rabbitmq-orders'),
        name: 'rabbitmq-orders',
        engine: 'rabbitmq',
        engine_version: '3.12.13',
        status: 'RUNNING',
        type: 'single',
        connect_address: '192.168.0.21',
        port: 5672,
        access_user: 'events',
        management_connect_address: 'http://192.168.0.21:15672',
      });
      expect((await listed(eg, '?engine=rabbitmq&name=orders')).instances).toEqual([json]);
    },
    'answers every field of a RocketMQ instance': async (eg) => {
      expect((await get(eg, await at(eg, 'rocketmq-orders'))).json).toEqual({
        ...NETWORK,
        instance_id: await idOf(eg, 'rocketmq-orders'),
        name: 'rocketmq-orders',
        engine: 'reliability',
        engine_version: '5.x',
        status: 'RUNNING',
        type: 'cluster',
        namesrv_address: '192.168.0.31:8100',
        broker_address: '192.168.0.31:10100',
        grpc_address: '192.168.0.31:8080',
        enable_acl: true,
        tls_mode: 'DISABLE',
      });
    },
  }),
  ...refuses('showDmsInstance', 404, 'EG.00014040', {
    'an unknown ID': (eg) => get(eg, instances(eg, `/${NOBODY}`)),
    'an ID of another project': async (eg) =>
      get(eg, instances(eg, `/${await idOf(eg, 'rabbitmq-orders')}`, eg.secondProjectId), { token: eg.second }),
  }),
  ...answers('showDmsInstance', 200, {
    'a read-only user': async (eg) => get(eg, await at(eg, 'rocketmq-open'), { token: eg.viewer }),
  }),
];

/** What belongs to an instance: where it is, and all of it. */
const PARTS = [
  {
    operation: 'listDmsVhosts',
    path: (eg: Eg) => atRabbitmq(eg, '/vhosts'),
    other: (eg: Eg, id: string) => rabbitmq(eg, `/${id}/vhosts`),
    wrong: 'rocketmq-orders',
    key: 'items',
    all: [
      { name: '/', tracing: false },
      { name: 'billing', tracing: false },
    ],
  },
  {
    operation: 'listDmsQueues',
    path: (eg: Eg) => atRabbitmq(eg, '/vhosts/__F_SLASH__/queues'),
    other: (eg: Eg, id: string) => rabbitmq(eg, `/${id}/vhosts/__F_SLASH__/queues`),
    wrong: 'rocketmq-orders',
    key: 'items',
    all: ['orders', 'orders.retry'].map((name) => ({
      vhost: '/',
      name,
      durable: true,
      auto_delete: false,
      messages: 0,
      consumers: 1,
    })),
  },
  {
    operation: 'listDmsTopics',
    path: (eg: Eg) => at(eg, 'rocketmq-orders', '/topics'),
    other: (eg: Eg, id: string) => instances(eg, `/${id}/topics`),
    wrong: 'rabbitmq-orders',
    key: 'topics',
    all: ['orders', 'payments'].map((name) => ({ name, permission: 'all', message_type: 'NORMAL' })),
  },
  {
    operation: 'listDmsGroups',
    path: (eg: Eg) => at(eg, 'rocketmq-orders', '/groups'),
    other: (eg: Eg, id: string) => instances(eg, `/${id}/groups`),
    wrong: 'rabbitmq-orders',
    key: 'groups',
    all: ['eventgrid', 'billing'].map((name) => ({
      name,
      enabled: true,
      broadcast: false,
      consume_orderly: false,
      group_online: true,
    })),
  },
  {
    operation: 'listDmsTopicGroups',
    path: (eg: Eg) => at(eg, 'rocketmq-orders', '/topics/orders/groups'),
    other: (eg: Eg, id: string) => instances(eg, `/${id}/topics/orders/groups`),
    wrong: 'rabbitmq-orders',
    key: 'groups',
    all: ['eventgrid', 'billing'],
  },
];
const partOf = ({ json }: Answer, key: string) => z.record(z.string(), z.unknown()).parse(json)[key];

const parts = PARTS.flatMap(({ operation, path, other, wrong, key, all }) => [
  ...proves(operation, {
    'lists all fields of each, and pages': async (eg) => {
      expect(partOf(await get(eg, await path(eg)), key)).toEqual(all);
      expect(partOf(await get(eg, `${await path(eg)}?offset=1&limit=1`), key)).toEqual(all.slice(1, 2));
      expect(partOf(await get(eg, `${await path(eg)}?offset=50`), key)).toEqual([]);
    },
  }),
  ...answers(operation, 200, {
    'a read-only user': async (eg) => get(eg, await path(eg), { token: eg.viewer }),
  }),
  ...refuses(operation, 404, 'EG.00014040', {
    'an unknown instance': (eg) => get(eg, other(eg, NOBODY)),
    'an instance of the other engine': async (eg) => get(eg, other(eg, await idOf(eg, wrong))),
  }),
  ...refuses(operation, 400, 'EG.00014000', {
    ...naming('limit', { 'limit=51': async (eg) => get(eg, `${await path(eg)}?limit=51`) }),
  }),
  ...refuses(operation, 401, 'EG.00014010', {
    'no token': async (eg) => get(eg, await path(eg), { token: null }),
  }),
]);

const more = [
  ...proves('listDmsQueues', {
    'lists those of one virtual host': async (eg) => {
      const { json } = await get(eg, await atRabbitmq(eg, '/vhosts/billing/queues'));
      expect(json).toMatchObject({ size: 1, total: 1, items: [{ vhost: 'billing', name: 'invoices' }] });
      expectRefusal(await get(eg, await atRabbitmq(eg, '/vhosts/unknown/queues')), 404, 'EG.00014040');
    },
  }),
  ...proves('listDmsTopics', {
    'counts what is left': async (eg) => {
      const { json } = await get(eg, await at(eg, 'rocketmq-orders', '/topics?limit=1'));
      expect(json).toMatchObject({ total: 2, max: 500, remaining: 498, next_offset: 1 });
    },
  }),
  ...proves('listDmsGroups', {
    'finds one by its name': async (eg) => {
      const found = await get(eg, await at(eg, 'rocketmq-orders', '/groups?group=billing'));
      expect(found.json).toMatchObject({ total: 1, groups: [{ name: 'billing' }] });
      const none = await get(eg, await at(eg, 'rocketmq-orders', '/groups?group=bill'));
      expect(none.json).toMatchObject({ total: 0, groups: [] });
    },
  }),
  ...proves('listDmsTopicGroups', {
    'refuses an unknown topic': async (eg) => {
      expectRefusal(await get(eg, await at(eg, 'rocketmq-orders', '/topics/unknown/groups')), 404, 'EG.00014040');
    },
  }),
];

/** Message instances, and what belongs to each. */
export const dms: ContractTable = { noun: 'DMS', options: [], cases: [...ofInstances, ...parts, ...more] };
