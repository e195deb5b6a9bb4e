import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../support/eventgrid-client';
import { type ContractTable, type Eg, expectRefusal, proves, readMade } from './contract-case';

const quotasSchema = z.object({
  quotas: z.object({
    resources: z.array(
      z.object({ name: z.string(), type: z.string(), max: z.int(), min: z.int(), quota: z.int(), used: z.int() }),
    ),
  }),
});
const resourcesOf = ({ json }: Answer) => quotasSchema.parse(json).quotas.resources;
const usedOf = async (eg: Eg, type: string) => resourcesOf(await eg.get(`/quotas?type=${type}`))[0]?.used;

const RABBITMQ = { instance_id: 'i', user_name: 'u', password: 'p', vhost_name: '/', queue_name: 'q' };
const ROCKETMQ = { group: 'g', topic: 't' };

/** Creates this many of a type and returns the last answer. */
async function createMany(eg: Eg, count: number, path: string, fields: object): Promise<Answer> {
  const one = () => eg.post(path, { name: eg.unique('quota'), ...fields });
  for (let made = 1; made < count; made += 1) expect((await one()).status).toBe(200);
  return one();
}

const DEFAULTS = {
  SOURCE: 100,
  SOURCE_RABBITMQ: 5,
  SOURCE_ROCKETMQ: 5,
  CHANNEL: 10,
  SUBSCRIPTION: 20,
  CHANNEL_SUBSCRIPTION: 20,
  SUBSCRIPTION_TARGET: 5,
  CONNECTION: 3,
  PRIVATE_ENDPOINT: 10,
  SCHEMA: 100,
  SCHEMA_VERSION: 100,
};

const listed = proves('listQuotas', {
  'lists all types with their defaults': async (eg) => {
    const resources = resourcesOf(await eg.get('/quotas'));
    expect(Object.fromEntries(resources.map(({ type, quota }) => [type, quota]))).toMatchObject(DEFAULTS);
  },
  'lists one type': async (eg) => {
    expect(resourcesOf(await eg.get('/quotas?type=SOURCE'))).toEqual([
      expect.objectContaining({ type: 'SOURCE', used: 0, quota: 100 }),
    ]);
  },
  'lists nothing for an unknown type': async (eg) => {
    expect(resourcesOf(await eg.get('/quotas?type=PLANET'))).toEqual([]);
  },
  'counts subscriptions for the project, and for the fullest channel': async (eg) => {
    const before = (await usedOf(eg, 'SUBSCRIPTION')) ?? 0;
    const sources = [{ name: 'HC.OBS', provider_type: 'OFFICIAL', filter: {} }];
    const targets = [
      {
        name: 'HC.FunctionGraph',
        provider_type: 'OFFICIAL',
        detail: { urn: 'urn:fss:cn-north-4:p:function:default:f:latest' },
        transform: { type: 'ORIGINAL' },
      },
    ];
    const [full, other] = [await eg.channel(), await eg.channel()];
    for (const channel_id of [full, full, other]) {
      await eg.post('/subscriptions', { name: eg.unique(), channel_id, sources, targets });
    }
    expect(await usedOf(eg, 'SUBSCRIPTION')).toBe(before + 3);
    expect(await usedOf(eg, 'CHANNEL_SUBSCRIPTION')).toBe(2);
    expect(await usedOf(eg, 'SUBSCRIPTION_TARGET')).toBe(0);
  },
  'counts connections, endpoints, schemas, and the versions of the schema that has most': async (eg) => {
    const network = { vpc_id: 'vpc', subnet_id: 'subnet' };
    await eg.post('/connections', { name: eg.unique(), ...network });
    await eg.post('/endpoints', { name: eg.unique(), ...network });
    const schema = { compatibility: 'NONE', definition: '{}' };
    const ids = [];
    for (const name of ['first', 'second']) ids.push(readMade(await eg.post('/schemas', { name, ...schema })).id);
    await eg.post(`/schemas/${ids[0]}/versions`, { definition: '{}' });
    const TYPES = ['CONNECTION', 'PRIVATE_ENDPOINT', 'SCHEMA', 'SCHEMA_VERSION'];
    const used = async () => Promise.all(TYPES.map((type) => usedOf(eg, type)));
    expect(await used()).toEqual([1, 1, 2, 2]);
    await eg.remove(`/schemas/${ids[0]}`);
    expect(await used()).toEqual([1, 1, 1, 1]);
    const other = await eg.get('/quotas?type=SCHEMA', { token: eg.second, project: eg.secondProjectId });
    expect(resourcesOf(other)[0]?.used).toBe(0);
  },
  'counts only custom items, as they are created and deleted': async (eg) => {
    const channels = (await usedOf(eg, 'CHANNEL')) ?? 0;
    const { id } = readMade(await eg.post('/sources', { name: eg.unique(), channel_id: await eg.channel() }));
    expect([await usedOf(eg, 'SOURCE'), await usedOf(eg, 'CHANNEL')]).toEqual([1, channels + 1]);
    await eg.remove(`/sources/${id}`);
    expect(await usedOf(eg, 'SOURCE')).toBe(0);
  },
  'counts a message source under its own type too': async (eg) => {
    const fields = { channel_id: eg.ordersId, type: 'RABBITMQ', detail: RABBITMQ };
    await eg.post('/sources', { name: eg.unique(), ...fields });
    expect([await usedOf(eg, 'SOURCE'), await usedOf(eg, 'SOURCE_RABBITMQ')]).toEqual([1, 1]);
    expect(await usedOf(eg, 'SOURCE_ROCKETMQ')).toBe(0);
  },
  'counts each project separately': async (eg) => {
    await eg.post('/sources', { name: eg.unique(), channel_id: eg.ordersId });
    const other = await eg.get('/quotas?type=SOURCE', { token: eg.second, project: eg.secondProjectId });
    expect(resourcesOf(other)[0]?.used).toBe(0);
  },
  'lets a read-only user read': async (eg) => {
    expect((await eg.get('/quotas', { token: eg.viewer })).status).toBe(200);
  },
});

