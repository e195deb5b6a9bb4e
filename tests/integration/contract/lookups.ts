import { expect } from 'vitest';
import * as z from 'zod/mini';
import { answers, type ContractTable, naming, proves, readPage, refuses, TIME, there, UUID } from './contract-case';

const AGENCIES = '/service-agencies';

// Agencies can't be deleted, so that these cases rely on their order, and each purpose is created only once.
const agencies = [
  ...proves('listAgencies', {
    'names none before they are created': async (eg) => {
      expect((await eg.get(`${AGENCIES}?type=EG_RESTORE_AGENCY`)).json).toEqual({ agencies: [] });
    },
  }),
  ...refuses('listAgencies', 400, 'EG.00014000', {
    ...naming('type', {
      'no purpose': (eg) => eg.get(AGENCIES),
      'an empty purpose': (eg) => eg.get(`${AGENCIES}?type=`),
      'an unknown purpose': (eg) => eg.get(`${AGENCIES}?type=MOON`),
    }),
  }),
  ...answers('listAgencies', 200, {
    'a read-only user': (eg) => eg.get(`${AGENCIES}?type=TARGET_CONNECTION`, { token: eg.viewer }),
  }),
  ...refuses('createAgencies', 400, 'EG.00513000', {
    ...naming('type', {
      'no purpose': (eg) => eg.post(AGENCIES, {}),
      'an unknown purpose': (eg) => eg.post(AGENCIES, { type: 'MOON' }),
      'a purpose that is a list': (eg) => eg.post(AGENCIES, { type: ['TARGET_CONNECTION'] }),
    }),
  }),
  ...refuses('createAgencies', 403, 'EG.00014030', {
    'a read-only user': (eg) => eg.post(AGENCIES, { type: 'TARGET_CONNECTION' }, { token: eg.viewer }),
  }),
  ...proves('createAgencies', {
    'creates those of a purpose, and names them from then on': async (eg) => {
      const wanted = { agencies: ['EG_AGENCY', 'EG_DELEGATE_FG_AGENCY'] };
      for (let time = 0; time < 2; time += 1) {
        const answer = await eg.post(AGENCIES, { type: 'CUSTOM_SOURCE_RABBITMQ' });
        expect([answer.status, answer.json]).toEqual([200, wanted]);
        expect((await eg.get(`${AGENCIES}?type=CUSTOM_SOURCE_RABBITMQ`)).json).toEqual(wanted);
      }
    },
    'leaves other projects without': async (eg) => {
      await eg.post(AGENCIES, { type: 'TARGET_CONNECTION' });
      const other = await eg.get(`${AGENCIES}?type=TARGET_CONNECTION`, there(eg));
      expect(other.json).toEqual({ agencies: [] });
    },
  }),
];

const samples = [
  ...proves('listSamples', {
    'has an event of each type that official sources have': async (eg) => {
      const page = readPage(await eg.get('/samples?limit=1000'));
      expect(page.total).toBe(page.items.length);
      const [source] = readPage(await eg.get('/sources?name=HC.OBS')).items;
      const { items } = readPage(await eg.get(`/samples?event_source_id=${source?.id}`));
      expect(items.map((item) => item.event_type_name)).toEqual([
        'OBS:DWR:ObjectCreated:Put',
        'OBS:DWR:ObjectRemoved:Delete',
      ]);
      expect(items[0]).toEqual({
        id: UUID,
        name: expect.stringContaining('HC.OBS'),
        content: expect.any(String),
        event_type_id: UUID,
        event_type_name: 'OBS:DWR:ObjectCreated:Put',
        event_source_id: source?.id,
        event_source_name: 'HC.OBS',
        created_time: TIME,
        updated_time: TIME,
        deleted_time: null,
      });
      const content = JSON.parse(z.string().parse(items[0]?.content));
      expect(content).toMatchObject({ specversion: '1.0', source: 'HC.OBS', type: 'OBS:DWR:ObjectCreated:Put' });
    },
    'finds those with a part of a name, and of a type': async (eg) => {
      expect(readPage(await eg.get('/samples?name=ECS')).total).toBe(1);
      expect(readPage(await eg.get('/samples?name=MOON')).total).toBe(0);
      const { items } = readPage(await eg.get('/samples?event_type_name=ECS:CloudTrace:SystemAction'));
      expect(items.map((item) => item.event_source_name)).toEqual(['HC.ECS']);
      expect(readPage(await eg.get('/samples?event_type_name=ECS')).total).toBe(0);
    },
    'returns pages': async (eg) => {
      const all = readPage(await eg.get('/samples?limit=1000')).items;
      const page = readPage(await eg.get('/samples?offset=1&limit=2'));
      expect([page.total, page.size, page.items]).toEqual([all.length, 2, all.slice(1, 3)]);
      expect((await eg.get('/samples?offset=500')).json).toEqual({ total: all.length, size: 0, items: [] });
    },
  }),
  ...answers('listSamples', 200, { 'a read-only user': (eg) => eg.get('/samples', { token: eg.viewer }) }),
  ...refuses('listSamples', 400, 'EG.00014000', {
    ...naming('limit', { 'limit=1001': (eg) => eg.get('/samples?limit=1001') }),
    ...naming('offset', { 'offset=-1': (eg) => eg.get('/samples?offset=-1') }),
  }),
];

const BUCKETS = '/subscriptions/obsbuckets';

const buckets = [
  ...proves('listBuckets', {
    'answers every field of a bucket': async (eg) => {
      const { items } = z.object({ items: z.array(z.unknown()) }).parse((await eg.get(BUCKETS)).json);
      expect(items).toHaveLength(2);
      expect(items[0]).toEqual({
        bucketName: 'local-images',
        location: 'local',
        creationDate: TIME,
        owner: { displayName: 'local', id: expect.stringMatching(/^[0-9a-f]{32}$/) },
        bucketType: 'OBJECT',
        storageClass: 'STANDARD',
        acl: {},
        metadata: {},
      });
    },
    'has other buckets in another project': async (eg) => {
      expect(JSON.stringify((await eg.get(BUCKETS, there(eg))).json)).toContain('local-second-images');
    },
    'is not taken for the ID of a subscription': async (eg) => {
      expect(await eg.get(BUCKETS)).toMatchObject({ status: 200, json: { items: expect.any(Array) } });
    },
  }),
  ...answers('listBuckets', 200, { 'a read-only user': (eg) => eg.get(BUCKETS, { token: eg.viewer }) }),
  ...refuses('listBuckets', 401, 'EG.00014010', { 'no token': (eg) => eg.get(BUCKETS, { token: null }) }),
  ...refuses('listBuckets', 403, 'EG.00014030', {
    "another project's token": (eg) => eg.get(BUCKETS, { token: eg.second }),
  }),
];

/** What a client looks up before it creates something. */
export const lookups: ContractTable = {
  noun: 'lookups',
  options: [],
  cases: [...agencies, ...samples, ...buckets],
};
