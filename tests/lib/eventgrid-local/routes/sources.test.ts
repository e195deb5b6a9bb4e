import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { itemsOf, startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;
let grid: TestEventGrid;
const create = (body: object) =>
  grid.call('POST', SOURCES, { body: { name: 'orders-api', channel_id: grid.ordersChannelId, ...body } });

beforeEach(async () => {
  grid = await startTestEventGrid();
});
afterEach(() => grid.close());

const RABBITMQ = { instance_id: 'i', user_name: 'u', password: 'p', vhost_name: 'v', queue_name: 'q' };
const ROCKETMQ = { group: 'g', topic: 't' };
const without = (detail: Record<string, unknown>, field: string) => ({ ...detail, [field]: undefined });

describe('POST sources', () => {
  it('answers 200 with the whole source for the minimal body', async () => {
    const answer = await grid.call('POST', SOURCES, {
      body: `{"name":"orders-api","channel_id":"${grid.ordersChannelId}"}`,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      name: 'orders-api',
      label: 'orders-api',
      description: answer.json.description,
      provider_type: 'CUSTOM',
      event_types: [],
      created_time: '2026-11-25T10:00:00.000Z',
      updated_time: '2026-11-25T10:00:00.000Z',
      channel_id: grid.ordersChannelId,
      channel_name: 'orders',
      type: 'APPLICATION',
      detail: {},
      status: 'RUNNING',
      error_info: {},
    });
    expect((await grid.call('GET', `${SOURCES}/${answer.json.id}`)).json).toEqual(answer.json);
  });

  it.each([
    ['a description of null', { description: null }],
    ['a description of 255', { description: 'd'.repeat(255) }],
    ['type null', { type: null }],
    ['type APPLICATION', { type: 'APPLICATION' }],
    ['detail {}', { detail: {} }],
    ['detail null', { detail: null }],
    ['an APPLICATION with some detail', { detail: { anything: [1, { deep: true }] } }],
    ['RABBITMQ with its five fields', { type: 'RABBITMQ', detail: RABBITMQ }],
    ['ROCKETMQ with group and topic', { type: 'ROCKETMQ', detail: ROCKETMQ }],
    ['keys that no model has', { type: 'ROCKETMQ', detail: { ...ROCKETMQ, name: 'instance', extra: { a: 1 } } }],
    ['fields that no page has', { note: 'x', labels: ['a'] }],
  ])('takes %s', async (_, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(200);
    if ('detail' in body && body.detail) expect(answer.json.detail).toEqual(body.detail);
    if ('description' in body && body.description) expect(answer.json.description).toBe(body.description);
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['a name that is a number', { name: 7 }, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a name of 129', { name: 'a'.repeat(129) }, 'name'],
    ['an upper-case name', { name: 'Orders' }, 'name'],
    ['a name that starts with hc.', { name: 'hc.obs' }, 'name'],
    ['a name that starts with a hyphen', { name: '-a' }, 'name'],
    ['a name with a line end', { name: 'a\n' }, 'name'],
    ['a description of 256', { description: 'd'.repeat(256) }, 'description'],
    ['a description that is a number', { description: 1 }, 'description'],
    ['no channel_id', { channel_id: undefined }, 'channel_id'],
    ['an empty channel_id', { channel_id: '' }, 'channel_id'],
    ['an unknown type', { type: 'KAFKA' }, 'type'],
    ['a type in lower case', { type: 'rabbitmq', detail: RABBITMQ }, 'type'],
    ['a detail that is a text', { detail: '{}' }, 'detail'],
    ['a detail that is a list', { detail: [] }, 'detail'],
    ['RABBITMQ without detail', { type: 'RABBITMQ' }, 'detail'],
    ['RABBITMQ with detail null', { type: 'RABBITMQ', detail: null }, 'detail'],
    ['ROCKETMQ with detail {}', { type: 'ROCKETMQ', detail: {} }, 'group'],
    ...Object.keys(RABBITMQ).flatMap((field): [string, object, string][] => [
      [`RABBITMQ without ${field}`, { type: 'RABBITMQ', detail: without(RABBITMQ, field) }, field],
      [`RABBITMQ with ${field} a number`, { type: 'RABBITMQ', detail: { ...RABBITMQ, [field]: 1 } }, field],
    ]),
    ['ROCKETMQ without group', { type: 'ROCKETMQ', detail: without(ROCKETMQ, 'group') }, 'group'],
    ['ROCKETMQ with an empty topic', { type: 'ROCKETMQ', detail: { ...ROCKETMQ, topic: '' } }, 'topic'],
  ])('refuses %s as EG.00513000 and names the field', async (_, body, field) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      error_code: 'EG.00513000',
      error_msg: 'invalid parameters',
      error_details: expect.stringContaining(field),
      request_id: answer.headers.get('X-Request-Id'),
    });
  });

  it.each(['a', '0', '9.z_-', 'a'.repeat(128), 'hc', 'hcobs', 'hc-x.y'])('takes the name %s', async (name) => {
    expect((await create({ name })).status).toBe(200);
  });

  it('refuses an unknown and an official channel as EG.00513005', async () => {
    for (const channel_id of ['unknown', '\u0000', '\ud800', grid.officialChannelId]) {
      const answer = await create({ channel_id });
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({ error_code: 'EG.00513005', error_msg: 'invalid channel' });
    }
  });

  it('refuses a name that a source of another channel has as EG.00513001', async () => {
    const other = await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { body: { name: 'other' } });
    await create({});
    const answer = await create({ channel_id: other.json.id });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: 'EG.00513001', error_msg: 'name duplicated' });
  });

  it('lets one of many at once have a name', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)]);
  });

  it('gives a name back when its source is deleted, and lets another project have it', async () => {
    const { json } = await create({});
    const second = await grid.signIn('admin', 'local-second');
    const path = `/v1/${LOCAL_SECOND_PROJECT_ID}`;
    const [channel] = itemsOf(await grid.call('GET', `${path}/channels?name=orders`, { token: second }));
    const body = { name: 'orders-api', channel_id: channel?.id };
    expect((await grid.call('POST', `${path}/sources`, { token: second, body })).status).toBe(200);
    expect((await grid.call('DELETE', `${SOURCES}/${json.id}`)).status).toBe(204);
    expect((await create({})).status).toBe(200);
  });

  it('keeps characters in detail that a database could lose: NUL and halves of a pair', async () => {
    const { json } = await create({ detail: { key: 'x\u0000y\ud800z' } });
    const shown = await grid.call('GET', `${SOURCES}/${json.id}`);
    expect(shown.json.detail).toEqual({ key: 'x\u0000y\ud800z' });
  });

  it('keeps what it answered for a description with a NUL, which SQLite would cut off', async () => {
    const { json } = await create({ description: 'a\u0000b' });
    const shown = await grid.call('GET', `${SOURCES}/${json.id}`);
    expect(shown.json.description).toBe(json.description);
  });

  it('answers detail as a JSON string when told to', async () => {
    const other = await startTestEventGrid({ detailAs: 'string' });
    const body = { name: 'a', channel_id: other.ordersChannelId, type: 'RABBITMQ', detail: RABBITMQ };
    const { json } = await other.call('POST', SOURCES, { body });
    expect(json.detail).toBe(JSON.stringify(RABBITMQ));
    await other.close();
  });
});

