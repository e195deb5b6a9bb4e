import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../support/eventgrid-client';
import {
  answers,
  type ContractTable,
  type Eg,
  expectRefusal,
  idOf,
  NOBODY,
  naming,
  proves,
  readPage,
  refuses,
  TIME,
  there,
  UUID,
} from './contract-case';

const STREAM = {
  source: { name: 'HC.Kafka', source_kafka: { group: 'g', topic: 't' } },
  sink: { name: 'HC.FunctionGraph', sink_fg: { urn: 'urn:fss:r:p:function:default:f:latest', agency: 'a' } },
};

/** The nouns that share names, descriptions, reading and deleting. */
const NOUNS = [
  { word: 'Connection', path: '/connections', least: () => ({ vpc_id: 'vpc', subnet_id: 'subnet' }) },
  { word: 'Endpoint', path: '/endpoints', least: (eg: Eg) => ({ vpc_id: eg.unique('vpc'), subnet_id: 'subnet' }) },
  { word: 'Schema', path: '/schemas', least: () => ({ compatibility: 'NONE', definition: '{}' }) },
  { word: 'Streaming', path: '/eventstreamings', least: () => STREAM },
];

/** Reads one by its ID; an endpoint can only be found in its list. */
async function readOne(eg: Eg, path: string, id: string): Promise<Answer['json']> {
  if (path !== '/endpoints') return (await eg.get(`${path}/${id}`)).json;
  return readPage(await eg.get('/endpoints?limit=1000')).items.find((item) => item.id === id);
}

