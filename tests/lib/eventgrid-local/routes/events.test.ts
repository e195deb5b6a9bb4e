import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookCall } from '@/lib/eventgrid-local/deliver';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
// The contract proves publishing itself; this file checks what goes to webhooks, without calling them.
let grid: TestEventGrid;
let calls: WebhookCall[];

const event = { id: '1', source: 'orders-api', specversion: '1.0', type: 'order.placed' };
const publish = (events: unknown, channelId = grid.ordersChannelId) =>
  grid.call('POST', `${V1}/channels/${channelId}/events`, { body: { events } });
const subscribe = (body: object = {}) =>
  grid.call('POST', `${V1}/subscriptions`, {
    body: {
      name: 'to-hook',
      channel_id: grid.ordersChannelId,
      sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter: {} }],
      targets: [target()],
      ...body,
    },
  });
const target = (transform: object = { type: 'ORIGINAL' }, url = 'http://127.0.0.1:9/hook') => ({
  name: 'HTTP',
  provider_type: 'CUSTOM',
  detail: { url },
  transform,
});

beforeEach(async () => {
  calls = [];
  grid = await startTestEventGrid({ deliver: (more) => calls.push(...more) });
  await grid.call('POST', `${V1}/sources`, { body: { name: 'orders-api', channel_id: grid.ordersChannelId } });
});
afterEach(async () => {
  expect(grid.faults).toEqual([]);
  await grid.close();
});

describe('delivery', () => {
  it('sends each event to every webhook whose subscription matches it', async () => {
    const urgent = {
      source: [{ op: 'StringIn', values: ['orders-api'] }],
      type: [{ op: 'StringEndsWith', values: ['.urgent'] }],
    };
    await subscribe({ name: 'all' });
    await subscribe({
      name: 'urgent',
      sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter: urgent }],
      targets: [target({ type: 'CONSTANT', value: 'hurry' }, 'http://localhost:9/urgent')],
    });
    await publish([event, { ...event, id: '2', type: 'order.urgent', extra: 'kept' }]);
    expect(calls).toEqual([
      { url: 'http://127.0.0.1:9/hook', body: JSON.stringify(event), retries: 1 },
      {
        url: 'http://127.0.0.1:9/hook',
        body: JSON.stringify({ ...event, id: '2', type: 'order.urgent', extra: 'kept' }),
        retries: 1,
      },
      { url: 'http://localhost:9/urgent', body: 'hurry', retries: 1 },
    ]);
  });

  it('sends nothing after the subscription is deleted, nor to another channel’s', async () => {
    const other = await grid.call('POST', `${V1}/channels`, { body: { name: 'other' } });
    const sources = [{ name: 'orders-api', provider_type: 'OFFICIAL', filter: {} }];
    await subscribe({ name: 'elsewhere', channel_id: other.json.id, sources });
    const { json } = await subscribe();
    await grid.call('DELETE', `${V1}/subscriptions/${json.id}`);
    await publish([event]);
    expect(calls).toEqual([]);
  });

  it.each(['http://example.com/', 'https://127.0.0.1/', 'http://10.0.0.1/', 'http://127.0.0.1.example.com/'])(
    'never calls %s',
    async (url) => {
      expect((await subscribe({ targets: [target({ type: 'ORIGINAL' }, url)] })).status).toBe(200);
      await publish([event]);
      expect(calls).toEqual([]);
    },
  );

  it('fills in the template of a target that transforms with variables', async () => {
    await subscribe({ targets: [target({ type: 'VARIABLE', value: '{"n":"$.data.n"}', template: '{"n":${n}}' })] });
    await publish([{ ...event, data: { n: 7 } }]);
    expect(calls).toMatchObject([{ body: '{"n":7}' }]);
  });

  it('tries once only when the target wants no retry', async () => {
    await subscribe({ targets: [{ ...target(), retry_times: 0 }] });
    await publish([event]);
    expect(calls).toMatchObject([{ retries: 0 }]);
  });
});