describe('quotas of POST sources', () => {
  it.each([
    ['SOURCE', 'APPLICATION', {}],
    ['SOURCE_RABBITMQ', 'RABBITMQ', RABBITMQ],
    ['SOURCE_ROCKETMQ', 'ROCKETMQ', ROCKETMQ],
  ])('refuses what is over %s as 403 EG.00514003 and takes what is at it', async (quota, type, detail) => {
    const other = await startTestEventGrid({ quotas: { [quota]: 2 } });
    const add = (name: string) =>
      other.call('POST', SOURCES, { body: { name, channel_id: other.ordersChannelId, type, detail } });
    const statuses = [await add('a'), await add('b'), await add('c')].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 403]);
    expect((await add('d')).json).toMatchObject({
      error_code: 'EG.00514003',
      error_msg: 'resource quota unavailable',
    });
    await other.close();
  });
});

describe('one source', () => {
  it('is changed by PUT in description and detail alone', async () => {
    const { json } = await create({ description: 'old', detail: { a: 1 } });
    grid.tick(5000);
    const path = `${SOURCES}/${json.id}`;
    const changed = await grid.call('PUT', path, {
      body: { description: 'new', detail: { b: 2 }, name: 'other', type: 'RABBITMQ', channel_id: 'x' },
    });
    expect(changed.status).toBe(200);
    const expected = {
      ...json,
      description: 'new',
      detail: { b: 2 },
      updated_time: '2026-11-25T10:00:05.000Z',
    };
    expect(changed.json).toEqual(expected);
    expect((await grid.call('GET', path)).json).toEqual(expected);
  });

  it('keeps its detail when PUT brings a description alone', async () => {
    const { json } = await create({ type: 'RABBITMQ', detail: RABBITMQ });
    const { json: changed } = await grid.call('PUT', `${SOURCES}/${json.id}`, { body: { description: 'new' } });
    expect(changed).toMatchObject({ description: 'new', detail: RABBITMQ });
  });

  it.each([
    ['a description of 256', { description: 'd'.repeat(256) }],
    ['an incomplete detail', { detail: { group: 'g' } }],
    ['a detail that is a list', { detail: [] }],
  ])('refuses a PUT of %s and changes nothing', async (_, body) => {
    const { json } = await create({ type: 'ROCKETMQ', detail: ROCKETMQ });
    const path = `${SOURCES}/${json.id}`;
    expect((await grid.call('PUT', path, { body })).json).toMatchObject({ error_code: 'EG.00513000' });
    expect((await grid.call('GET', path)).json).toEqual(json);
  });

  it.each([{}, null])('takes a PUT of an application’s detail %j', async (detail) => {
    const { json } = await create({});
    expect((await grid.call('PUT', `${SOURCES}/${json.id}`, { body: { detail } })).status).toBe(200);
  });

  it('is gone after DELETE, which answers 204 without a body', async () => {
    const { json } = await create({});
    const path = `${SOURCES}/${json.id}`;
    const deleted = await grid.call('DELETE', path);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await grid.call(method, path, method === 'PUT' ? { body: {} } : {});
      expect(answer.status).toBe(404);
      expect(answer.json).toMatchObject({ error_code: 'EG.00014040', error_msg: 'Not request resource found' });
    }
  });

  it('that is official is shown with label and event types, and refuses change as 403 EG.00514004', async () => {
    const [obs] = itemsOf(await grid.call('GET', `${SOURCES}?name=HC.OBS`));
    expect(obs).toMatchObject({ provider_type: 'OFFICIAL', channel_name: 'default', label: expect.any(String) });
    expect(obs?.event_types).toEqual(
      expect.arrayContaining([{ name: expect.any(String), description: expect.any(String) }]),
    );
    for (const [method, given] of [['PUT', { body: { description: 'x' } }] as const, ['DELETE', {}] as const]) {
      const answer = await grid.call(method, `${SOURCES}/${obs?.id}`, given);
      expect(answer.status).toBe(403);
      expect(answer.json).toMatchObject({ error_code: 'EG.00514004' });
    }
  });

  it('of another project is not found', async () => {
    const { json } = await create({});
    const token = await grid.signIn('admin', 'local-second');
    const path = `/v1/${LOCAL_SECOND_PROJECT_ID}/sources/${json.id}`;
    for (const method of ['GET', 'DELETE']) expect((await grid.call(method, path, { token })).status).toBe(404);
    expect((await grid.call('GET', `${SOURCES}/${json.id}`)).status).toBe(200);
  });
});
