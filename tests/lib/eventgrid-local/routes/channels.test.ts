import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { itemsOf, namesOf, startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

const CHANNELS = `/v1/${LOCAL_PROJECT_ID}/channels`;
let grid: TestEventGrid;
const create = (body: object) => grid.call('POST', CHANNELS, { body: { name: 'Billing.EU_1-a', ...body } });

beforeEach(async () => {
  grid = await startTestEventGrid();
});
afterEach(() => grid.close());

describe('POST channels', () => {
  it('answers 200 with the whole channel', async () => {
    const answer = await grid.call('POST', CHANNELS, { body: '{"name":"Billing.EU_1-a","description":"Bills"}' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Request-Id')).not.toBeNull();
    expect(answer.json).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Billing.EU_1-a',
      description: 'Bills',
      provider_type: 'CUSTOM',
      created_time: '2026-11-25T10:00:00.000Z',
      updated_time: '2026-11-25T10:00:00.000Z',
      enterprise_project_id: '0',
      eps_id: '0',
    });
    expect((await grid.call('GET', `${CHANNELS}/${answer.json.id}`)).json).toEqual(answer.json);
  });

  it.each([
    ['enterprise_project_id', { enterprise_project_id: 'e1' }],
    ['its old name eps_id', { eps_id: 'e1' }],
  ])('takes %s and answers both names', async (_, body) => {
    expect((await create(body)).json).toMatchObject({ enterprise_project_id: 'e1', eps_id: 'e1' });
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['the name default', { name: 'default' }, 'name'],
    ['a name of 129', { name: 'a'.repeat(129) }, 'name'],
    ['a name that starts with a period', { name: '.a' }, 'name'],
    ['a name with a blank', { name: 'a b' }, 'name'],
    ['a description of 256', { description: 'd'.repeat(256) }, 'description'],
  ])('refuses %s as EG.00513000 and names the field', async (_, body, field) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: 'EG.00513000', error_details: expect.stringContaining(field) });
  });

  it.each(['Default', 'a'.repeat(128), '0', 'A_b.c-d'])('takes the name %s', async (name) => {
    expect((await create({ name, description: 'd'.repeat(255) })).status).toBe(200);
  });

  it('refuses a name that is there as EG.00513001', async () => {
    expect((await create({ name: 'orders' })).json).toMatchObject({ error_code: 'EG.00513001' });
  });

  it('refuses what is over the quota as 403 EG.00514003; the official channel does not count', async () => {
    const statuses = [];
    for (let index = 0; index < 11; index += 1) statuses.push((await create({ name: `c${index}` })).status);
    // The seed's own custom channel is the first of ten.
    expect(statuses).toEqual([...Array(9).fill(200), 403, 403]);
  });
});

describe('one channel', () => {
  it('is changed by PUT in its description, never in its name', async () => {
    const { json } = await create({});
    grid.tick(1000);
    const body = { description: 'new', name: 'other', eps_id: 'e2' };
    const changed = await grid.call('PUT', `${CHANNELS}/${json.id}`, { body });
    expect(changed.status).toBe(200);
    expect(changed.json).toEqual({
      ...json,
      description: 'new',
      enterprise_project_id: 'e2',
      eps_id: 'e2',
      updated_time: '2026-11-25T10:00:01.000Z',
    });
  });

  it('cannot be deleted while it has a source, and can be afterwards', async () => {
    const body = { name: 'a', channel_id: grid.ordersChannelId };
    const { json: source } = await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body });
    const path = `${CHANNELS}/${grid.ordersChannelId}`;
    const refused = await grid.call('DELETE', path);
    expect(refused.status).toBe(400);
    expect(refused.json.error_code).toMatch(/^EG\.\d{8}$/);
    expect(refused.json.error_msg).toMatch(/sources/);
    await grid.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/sources/${source.id}`);
    const deleted = await grid.call('DELETE', path);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    for (const method of ['GET', 'DELETE']) expect((await grid.call(method, path)).status).toBe(404);
  });

  it('that is official refuses change as 403 EG.00514004', async () => {
    const path = `${CHANNELS}/${grid.officialChannelId}`;
    expect((await grid.call('GET', path)).json).toMatchObject({ name: 'default', provider_type: 'OFFICIAL' });
    for (const [method, given] of [['PUT', { body: { description: 'x' } }] as const, ['DELETE', {}] as const]) {
      const answer = await grid.call(method, path, given);
      expect([answer.status, answer.json.error_code]).toEqual([403, 'EG.00514004']);
    }
  });

  it('of another project is not found', async () => {
    const token = await grid.signIn('admin', 'local-second');
    const path = `/v1/${LOCAL_SECOND_PROJECT_ID}/channels/${grid.ordersChannelId}`;
    expect((await grid.call('GET', path, { token })).json).toMatchObject({ error_code: 'EG.00014040' });
  });
});

describe('GET channels', () => {
  it.each([
    ['', ['billing', 'orders', 'default']],
    ['provider_type=CUSTOM', ['billing', 'orders']],
    ['provider_type=OFFICIAL', ['default']],
    ['provider_type=PARTNER', []],
    ['name=orders', ['orders']],
    ['name=order', []],
    ['fuzzy_name=r', ['orders']],
    ['enterprise_project_id=e1', ['billing']],
    ['sort=name:ASC&limit=2', ['billing', 'default']],
    ['limit=1&offset=1', ['orders']],
    ['offset=3', []],
  ])('filters and orders by %s', async (query, names) => {
    grid.tick(1000);
    await create({ name: 'billing', enterprise_project_id: 'e1' });
    expect(namesOf(await grid.call('GET', `${CHANNELS}?${query}`))).toEqual(names);
  });

  it.each(['limit=0', 'limit=1001', 'offset=-1', 'sort=x:ASC'])('refuses %s as EG.00014000', async (query) => {
    const answer = await grid.call('GET', `${CHANNELS}?${query}`);
    expect([answer.status, answer.json.error_code]).toEqual([400, 'EG.00014000']);
  });

  it('answers both names of the enterprise project in each item', async () => {
    for (const item of itemsOf(await grid.call('GET', CHANNELS))) {
      expect(item).toMatchObject({ enterprise_project_id: '0', eps_id: '0' });
    }
  });
});
