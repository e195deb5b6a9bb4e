import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
// Only what depends on the clock; the contract proves the rest.
let grid: TestEventGrid;
let token: string;

const event = { id: '1', source: 'orders-api', specversion: '1.0', type: 'order.placed' };
const publish = (...events: object[]) =>
  grid.call('POST', `${V1}/channels/${grid.ordersChannelId}/events`, { token, body: { events } });
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
  it('returns 15 by default, and keeps 3 days', async () => {
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
});

describe('GET metrics/pub', () => {
  const size = (sent: object) => Buffer.byteLength(JSON.stringify(sent));
  const long = { ...event, data: { text: 'x'.repeat(100) } };

  it.each([
    ['AVG', Math.round((size(event) + size(long) + size({ ...event, id: '' })) / 3)],
    ['MIN', size({ ...event, id: '' })],
    ['MAX', size(long)],
  ])('returns number, successes and %s of the sizes for each minute', async (filter, bytes) => {
    await publish(event, long);
    await publish({ ...event, id: '' });
    const answer = await metrics({ filter });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      total: 1,
      result: [{ timestamp: TEST_NOW_MS, num: 3, success_num: 2, event_size: bytes, process_time: 0, invoke_time: 0 }],
    });
  });

  it('returns only periods with events, oldest first, in the requested period', async () => {
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
});