const shared = NOUNS.flatMap(({ word, path, least }) => {
  const create = (eg: Eg, fields: object = {}) => eg.post(path, { name: eg.unique('Record'), ...least(eg), ...fields });
  const named = (name: unknown) => (eg: Eg) => create(eg, { name });
  const created = async (eg: Eg, fields: object = {}) => idOf(await create(eg, fields));
  return [
    ...answers(`create${word}`, 200, {
      'a name of 128 characters': named('R'.repeat(128)),
      'a name of all signs that are allowed': named('aB.c-D_9'),
      'a name of one digit': named('7'),
      'a description of 255 characters': (eg) => create(eg, { description: 'd'.repeat(255) }),
      'a description that is null': (eg) => create(eg, { description: null }),
      'a field that no model has, and one without a name': (eg) => create(eg, { colour: 'blue', '': {} }),
    }),
    ...refuses(`create${word}`, 400, 'EG.00513000', {
      ...naming('name', {
        'a name of 129 characters': named('R'.repeat(129)),
        'an empty name': named(''),
        'no name': named(undefined),
        'a name that is null': named(null),
        'a name with a blank': named('a b'),
        'a name that begins with a dot': named('.a'),
        'a name with a letter of another script': named('连接'),
      }),
      ...naming('description', {
        'a description of 256 characters': (eg) => create(eg, { description: 'd'.repeat(256) }),
      }),
    }),
    ...refuses(`create${word}`, 400, 'EG.00513001', {
      'a name that is taken': async (eg) => {
        const name = eg.unique('taken');
        await create(eg, { name });
        return create(eg, { name });
      },
    }),
    ...refuses(`create${word}`, 403, 'EG.00014030', {
      'a read-only user': (eg) => eg.post(path, { name: eg.unique(), ...least(eg) }, { token: eg.viewer }),
    }),
    ...proves(`create${word}`, {
      'accepts a name that another project has': async (eg) => {
        const name = eg.unique('both');
        await create(eg, { name });
        expect((await eg.post(path, { name, ...least(eg) }, there(eg))).status).toBe(200);
      },
      'distinguishes two names by case': async (eg) => {
        const name = eg.unique('case');
        await create(eg, { name });
        expect((await create(eg, { name: name.toUpperCase() })).status).toBe(200);
      },
    }),
    ...proves(`update${word}`, {
      'changes the description and nothing else': async (eg) => {
        const id = await created(eg, { description: 'old' });
        const before = z.looseObject({}).parse(await readOne(eg, path, id));
        expect((await eg.put(`${path}/${id}`, { description: 'new', colour: 'blue' })).status).toBe(200);
        expect(await readOne(eg, path, id)).toEqual({ ...before, description: 'new', updated_time: TIME });
      },
      'clears the description by an empty one': async (eg) => {
        const id = await created(eg, { description: 'old' });
        await eg.put(`${path}/${id}`, { description: '' });
        expect(await readOne(eg, path, id)).toMatchObject({ description: '' });
      },
      'keeps what is not sent': async (eg) => {
        const id = await created(eg, { description: 'old' });
        await eg.put(`${path}/${id}`, {});
        expect(await readOne(eg, path, id)).toMatchObject({ description: 'old' });
      },
    }),
    ...refuses(`update${word}`, 404, 'EG.00014040', {
      'an unknown ID': (eg) => eg.put(`${path}/${NOBODY}`, {}),
      'the ID of a deleted one': async (eg) => {
        const id = await created(eg);
        await eg.remove(`${path}/${id}`);
        return eg.put(`${path}/${id}`, {});
      },
    }),
    ...refuses(`update${word}`, 400, 'EG.00513000', {
      ...naming('description', {
        'a description of 256 characters': async (eg) =>
          eg.put(`${path}/${await created(eg)}`, { description: 'd'.repeat(256) }),
      }),
    }),
    ...refuses(`update${word}`, 403, 'EG.00014030', {
      'a read-only user': async (eg) => eg.put(`${path}/${await created(eg)}`, {}, { token: eg.viewer }),
    }),
    ...answers(`delete${word}`, 204, {
      'one that is there': async (eg) => eg.remove(`${path}/${await created(eg)}`),
    }),
    ...refuses(`delete${word}`, 404, 'EG.00014040', {
      'an unknown ID': (eg) => eg.remove(`${path}/${NOBODY}`),
      'the same ID again': async (eg) => {
        const id = await created(eg);
        await eg.remove(`${path}/${id}`);
        return eg.remove(`${path}/${id}`);
      },
      'an ID of another project': async (eg) => eg.call('DELETE', `${path}/${await created(eg)}`, there(eg)),
    }),
    ...refuses(`delete${word}`, 403, 'EG.00014030', {
      'a read-only user': async (eg) => eg.remove(`${path}/${await created(eg)}`, { token: eg.viewer }),
    }),
    ...proves(`delete${word}`, {
      'frees its name': async (eg) => {
        const name = eg.unique('freed');
        await eg.remove(`${path}/${await created(eg, { name })}`);
        expect((await create(eg, { name })).status).toBe(200);
      },
    }),
    ...(path === '/endpoints'
      ? refuses('none', 404, 'APIGW.0101', {
          'reading an endpoint by its ID': async (eg) => eg.get(`${path}/${await created(eg)}`),
        })
      : [
          ...refuses(`show${word}`, 404, 'EG.00014040', {
            'an unknown ID': (eg) => eg.get(`${path}/${NOBODY}`),
            'an ID of another project': async (eg) => eg.get(`${path}/${await created(eg)}`, there(eg)),
            'the ID of a deleted one': async (eg) => {
              const id = await created(eg);
              await eg.remove(`${path}/${id}`);
              return eg.get(`${path}/${id}`);
            },
          }),
          ...answers(`show${word}`, 200, {
            'a read-only user': async (eg) => eg.get(`${path}/${await created(eg)}`, { token: eg.viewer }),
          }),
          ...proves(`show${word}`, {
            'returns what the list has': async (eg) => {
              const id = await created(eg);
              const { items } = readPage(await eg.get(`${path}?limit=1000`));
              const shown = z.looseObject({ id: z.string(), name: z.string() }).parse(await readOne(eg, path, id));
              expect(items.find((item) => item.id === id)).toMatchObject({ id, name: shown.name });
            },
          }),
        ]),
  ];
});

const KAFKA = { instance_id: 'kafka-1', addr: '10.0.0.1:9092' };
const connect = (eg: Eg, fields: object = {}) =>
  eg.post('/connections', { name: eg.unique('connection'), vpc_id: 'vpc', subnet_id: 'subnet', ...fields });
const withKafka = (detail: object) => (eg: Eg) => connect(eg, { type: 'KAFKA', kafka_detail: { ...KAFKA, ...detail } });
const WITH_USER = { enable_sasl_ssl: true, user_name: 'events', password: 'do-not-show' };

