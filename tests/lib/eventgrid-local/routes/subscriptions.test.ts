import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { itemsOf, namesOf, startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
const SUBSCRIPTIONS = `${V1}/subscriptions`;
let grid: TestEventGrid;

const FILTER = { source: [{ op: 'StringIn', values: ['orders-api'] }] };
const source = { name: 'orders-api', provider_type: 'CUSTOM', filter: FILTER };
const target = {
  name: 'HTTP',
  provider_type: 'CUSTOM',
  detail: { url: 'http://127.0.0.1:9/hook' },
  transform: { type: 'ORIGINAL' },
};
const create = (body: object = {}, on = grid) =>
  on.call('POST', SUBSCRIPTIONS, {
    body: { name: 'to-hook', channel_id: on.ordersChannelId, sources: [source], targets: [target], ...body },
  });
const addSource = (on = grid) =>
  on.call('POST', `${V1}/sources`, { body: { name: 'orders-api', channel_id: on.ordersChannelId } });

beforeEach(async () => {
  grid = await startTestEventGrid();
  await addSource();
});
afterEach(async () => {
  expect(grid.faults).toEqual([]);
  await grid.close();
});

describe('POST subscriptions', () => {
  it('answers 200 with the whole subscription, which is shown the same later', async () => {
    const answer = await create({ description: 'all orders' });
    expect(answer.status).toBe(200);
    const times = { created_time: '2026-11-25T10:00:00.000Z', updated_time: '2026-11-25T10:00:00.000Z' };
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'to-hook',
      description: 'all orders',
      type: 'EVENT',
      status: 'ENABLED',
      channel_id: grid.ordersChannelId,
      channel_name: 'orders',
      used: [],
      sources: [{ id: expect.any(String), ...source, ...times }],
      targets: [{ id: expect.any(String), ...target, ...times }],
      ...times,
    });
    expect((await grid.call('GET', `${SUBSCRIPTIONS}/${answer.json.id}`)).json).toEqual(answer.json);
  });

  it.each([
    ['a description of null', { description: null }],
    ['a name like the official channel’s', { name: 'default' }],
    ['an empty filter', { sources: [{ ...source, filter: {} }] }],
    ['an official source that is not on the channel', { sources: [{ ...source, provider_type: 'OFFICIAL' }] }],
    ['five targets', { targets: Array(5).fill(target) }],
    ['a target without detail', { targets: [{ ...target, detail: undefined }] }],
    ['an https target', { targets: [{ ...target, detail: { url: 'https://example.com/' } }] }],
    ['a target’s own ID, connection and unknown keys', { targets: [{ ...target, id: 'x', connection_id: 'c', a: 1 }] }],
  ])('takes %s', async (_, body) => {
    expect((await create(body)).status).toBe(200);
  });

  it.each([
    ['no name', { name: undefined }, '00513000', 'name'],
    ['a name of 129', { name: 'a'.repeat(129) }, '00513000', 'name'],
    ['a name with a blank', { name: 'a b' }, '00513000', 'name'],
    ['a name that starts with a dot', { name: '.a' }, '00513000', 'name'],
    ['a description of 256', { description: 'd'.repeat(256) }, '00513000', 'description'],
    ['no sources', { sources: [] }, '00513000', 'sources'],
    ['no targets', { targets: [] }, '00513000', 'targets'],
    ['an unknown kind of source', { sources: [{ ...source, provider_type: 'X' }] }, '00513000', 'sources.0.provider'],
    ['no transform', { targets: [{ ...target, transform: undefined }] }, '00513000', 'targets.0.transform'],
    ['another transform', { targets: [{ ...target, transform: { type: 'X' } }] }, '00513000', 'transform.type'],
    ['a source that is not there', { sources: [{ ...source, name: 'other' }] }, '00513000', 'sources.0.name'],
    ['an unknown channel', { channel_id: 'unknown' }, '00513005', 'channel_id'],
    ['no filter', { sources: [{ ...source, filter: undefined }] }, '00513004', 'sources.0.filter'],
    ['an unknown operator', { sources: [{ ...source, filter: { source: [{ op: 'X' }] } }] }, '00513004', 'filter'],
    ['a filter that is a list', { sources: [source, { ...source, filter: [] }] }, '00513004', 'sources.1.filter'],
    ['a target that is no address', { targets: [{ ...target, detail: { url: 'hook' } }] }, '00513003', 'url'],
    ['an ftp target', { targets: [target, { ...target, detail: { url: 'ftp://a/' } }] }, '00513003', 'targets.1'],
    ['a target whose URL is a number', { targets: [{ ...target, detail: { url: 1 } }] }, '00513003', 'url'],
  ])('refuses %s by 400', async (_, body, code, words) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: `EG.${code}`, error_details: expect.stringContaining(words) });
  });

  it('refuses a name that the project has, whatever the channel, and gives it to another project', async () => {
    await create();
    const other = await grid.call('POST', `${V1}/channels`, { body: { name: 'other' } });
    const sources = [{ ...source, provider_type: 'OFFICIAL' }];
    expect((await create({ channel_id: other.json.id, sources })).json).toMatchObject({ error_code: 'EG.00513001' });
    const token = await grid.signIn('admin', 'local-second');
    const path = `/v1/${LOCAL_SECOND_PROJECT_ID}`;
    const [channel] = itemsOf(await grid.call('GET', `${path}/channels?name=orders`, { token }));
    const body = { name: 'to-hook', channel_id: channel?.id, sources, targets: [target] };
    expect((await grid.call('POST', `${path}/subscriptions`, { token, body })).status).toBe(200);
  });

  it.each([
    ['SUBSCRIPTION', { SUBSCRIPTION: 2 }],
    ['CHANNEL_SUBSCRIPTION', { CHANNEL_SUBSCRIPTION: 2 }],
  ])('refuses what is over %s as 403 EG.00514003', async (_, quotas) => {
    const other = await startTestEventGrid({ quotas });
    await addSource(other);
    for (const name of ['a', 'b']) expect((await create({ name }, other)).status).toBe(200);
    const over = await create({ name: 'c' }, other);
    expect([over.status, over.json.error_code]).toEqual([403, 'EG.00514003']);
    await other.close();
  });

  it('refuses a sixth target as 403 EG.00514003', async () => {
    const over = await create({ targets: Array(6).fill(target) });
    expect([over.status, over.json.error_code]).toEqual([403, 'EG.00514003']);
  });
});

