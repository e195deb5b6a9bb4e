import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillEventGrid, quotasWithRoom } from '@/lib/eventgrid-local/fill';
import { DEFAULT_QUOTAS } from '@/lib/eventgrid-local/quotas';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { namesOf, startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '@/tests/support/local-eventgrid';

let grid: TestEventGrid;
let ids = 0;
const fill = (sources: number, channels: number) =>
  fillEventGrid({ store: grid.store, now: () => TEST_NOW_MS, newId: () => `filled-${ids++}`, sources, channels });
const list = (noun: string, query: string) =>
  grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/${noun}?provider_type=CUSTOM&${query}`);

beforeEach(async () => {
  grid = await startTestEventGrid({ quotas: quotasWithRoom(DEFAULT_QUOTAS, 50, 3) });
});
afterEach(() => grid.close());

it('generates the requested number of sources and channels, with the last source newest', async () => {
  await fill(50, 3);
  const page = await list('sources', 'limit=2');
  expect(page.json.total).toBe(50);
  expect(namesOf(page)).toEqual(['generated-000050', 'generated-000049']);
  expect((await list('channels', '')).json.total).toBe(4);
});

it('generates every type, and some that are broken', async () => {
  await fill(50, 0);
  const { json } = await list('sources', 'limit=50');
  const items = Array.isArray(json.items) ? json.items : [];
  expect(new Set(items.map(({ type }) => type))).toEqual(new Set(['APPLICATION', 'RABBITMQ', 'ROCKETMQ']));
  expect(items.filter(({ status }) => status === 'ERROR')).toHaveLength(2);
});

it('adds only what is missing when run again', async () => {
  await fill(20, 2);
  await fill(50, 3);
  expect((await list('sources', '')).json.total).toBe(50);
  expect((await list('channels', '')).json.total).toBe(4);
});

it('makes a channel for its sources if there is none', async () => {
  await grid.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/channels/${grid.ordersChannelId}`);
  await fill(1, 0);
  expect(namesOf(await list('channels', ''))).toEqual(['generated-channel']);
});

it('leaves room under the quotas for manual tests', async () => {
  await fill(50, 3);
  const body = { name: 'mine', channel_id: grid.ordersChannelId };
  expect((await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body })).status).toBe(200);
  expect((await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { body: { name: 'mine' } })).status).toBe(200);
});