/** Accepts creates up to the limit and refuses the next. */
const holds = (limit: number, path: string, fields: (eg: Eg) => object) => async (eg: Eg) => {
  expect((await createMany(eg, limit, path, fields(eg))).status).toBe(200);
  expectRefusal(await eg.post(path, { name: eg.unique('over'), ...fields(eg) }), 403, 'EG.00514003');
};
const application = (eg: Eg) => ({ channel_id: eg.ordersId });
const rabbitmq = (eg: Eg) => ({ channel_id: eg.ordersId, type: 'RABBITMQ', detail: RABBITMQ });
const rocketmq = (eg: Eg) => ({ channel_id: eg.ordersId, type: 'ROCKETMQ', detail: ROCKETMQ });

const bothSides = [
  ...proves('createSource', {
    'takes the 100th source and refuses the next': holds(100, '/sources', application),
    'takes the fifth RabbitMQ source and refuses the next': holds(5, '/sources', rabbitmq),
    'takes the fifth RocketMQ source and refuses the next': holds(5, '/sources', rocketmq),
    'has room again after a source is deleted': async (eg) => {
      const { id } = readMade(await createMany(eg, 5, '/sources', rocketmq(eg)));
      await eg.remove(`/sources/${id}`);
      expect((await eg.post('/sources', { name: eg.unique(), ...rocketmq(eg) })).status).toBe(200);
    },
  }),
  ...proves('createChannel', {
    // The seed created the first one.
    'takes the tenth channel and refuses the next': holds(9, '/channels', () => ({})),
  }),
];

/** Quotas as they are listed, and both sides of each. */
export const quotas: ContractTable = { noun: 'quotas', options: [], cases: [...listed, ...bothSides] };
