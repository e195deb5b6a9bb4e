import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventGrid } from '@/lib/eventgrid/client';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { readActivity } from '@/lib/events/metrics';
import { activityPaths, activityUrl, parseActivityQuery } from '@/lib/events/query';
import { findTraced } from '@/lib/events/traced';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
const HOUR_MS = 3_600_000;
let grid: TestEventGrid;
let eventGrid: EventGrid;
let sent: { path: string }[];
let of: { channel_id: string; source_name: string };

const post = (path: string, body: object) => grid.call('POST', `${V1}${path}`, { body });
const publish = (...ids: string[]) =>
  post(`/channels/${of.channel_id}/events`, {
    events: ids.map((id) => ({
      id,
      source: 'orders-api',
      specversion: '1.0',
      type: id.startsWith('paid') ? 'order.paid' : 'order.archived',
    })),
  });

beforeAll(async () => {
  grid = await startTestEventGrid();
  of = { channel_id: grid.ordersChannelId, source_name: 'orders-api' };
  ({ eventGrid, sent } = openLocalClient(grid));
  for (const name of ['orders-api', 'other-api']) await post('/sources', { name, channel_id: of.channel_id });
  for (const name of ['to-crm', 'to-ledger'])
    await post('/subscriptions', {
      name,
      channel_id: of.channel_id,
      sources: [
        {
          name: 'orders-api',
          provider_type: 'CUSTOM',
          filter: {
            source: [{ op: 'StringIn', values: ['orders-api'] }],
            type: [{ op: 'StringIn', values: ['order.paid'] }],
          },
        },
      ],
      targets: [
        {
          name: 'HC.FunctionGraph',
          provider_type: 'OFFICIAL',
          detail: { urn: 'urn:f' },
          transform: { type: 'ORIGINAL' },
        },
      ],
    });
  await publish('paid-1', 'archived-1');
  grid.tick(2 * HOUR_MS);
  await publish('paid-2', '汉 1');
  const other = { id: 'other', source: 'other-api', specversion: '1.0', type: 'order.paid' };
  await post(`/channels/${of.channel_id}/events`, { events: [other] });
});
afterAll(() => grid.close());

const find = async (parts: Record<string, string> = {}) => {
  const found = await findTraced(eventGrid, of, parseActivityQuery(parts), () => TEST_NOW_MS + 2 * HOUR_MS + 1000);
  if (!found.ok) throw new Error(String(found.failure.message));
  return found.data;
};
const ids = async (parts?: Record<string, string>) => (await find(parts)).items.map(({ id }) => id);

describe('the events of a source', () => {
  it('are the newest first, one row each, with the subscriptions that took them', async () => {
    const { items, total } = await find();
    expect(items).toEqual([
      {
        id: '汉 1',
        event_type: 'order.archived',
        received: '2026-11-25T12:00:00.000Z',
        subscription_names: [],
      },
      expect.objectContaining({ id: 'paid-2', subscription_names: expect.arrayContaining(['to-crm', 'to-ledger']) }),
      expect.objectContaining({ id: 'archived-1', received: '2026-11-25T10:00:00.000Z' }),
      expect.objectContaining({ id: 'paid-1' }),
    ]);
    expect(total).toBe(6);
  });

  it.each([
    [{ range: '1h' }, ['汉 1', 'paid-2']],
    [{ type: 'order.paid' }, ['paid-2', 'paid-1']],
    [{ subscription: 'to-ledger' }, ['paid-2', 'paid-1']],
    [{ q: 'archived-1' }, ['archived-1']],
    [{ q: 'paid' }, []],
    [{ status: 'nobody' }, ['汉 1', 'archived-1']],
    [{ status: 'delivered' }, []],
    [{ range: 'bad', status: 'bad' }, ['汉 1', 'paid-2', 'archived-1', 'paid-1']],
  ])('are filtered by %j', async (parts, wanted) => {
    expect((await ids(parts as Record<string, string>)).sort()).toEqual(wanted.sort());
  });

  it('are not read over more than 3 days, which EventGrid does not list', async () => {
    const before = sent.length;
    expect(await find({ range: '7d' })).toMatchObject({ items: [], isTooLong: true });
    expect(sent).toHaveLength(before);
  });

  it('by status, are read with one trace for each that a subscription took', async () => {
    const before = sent.length;
    await find({ status: 'failed' });
    const traces = sent.slice(before).filter(({ path }) => path.includes('/events/trace/detail/'));
    expect(traces).toHaveLength(2);
  });
});

describe('the chart', () => {
  it.each([
    ['1h', 30, [2]],
    ['24h', 24, [2, 2]],
    ['3d', 24, [2, 2]],
    ['7d', 28, [2, 2]],
    ['30d', 30, [4]],
  ] as const)('has over %s %i bars, the last ones with what was published', async (range, count, counts) => {
    const now = () => TEST_NOW_MS + 2 * HOUR_MS + 1000;
    const read = await readActivity(eventGrid, of, { range, subscription_id: '' }, now);
    if (!read.ok) throw new Error(String(read.failure.message));
    const { bars, good, bad } = read.data;
    expect(bars).toHaveLength(count);
    expect(bars.map((bar) => bar.good).filter((one) => one > 0)).toEqual(counts);
    expect([good, bad]).toEqual([counts.reduce<number>((sum, one) => sum + one, 0), 0]);
    expect(bars.at(-1)?.start).toBeLessThanOrEqual(now());
    expect((bars.at(-1)?.start ?? 0) + read.data.barMs).toBeGreaterThan(now());
  });

  it('counts what EventGrid refused, and averages sizes and times by the number of events', async () => {
    const point = (timestamp: number, num: number, success_num: number, event_size: number) => ({
      timestamp,
      num,
      success_num,
      fail_num: null,
      retry_times: null,
      event_size,
      process_time: 10,
      invoke_time: null,
    });
    const listPublishMetrics = async () => ({
      ok: true as const,
      requestId: null,
      data: [point(TEST_NOW_MS - 1, 3, 2, 100), point(TEST_NOW_MS, 1, 1, 500), point(0, 9, 9, 9)],
    });
    const fake = { listPublishMetrics, listDeliveryMetrics: eventGrid.listDeliveryMetrics };
    const read = await readActivity(fake, of, { range: '24h', subscription_id: '' }, () => TEST_NOW_MS);
    expect(read).toMatchObject({ data: { good: 3, bad: 1, averageBytes: 200, averageMs: 10 } });
  });
});

describe('the URL of an activity', () => {
  it('keeps the filters, and opens one event by its ID, whatever is in it', () => {
    const url = activityUrl('s1');
    const { itemPath, itemIdIn } = activityPaths('s1');
    const query = url.parse({ type: 'order.paid', range: '3d', sort: 'name:ASC' });
    expect(url.pathOf(query)).toBe('/sources/s1/activity?range=3d&type=order.paid');
    const path = itemPath('汉 1&x', query);
    expect(path).toBe('/sources/s1/activity/%E6%B1%89%201%26x?range=3d&type=order.paid');
    expect(itemIdIn(path.split('?')[0] ?? '')).toBe('汉 1&x');
    expect(itemIdIn('/sources/s1/activity')).toBeNull();
    expect(itemIdIn('/sources/s2/activity/e1')).toBeNull();
  });
});
