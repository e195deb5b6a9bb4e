import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
let grid: TestEventGrid;
let token: string;

const event = { id: '1', source: 'orders-api', specversion: '1.0', type: 'order.placed' };
const publish = (...events: object[]) =>
  grid.call('POST', `${V1}/channels/${grid.ordersChannelId}/events`, { token, body: { events } });
const subscribe = (name: string, filter: object) =>
  grid.call('POST', `${V1}/subscriptions`, {
    body: {
      name,
      channel_id: grid.ordersChannelId,
      sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter }],
      targets: [{ name: 'HTTP', provider_type: 'CUSTOM', transform: { type: 'ORIGINAL' } }],
    },
  });

type Row = Record<string, unknown>;
const ask = async (path: string, query: Record<string, unknown>) => {
  const given = { start_time: 0, end_time: TEST_NOW_MS + 10 * DAY_MS, channel_id: grid.ordersChannelId, ...query };
  const texts = Object.entries(given).map(([name, value]) => [name, String(value)]);
  const answer = await grid.call('GET', `${V1}/${path}?${new URLSearchParams(texts)}`, { token });
  const rows: Row[] = Array.isArray(answer.json.result) ? answer.json.result : [];
  return { ...answer, rows };
};
const traces = (query = {}) => ask('traced-events', query);
const metrics = (query = {}) => ask('metrics/pub', query);

beforeEach(async () => {
  grid = await startTestEventGrid();
  token = grid.adminToken;
  for (const name of ['orders-api', 'other-api']) {
    await grid.call('POST', `${V1}/sources`, { body: { name, channel_id: grid.ordersChannelId } });
  }
});
afterEach(async () => {
  expect(grid.faults).toEqual([]);
  await grid.close();
});

describe('GET traced-events', () => {
  it('has a row for an event and each subscription that took it, newest first', async () => {
    await subscribe('all', {});
    await subscribe('placed', { type: [{ op: 'StringIn', values: ['order.placed'] }] });
    await publish(event, { ...event, id: 'not well', specversion: '2' });
    grid.tick(1500);
    await publish({ ...event, id: '2', source: 'other-api', type: 'other' });
    const answer = await traces();
    expect(answer.status).toBe(200);
    const row = {
      source_name: 'orders-api',
      source_provider: 'CUSTOM',
      event_type: 'order.placed',
      event_id: '1',
      event_received_time: TEST_NOW_MS,
    };
    const newest = { event_type: 'other', event_id: '2', event_received_time: TEST_NOW_MS + 1500 };
    const result = [
      { ...row, subscription_name: '', source_name: 'other-api', ...newest },
      { ...row, subscription_name: 'placed' },
      { ...row, subscription_name: 'all' },
    ];
    expect(answer.json).toEqual({ total: 3, size: 3, result, items: result });
  });

  it.each([
    [{ event_id: '2' }, ['2']],
    [{ event_id: 'none' }, []],
    [{ source_name: 'other-api' }, ['3']],
    [{ event_type: 'x' }, ['2']],
    [{ subscription_name: 'all' }, ['2', '1']],
    [{ channel_id: 'unknown' }, []],
    [{ limit: 2 }, ['3', '2']],
    [{ limit: 2, offset: 2 }, ['1']],
    [{ start_time: TEST_NOW_MS + 1 }, ['3', '2']],
    [{ start_time: TEST_NOW_MS, end_time: TEST_NOW_MS }, ['1']],
    [{ end_time: TEST_NOW_MS - 1 }, []],
    [{ event_id: '' }, ['3', '2', '1']],
  ])('%j finds %j', async (query, ids) => {
    await subscribe('all', {});
    await publish(event);
    grid.tick(1000);
    await publish({ ...event, id: '2', type: 'x' }, { ...event, id: '3', source: 'other-api' });
    expect((await traces(query)).rows.map(({ event_id }) => event_id)).toEqual(ids);
  });

  it.each([
    ['no start_time', '?end_time=1&channel_id=x', 'start_time'],
    ['no end_time', '?start_time=1&channel_id=x', 'end_time'],
    ['no channel_id', '?start_time=1&end_time=1', 'channel_id'],
    ['an empty channel_id', '?start_time=1&end_time=1&channel_id=', 'channel_id'],
    ['a time with a fraction', '?start_time=1.5&end_time=1&channel_id=x', 'start_time'],
    ['a written time', '?start_time=1&end_time=2026-11-25T10:00:00Z&channel_id=x', 'end_time'],
    ['limit 0', '?start_time=1&end_time=1&channel_id=x&limit=0', 'limit'],
    ['limit 1001', '?start_time=1&end_time=1&channel_id=x&limit=1001', 'limit'],
  ])('refuses %s as EG.00014000', async (_, query, field) => {
    const answer = await grid.call('GET', `${V1}/traced-events${query}`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: 'EG.00014000', error_details: expect.stringContaining(field) });
  });

  it('answers 15 unless asked for more, and keeps 3 days', async () => {
    await publish(...Array.from({ length: 20 }, (_, index) => ({ ...event, id: String(index) })));
    expect((await traces()).json).toMatchObject({ total: 20, size: 15 });
    grid.tick(3 * DAY_MS);
    token = await grid.signIn('admin', 'local');
    await publish(event);
    expect((await traces()).json).toMatchObject({ total: 21 });
    grid.tick(1);
    await publish(event);
    expect((await traces()).json).toMatchObject({ total: 2 });
  });

  it('keeps the first 1024 characters of a long ID, and an ID with a NUL', async () => {
    await publish({ ...event, id: 'i'.repeat(2000) }, { ...event, id: 'a\u0000b' });
    expect((await traces({ event_id: 'i'.repeat(1024) })).json).toMatchObject({ total: 1 });
    expect((await traces()).rows.map(({ event_id }) => event_id)).toContain('a\ufffdb');
  });
});