describe('GET subscriptions', () => {
  beforeEach(async () => {
    for (const [index, name] of ['alpha', 'beta', 'gamma'].entries()) {
      await create({ name, targets: [{ ...target, connection_id: `connection-${index}` }] });
      grid.tick(1000);
    }
  });

  it.each([
    ['', ['gamma', 'beta', 'alpha']],
    ['?sort=name:asc', ['alpha', 'beta', 'gamma']],
    ['?sort=created_time:ASC&offset=1&limit=1', ['beta']],
    ['?name=beta', ['beta']],
    ['?fuzzy_name=a&sort=name:ASC', ['alpha', 'beta', 'gamma']],
    ['?fuzzy_name=mm', ['gamma']],
    ['?connection_id=connection-1', ['beta']],
    ['?connection_id=none', []],
    ['?channel_id=none', []],
    ['?enterprise_project_id=0&name=beta', ['beta']],
    ['?offset=3', []],
  ])('%s lists %j', async (query, names) => {
    const answer = await grid.call('GET', SUBSCRIPTIONS + query);
    expect(namesOf(answer)).toEqual(names);
    expect(answer.json).toMatchObject({ size: names.length });
  });

  it.each(['?sort=status:ASC', '?limit=0', '?limit=1001', '?offset=-1'])('refuses %s', async (query) => {
    expect((await grid.call('GET', SUBSCRIPTIONS + query)).json).toMatchObject({ error_code: 'EG.00014000' });
  });

  it('tells how many there are besides the page', async () => {
    expect((await grid.call('GET', `${SUBSCRIPTIONS}?limit=2`)).json).toMatchObject({ total: 3, size: 2 });
  });
});

describe('one subscription', () => {
  it('is gone after DELETE, which answers 204 without a body', async () => {
    const { json } = await create();
    const path = `${SUBSCRIPTIONS}/${json.id}`;
    const deleted = await grid.call('DELETE', path);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    for (const method of ['GET', 'DELETE']) {
      expect((await grid.call(method, path)).json).toMatchObject({ error_code: 'EG.00014040' });
    }
  });

  it('cannot be changed: no such API', async () => {
    const { json } = await create();
    const answer = await grid.call('PUT', `${SUBSCRIPTIONS}/${json.id}`, { body: {} });
    expect([answer.status, answer.json.error_code]).toEqual([404, 'APIGW.0101']);
  });

  it('is not seen or deleted from another project', async () => {
    const { json } = await create();
    const token = await grid.signIn('admin', 'local-second');
    for (const method of ['GET', 'DELETE']) {
      const path = `/v1/${LOCAL_SECOND_PROJECT_ID}/subscriptions/${json.id}`;
      expect((await grid.call(method, path, { token })).status).toBe(404);
    }
  });

  it('keeps its channel from being deleted, but not its source', async () => {
    const { json } = await create();
    const channel = `${V1}/channels/${grid.ordersChannelId}`;
    const [made] = itemsOf(await grid.call('GET', `${V1}/sources?name=orders-api`));
    expect((await grid.call('DELETE', channel)).json).toMatchObject({ error_msg: expect.stringContaining('sources') });
    expect((await grid.call('DELETE', `${V1}/sources/${made?.id}`)).status).toBe(204);
    const refused = await grid.call('DELETE', channel);
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({
      error_code: 'EG.00513000',
      error_msg: expect.stringContaining('subscriptions'),
    });
    await grid.call('DELETE', `${SUBSCRIPTIONS}/${json.id}`);
    expect((await grid.call('DELETE', channel)).status).toBe(204);
  });

  it('counts in the quotas: the project’s, and the fullest channel’s', async () => {
    await create({ name: 'a' });
    await create({ name: 'b' });
    const other = await grid.call('POST', `${V1}/channels`, { body: { name: 'other' } });
    await create({ name: 'c', channel_id: other.json.id, sources: [{ ...source, provider_type: 'OFFICIAL' }] });
    const used = async (type: string) => JSON.parse((await grid.call('GET', `${V1}/quotas?type=${type}`)).text);
    expect(await used('SUBSCRIPTION')).toMatchObject({ quotas: { resources: [{ used: 3, quota: 20 }] } });
    expect(await used('CHANNEL_SUBSCRIPTION')).toMatchObject({ quotas: { resources: [{ used: 2, quota: 20 }] } });
  });
});