const connections = [
  ...answers('createConnection', 200, {
    'each of the numbers of acknowledgements': async (eg) => {
      await withKafka({ acks: '0' })(eg);
      return withKafka({ acks: 'all' })(eg);
    },
    'the reserved name in another case': (eg) => connect(eg, { name: 'Default' }),
  }),
  ...refuses('createConnection', 400, 'EG.00513000', {
    ...naming('name', { 'the reserved name': (eg) => connect(eg, { name: 'default' }) }),
    ...naming('vpc_id', { 'no VPC': (eg) => connect(eg, { vpc_id: undefined }) }),
    ...naming('subnet_id', {
      'no subnet': (eg) => connect(eg, { subnet_id: undefined }),
      'a subnet of 129 characters': (eg) => connect(eg, { subnet_id: 's'.repeat(129) }),
    }),
    ...naming('type', { 'an unknown type': (eg) => connect(eg, { type: 'MOON' }) }),
    ...naming('kafka_detail', {
      'a Kafka connection without its detail': (eg) => connect(eg, { type: 'KAFKA' }),
      'a number of acknowledgements that there is not': withKafka({ acks: '2' }),
    }),
    ...naming('kafka_detail.addr', { 'a Kafka connection without an address': withKafka({ addr: undefined }) }),
    ...naming('kafka_detail.user_name', { 'SASL without a user': withKafka({ ...WITH_USER, user_name: undefined }) }),
    ...naming('kafka_detail.password', { 'SASL without a password': withKafka({ ...WITH_USER, password: undefined }) }),
    ...naming('rocketmq_detail', {
      'a RocketMQ connection without its detail': (eg) => connect(eg, { type: 'ROCKETMQ' }),
    }),
  }),
  ...proves('createConnection', {
    'answers every field of a connection': async (eg) => {
      const { status, json } = await connect(eg, { name: 'Hooks', description: 'for hooks' });
      expect([status, json]).toEqual([
        200,
        {
          id: UUID,
          name: 'Hooks',
          description: 'for hooks',
          vpc_id: 'vpc',
          subnet_id: 'subnet',
          type: 'WEBHOOK',
          agency: 'EG_AGENCY',
          flavor: {
            name: expect.any(String),
            concurrency_type: 'shared',
            concurrency: expect.any(Number),
            bandwidth_type: 'shared',
          },
          status: 'CREATED',
          error_info: {},
          created_time: TIME,
          updated_time: TIME,
        },
      ]);
    },
    'answers both spellings of SASL and the user, and the default of acknowledgements': async (eg) => {
      const spelled = { enable_sasl_ssl: true, sasl_ssl: true, user_name: 'events', username: 'events', acks: '1' };
      const terraform = { sasl_ssl: true, username: 'events', password: 'do-not-show' };
      for (const sent of [WITH_USER, terraform]) {
        const { json } = await withKafka(sent)(eg);
        expect(json).toMatchObject({ type: 'KAFKA', kafka_detail: { ...KAFKA, ...spelled } });
      }
      const { json } = await withKafka({ acks: null, user_name: null, security_protocol: 'PLAINTEXT' })(eg);
      expect(json).toMatchObject({
        kafka_detail: { ...KAFKA, enable_sasl_ssl: false, sasl_ssl: false, acks: '1', security_protocol: 'PLAINTEXT' },
      });
      expect(JSON.stringify(json)).not.toContain('user_name');
    },
    'takes the third of a project and refuses the next, until one is deleted': async (eg) => {
      const first = idOf(await connect(eg));
      for (let made = 1; made < 3; made += 1) await connect(eg);
      expectRefusal(await connect(eg), 403, 'EG.00514003');
      await eg.remove(`/connections/${first}`);
      expect((await connect(eg)).status).toBe(200);
    },
  }),
  ...proves('showConnection', {
    'never returns a password or a key': async (eg) => {
      const secrets = { access_key: 'do-not-show-ak', secret_key: 'do-not-show-sk' };
      const rocketmq = { type: 'ROCKETMQ', rocketmq_detail: { group: 'g', topic: 't', ...secrets } };
      const made = [await withKafka(WITH_USER)(eg), await connect(eg, rocketmq)];
      const shown = await Promise.all(made.map((one) => eg.get(`/connections/${idOf(one)}`)));
      const listed = await eg.get('/connections');
      const updated = await Promise.all(made.map((one) => eg.put(`/connections/${idOf(one)}`, WITH_USER)));
      expect([...made, ...shown, listed, ...updated].filter(({ text }) => text.includes('do-not-show'))).toEqual([]);
      expect(shown[1]?.json).toMatchObject({ rocketmq_detail: { group: 'g', topic: 't' } });
    },
  }),
  ...proves('listConnections', {
    'finds those of a message instance': async (eg) => {
      const id = idOf(await withKafka({ instance_id: 'kafka-2' })(eg));
      await connect(eg);
      expect(readPage(await eg.get('/connections?instance_id=kafka-2')).items.map((item) => item.id)).toEqual([id]);
      expect(readPage(await eg.get('/connections?instance_id=unknown')).total).toBe(0);
    },
  }),
];

