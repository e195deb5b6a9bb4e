import { expect } from 'vitest';
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

const UNKNOWN = '/channels/00000000-0000-4000-8000-000000000000';
const POLICY = {
  Sid: 'allow_account_to_put_events',
  Effect: 'Allow',
  Principal: { IAM: ['0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b5'] },
  Action: 'eg:channels:putEvents',
  Resource: 'urn:eg:cn-north-4:0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b5:channel:orders',
};

const create = (eg: Eg, fields: object = {}) => eg.post('/channels', { name: eg.unique('Channel'), ...fields });
const createNamed = (name: unknown) => (eg: Eg) => create(eg, { name });
const createdPath = async (eg: Eg, fields: object = {}) => `/channels/${readMade(await create(eg, fields)).id}`;
const withSource = async (eg: Eg) => {
  const channelId = await eg.channel();
  const source = readMade(await eg.post('/sources', { name: eg.unique('source'), channel_id: channelId }));
  return { path: `/channels/${channelId}`, sourcePath: `/sources/${source.id}` };
};

const created = [
  ...answers('createChannel', 200, {
    'a name of 128 characters': createNamed('A'.repeat(128)),
    'a name of one digit': createNamed('7'),
    'a name of both cases with all signs that are allowed': createNamed('aB.c-D_9'),
    'a name that holds the reserved word': createNamed('default-2'),
    'the reserved name in another case': createNamed('Default'),
    'a description of 255 characters': (eg) => create(eg, { description: 'd'.repeat(255) }),
    'a description that is null': (eg) => create(eg, { description: null }),
    'a field that no model has': (eg) => create(eg, { colour: 'blue' }),
  }),
  ...refuses('createChannel', 400, 'EG.00513000', {
    ...naming('name', {
      'a name of 129 characters': createNamed('A'.repeat(129)),
      'an empty name': createNamed(''),
      'no name': (eg) => eg.post('/channels', {}),
      'a name that is no text': createNamed(null),
      'the reserved name': createNamed('default'),
      'a name with a blank': createNamed('a b'),
      'a name that begins with a dot': createNamed('.a'),
      'a name that begins with a hyphen': createNamed('-a'),
      'a name that begins with an underscore': createNamed('_a'),
      'a name with a letter of another script': createNamed('通道'),
    }),
    ...naming('description', {
      'a description of 256 characters': (eg) => create(eg, { description: 'd'.repeat(256) }),
    }),
    'a cross_account that is not a boolean': (eg) => create(eg, { cross_account: 'true' }),
    'a policy that is no object': (eg) => create(eg, { policy: 'all' }),
  }),
  ...refuses('createChannel', 400, 'EG.00513001', { 'a name that is taken': createNamed('orders') }),
  ...refuses('createChannel', 403, 'EG.00014030', {
    'a read-only user': (eg) => eg.post('/channels', { name: eg.unique() }, { token: eg.viewer }),
  }),
  ...proves('createChannel', {
    'answers every field of a channel': async (eg) => {
      const { status, json } = await create(eg, { name: 'Billing', description: 'Bills' });
      const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      expect([status, json]).toEqual([
        200,
        {
          id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          name: 'Billing',
          description: 'Bills',
          provider_type: 'CUSTOM',
          created_time: time,
          updated_time: time,
          enterprise_project_id: '0',
          eps_id: '0',
          cross_account: false,
        },
      ]);
    },
    'distinguishes two names by case': async (eg) => {
      expect((await create(eg, { name: 'ORDERS' })).status).toBe(200);
    },
    'accepts a name that another project has': async (eg) => {
      const name = eg.unique();
      await create(eg, { name });
      const other = await eg.post('/channels', { name }, { token: eg.second, project: eg.secondProjectId });
      expect(other.status).toBe(200);
    },
    'accepts the enterprise project under its new name, its old one and as a parameter': async (eg) => {
      const id = '11111111-2222-4333-8444-555555555555';
      const wanted = { enterprise_project_id: id, eps_id: id };
      expect((await create(eg, { enterprise_project_id: id })).json).toMatchObject(wanted);
      expect((await create(eg, { eps_id: id })).json).toMatchObject(wanted);
      const byParameter = await eg.post(`/channels?enterprise_project_id=${id}`, { name: eg.unique() });
      expect(byParameter.json).toMatchObject(wanted);
    },
    'keeps the numbers of a policy as they were written': async (eg) => {
      const policy = '{"a":1.10,"b":[9007199254740993,-0]}';
      const { id } = readMade(await eg.post('/channels', `{"name":"${eg.unique()}","policy":${policy}}`));
      expect((await eg.get(`/channels/${id}`)).text).toContain(`"policy":${policy}`);
    },
    'gives a policy for other accounts back': async (eg) => {
      const answer = await create(eg, { cross_account: true, policy: POLICY });
      expect(answer.json).toMatchObject({ cross_account: true, policy: POLICY });
    },
  }),
];

const shown = [
  ...proves('showChannel', {
    'returns the same as the create': async (eg) => {
      const made = await create(eg, { cross_account: true, policy: POLICY });
      expect((await eg.get(`/channels/${readMade(made).id}`)).json).toEqual(made.json);
    },
    'shows the official channel': async (eg) => {
      const { status, json } = await eg.get(`/channels/${eg.officialId}`);
      expect([status, json]).toEqual([200, expect.objectContaining({ name: 'default', provider_type: 'OFFICIAL' })]);
    },
  }),
  ...answers('showChannel', 200, {
    'a read-only user': (eg) => eg.get(`/channels/${eg.ordersId}`, { token: eg.viewer }),
    'the parameter enterprise_project_id': (eg) => eg.get(`/channels/${eg.ordersId}?enterprise_project_id=0`),
  }),
  ...refuses('showChannel', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.get(UNKNOWN),
    'an ID of another project': (eg) =>
      eg.get(`/channels/${eg.ordersId}`, { token: eg.second, project: eg.secondProjectId }),
  }),
];

