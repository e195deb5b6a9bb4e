import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventGrid } from '@/lib/eventgrid/client';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { parseSubscriptionsQuery } from '@/lib/subscriptions/query';
import { findSubscriptions, oneSubscriptionRead } from '@/lib/subscriptions/reads';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let grid: TestEventGrid;
let eventGrid: EventGrid;
const ids: Record<string, string> = {};
const PATH = `/v1/${LOCAL_PROJECT_ID}`;
const post = async (kind: string, body: object) => (await grid.call('POST', `${PATH}/${kind}`, { body })).json;

beforeAll(async () => {
  grid = await startTestEventGrid();
  const other = String((await post('channels', { name: 'billing' })).id);
  for (const channel_id of [grid.ordersChannelId, other])
    await post('sources', { name: `s-${channel_id}`, channel_id });
  for (const [name, channel_id] of [
    ['paid', grid.ordersChannelId],
    ['refunded', grid.ordersChannelId],
    ['invoices', other],
  ] as const) {
    const source = `s-${channel_id}`;
    const made = await post('subscriptions', {
      name,
      channel_id,
      sources: [{ name: source, provider_type: 'CUSTOM', filter: { source: [{ op: 'StringIn', values: [source] }] } }],
      targets: [
        {
          name: 'HTTPS',
          provider_type: 'CUSTOM',
          detail: { url: 'https://hook:canary-pw@hooks.example/eg?token=canary-token&x=1' },
          transform: { type: 'ORIGINAL' },
        },
        {
          name: 'HC.Lighthouse',
          provider_type: 'OFFICIAL',
          detail: { lamp: 3 },
          transform: { type: 'ORIGINAL' },
          apigw_detail: {
            invocation_http_parameters: {
              header_parameters: [
                { key: 'X-Key', value: 'canary-header', is_value_secret: true },
                { key: 'X-Open', value: 'shown', is_value_secret: false },
              ],
            },
          },
        },
      ],
    });
    ids[name] = String(made.id);
  }
  ({ eventGrid } = openLocalClient(grid));
});
afterAll(() => grid.close());

async function find(parts: Record<string, string>) {
  const result = await findSubscriptions(eventGrid, parseSubscriptionsQuery(parts), () => 7);
  if (!result.ok) throw new Error(String(result.failure.message));
  return result.data;
}
const names = async (parts: Record<string, string>) => (await find(parts)).items.map(({ name }) => name);

describe('the list of subscriptions', () => {
  it('searches by a part of the name, and by ID, and sorts and pages', async () => {
    expect(await names({ sort: 'name:ASC' })).toEqual(['invoices', 'paid', 'refunded']);
    expect(await names({ q: 'i', sort: 'name:DESC' })).toEqual(['paid', 'invoices']);
    expect(await names({ q: ids.refunded ?? '' })).toEqual(['refunded']);
    const { items, page, total } = await find({ sort: 'name:ASC', size: '15', page: '9' });
    expect([items.length, page, total]).toEqual([3, 1, 3]);
  });

  it('filters by channel, whose name comes along, and by status', async () => {
    const { items, channelName } = await find({ channel_id: grid.ordersChannelId, sort: 'name:ASC' });
    expect([items.map(({ name }) => name), channelName]).toEqual([['paid', 'refunded'], 'orders']);
    expect(await names({ status: 'ENABLED', sort: 'name:ASC' })).toEqual(['invoices', 'paid', 'refunded']);
    expect(await names({ status: 'DISABLED' })).toEqual([]);
    expect(await names({ status: 'other' })).toEqual([]);
    expect(await names({ q: ids.paid ?? '', status: 'DISABLED' })).toEqual([]);
  });

  it('shows the host of a webhook and the name of an unknown kind, and no secret', async () => {
    const { items } = await find({ q: 'paid' });
    expect(items[0]?.target_labels).toEqual([
      { kind: 'webhook', label: 'hooks.example' },
      { kind: null, label: 'HC.Lighthouse' },
    ]);
    expect(JSON.stringify(items)).not.toContain('canary');
  });
});

describe('one subscription', () => {
  it('has its unknown target whole, and neither a secret header nor the credentials of a URL', async () => {
    const read = await oneSubscriptionRead.read({ eventGrid, input: { subscriptionId: ids.paid ?? '' } });
    if (!read.ok) throw new Error('It is there.');
    const text = JSON.stringify(read.data);
    expect(text).not.toContain('canary');
    expect(text).toContain('https://••••@hooks.example/eg?token=••••&x=1');
    expect(read.data.subscription.targets[1]).toMatchObject({
      detail: { lamp: 3 },
      apigw_detail: {
        invocation_http_parameters: {
          header_parameters: [
            { key: 'X-Key', value: '••••', is_value_secret: true },
            { key: 'X-Open', value: 'shown' },
          ],
        },
      },
    });
  });
});