const open = (eg: Eg, fields: object = {}) =>
  eg.post('/endpoints', { name: eg.unique('endpoint'), vpc_id: eg.unique('vpc'), subnet_id: 'subnet', ...fields });

const endpoints = [
  ...refuses('createEndpoint', 400, 'EG.00513000', {
    ...naming('vpc_id', { 'no VPC': (eg) => open(eg, { vpc_id: undefined }) }),
    ...naming('subnet_id', { 'no subnet': (eg) => open(eg, { subnet_id: null }) }),
  }),
  ...refuses('createEndpoint', 400, 'EG.00513006', {
    'a second endpoint in a VPC': async (eg) => {
      await open(eg, { vpc_id: 'vpc-of-two' });
      return open(eg, { vpc_id: 'vpc-of-two' });
    },
  }),
  ...proves('createEndpoint', {
    'answers every field of an endpoint': async (eg) => {
      const { status, json } = await open(eg, { name: 'Inside', vpc_id: 'vpc-inside' });
      expect([status, json]).toEqual([
        200,
        {
          id: UUID,
          name: 'Inside',
          description: null,
          vpc_id: 'vpc-inside',
          subnet_id: 'subnet',
          domain: expect.stringMatching(/^[\w.-]+$/),
          type: 'PRIVATE',
          scalable: false,
          endpoints: [
            {
              id: UUID,
              endpoint_service_id: UUID,
              endpoint_service_name: expect.any(String),
              marker_id: expect.any(String),
              ip: expect.stringMatching(/^[\d.]+$/),
              created_time: TIME,
            },
          ],
          status: 'CREATED',
          error_info: {},
          created_time: TIME,
          updated_time: TIME,
        },
      ]);
      expect(await readOne(eg, '/endpoints', idOf({ json }))).toEqual(json);
    },
    'takes the tenth of a project and refuses the next': async (eg) => {
      for (let made = 0; made < 10; made += 1) expect((await open(eg)).status).toBe(200);
      expectRefusal(await open(eg), 403, 'EG.00514003');
    },
    'finds the VPC free again after its endpoint is deleted': async (eg) => {
      await eg.remove(`/endpoints/${idOf(await open(eg, { vpc_id: 'vpc-again' }))}`);
      expect((await open(eg, { vpc_id: 'vpc-again' })).status).toBe(200);
    },
  }),
  ...proves('listEndpoints', {
    'finds those of a VPC, a subnet, a type, and all of these': async (eg) => {
      const id = idOf(await open(eg, { vpc_id: 'vpc-a', subnet_id: 'subnet-a' }));
      await open(eg);
      const found = async (query: string) => readPage(await eg.get(`/endpoints?${query}`)).items.map((item) => item.id);
      expect(await found('vpc_id=vpc-a')).toEqual([id]);
      expect(await found('subnet_id=subnet-a&vpc_id=vpc-a&type=PRIVATE')).toEqual([id]);
      expect(await found('type=PRIVATE')).toHaveLength(2);
      expect(await found('type=PUBLIC')).toEqual([]);
      expect(await found('vpc_id=unknown')).toEqual([]);
    },
  }),
  ...refuses('listEndpoints', 400, 'EG.00014000', {
    ...naming('type', { 'an unknown type': (eg) => eg.get('/endpoints?type=MOON') }),
  }),
];

/** What connections, endpoints, schemas and streamings share, and what the first two add. */
export const records: ContractTable = {
  noun: 'records',
  options: [],
  cases: [...shared, ...connections, ...endpoints],
};