describe('GET metrics/pub', () => {
  const size = (sent: object) => Buffer.byteLength(JSON.stringify(sent));
  const long = { ...event, data: { text: 'x'.repeat(100) } };

  it.each([
    ['AVG', Math.round((size(event) + size(long) + size({ ...event, id: '' })) / 3)],
    ['MIN', size({ ...event, id: '' })],
    ['MAX', size(long)],
  ])('tells number, successes and %s of the sizes by the minute', async (filter, bytes) => {
    await publish(event, long);
    await publish({ ...event, id: '' });
    const answer = await metrics({ filter });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      total: 1,
      result: [{ timestamp: TEST_NOW_MS, num: 3, success_num: 2, event_size: bytes, process_time: 0, invoke_time: 0 }],
    });
  });

  it('has only periods that saw events, oldest first, in the period asked for', async () => {
    await publish(event);
    grid.tick(2 * MINUTE_MS);
    await publish(event);
    grid.tick(8 * MINUTE_MS);
    await publish(event);
    const starts = async (query: object) => (await metrics(query)).rows.map(({ timestamp, num }) => [timestamp, num]);
    const at = (minutes: number) => TEST_NOW_MS + minutes * MINUTE_MS;
    expect(await starts({})).toEqual([0, 2, 10].map((minutes) => [at(minutes), 1]));
    expect(await starts({ period: 10 })).toEqual([
      [at(0), 2],
      [at(10), 1],
    ]);
    expect(await starts({ start_time: at(1), end_time: at(2) + 1 })).toEqual([[at(2), 1]]);
  });

  it('narrows by source; what no source sent counts for the channel', async () => {
    await publish(event, { ...event, source: 'other-api' }, { ...event, source: 'nobody' });
    const count = async (query: object) => (await metrics(query)).rows.map(({ num }) => num);
    expect(await count({})).toEqual([3]);
    expect(await count({ source_name: 'other-api' })).toEqual([1]);
    expect(await count({ source_name: 'nobody' })).toEqual([]);
    expect(await count({ provider_type: 'CUSTOM' })).toEqual([3]);
    expect(await count({ provider_type: 'OFFICIAL' })).toEqual([]);
    expect(await count({ channel_id: 'unknown' })).toEqual([]);
  });

  it('takes now for an end that is left out', async () => {
    await publish(event);
    const path = `${V1}/metrics/pub?start_time=0&channel_id=${grid.ordersChannelId}`;
    expect((await grid.call('GET', path)).json).toMatchObject({ total: 1 });
  });

  it.each([
    [{ filter: 'SUM' }, 'filter'],
    [{ period: 0 }, 'period'],
    [{ period: 1441 }, 'period'],
    [{ start_time: 'x' }, 'start_time'],
    [{ provider_type: 'X' }, 'provider_type'],
    [{ channel_id: '' }, 'channel_id'],
  ])('refuses %j as EG.00014000', async (query, field) => {
    const answer = await metrics(query);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: 'EG.00014000', error_details: expect.stringContaining(field) });
  });
});