const updated = [
  ...proves('updateChannel', {
    'changes the description and nothing else': async (eg) => {
      const made = readMade(await create(eg));
      const answer = await eg.put(`/channels/${made.id}?enterprise_project_id=0`, { description: 'new' });
      const changed = { ...made, description: 'new', updated_time: expect.any(String) };
      expect(answer.json).toEqual(changed);
      expect((await eg.get(`/channels/${made.id}`)).json).toEqual(changed);
    },
    'changes the enterprise project under its old name': async (eg) => {
      const path = await createdPath(eg);
      const answer = await eg.put(path, { eps_id: '22222222-2222-4333-8444-555555555555' });
      const id = '22222222-2222-4333-8444-555555555555';
      expect(answer.json).toMatchObject({ enterprise_project_id: id, eps_id: id });
    },
    'updates updated_time': async (eg) => {
      const { id, created_time } = readMade(await create(eg));
      const change = async () => readMade(await eg.put(`/channels/${id}`, { description: 'new' }));
      await expect
        .poll(async () => Date.parse(String((await change()).updated_time)))
        .toBeGreaterThan(Date.parse(String(created_time)));
      expect((await change()).created_time).toBe(created_time);
    },
    'ignores a name': async (eg) => {
      const made = readMade(await create(eg));
      expect((await eg.put(`/channels/${made.id}`, { name: 'other' })).json).toMatchObject({ name: made.name });
    },
    'removes a policy that it does not repeat, unless it says cross_account': async (eg) => {
      for (const [body, stays] of [
        [{ description: 'new' }, false],
        [{}, false],
        [{ cross_account: null }, false],
        [{ policy: null, cross_account: true }, false],
        [{ cross_account: true }, true],
        [{ policy: POLICY }, true],
      ] as const) {
        const { id } = readMade(await create(eg, { cross_account: true, policy: POLICY }));
        const answers = [await eg.put(`/channels/${id}`, body), await eg.get(`/channels/${id}`)].map(readMade);
        expect(
          answers.map((row) => 'policy' in row && row.cross_account),
          JSON.stringify(body),
        ).toEqual([stays, stays]);
        await eg.remove(`/channels/${id}`);
      }
    },
    'changes cross_account and policy': async (eg) => {
      const path = await createdPath(eg);
      const changes = { cross_account: true, policy: POLICY };
      expect((await eg.put(path, changes)).json).toMatchObject(changes);
    },
  }),
  ...answers('updateChannel', 200, {
    'an empty object': async (eg) => eg.put(await createdPath(eg), {}),
    'a description of 255 characters': async (eg) => eg.put(await createdPath(eg), { description: 'd'.repeat(255) }),
    'a description that is null': async (eg) => eg.put(await createdPath(eg), { description: null }),
  }),
  ...refuses('updateChannel', 400, 'EG.00513000', {
    'a description of 256 characters': async (eg) => eg.put(await createdPath(eg), { description: 'd'.repeat(256) }),
    'a cross_account that is not a boolean': async (eg) => eg.put(await createdPath(eg), { cross_account: 1 }),
  }),
  ...refuses('updateChannel', 404, 'EG.00014040', { 'an unknown ID': (eg) => eg.put(UNKNOWN, {}) }),
  ...refuses('updateChannel', 403, 'EG.00514004', {
    'the official channel': (eg) => eg.put(`/channels/${eg.officialId}`, { description: 'x' }),
  }),
  ...refuses('updateChannel', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.put(await createdPath(eg), {}, { token: eg.viewer }),
  }),
];

const deleted = [
  ...answers('deleteChannel', 204, {
    'a channel without sources': async (eg) => eg.remove(await createdPath(eg)),
    'the parameter enterprise_project_id': async (eg) => eg.remove(`${await createdPath(eg)}?enterprise_project_id=0`),
  }),
  ...proves('deleteChannel', {
    'refuses to delete a channel with a source until that is deleted, and says so': async (eg) => {
      const { path, sourcePath } = await withSource(eg);
      const refused = expectRefusal(await eg.remove(path), 400, 'EG.00513000');
      expect(refused.error_msg).toContain('source');
      await eg.remove(sourcePath);
      expect((await eg.remove(path)).status).toBe(204);
      expect((await eg.get(path)).status).toBe(404);
    },
  }),
  ...refuses('deleteChannel', 404, 'EG.00014040', {
    'an unknown ID': (eg) => eg.remove(UNKNOWN),
    'the same ID again': async (eg) => {
      const path = await createdPath(eg);
      await eg.remove(path);
      return eg.remove(path);
    },
  }),
  ...refuses('deleteChannel', 403, 'EG.00514004', {
    'the official channel': (eg) => eg.remove(`/channels/${eg.officialId}`),
  }),
  ...refuses('deleteChannel', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.remove(await createdPath(eg), { token: eg.viewer }),
  }),
];

/** Channels: create, show, update, delete. Lists are in lists.ts. */
export const channels: ContractTable = {
  noun: 'channels',
  options: [],
  cases: [...created, ...shown, ...updated, ...deleted],
};
