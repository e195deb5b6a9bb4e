import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookCall } from '@/lib/eventgrid-local/deliver';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
// The contract proves publishing itself; this file checks what goes to webhooks, without calling them.
let grid: TestEventGrid;
let calls: WebhookCall[];

const event = { id: '1', source: 'orders-api', specversion: '1.0', type: 'order.placed' };
/** A text is sent as the body that it is. */
const publish = (events: unknown, channelId = grid.ordersChannelId) =>
  grid.call('POST', `${V1}/channels/${channelId}/events`, { body: typeof events === 'string' ? events : { events } });
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
    const second = { ...event, id: '2', type: 'order.urgent', extra: 'kept' };
    expect(calls.map(({ url, body, headers }) => [url, body, headers['Content-Type']])).toEqual([
      ['http://127.0.0.1:9/hook', JSON.stringify(event), 'application/cloudevents+json'],
      ['http://127.0.0.1:9/hook', JSON.stringify(second), 'application/cloudevents+json'],
      ['http://localhost:9/urgent', 'hurry', 'text/plain; charset=utf-8'],
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

  it.each([
    [undefined, 3],
    [null, 3],
    [0, 0],
    [13, 13],
    [1000, 16],
  ])('retries as retry_times %s says: %i times', async (retry_times, retries) => {
    await subscribe({ targets: [{ ...target(), retry_times }] });
    await publish([event]);
    expect(calls).toMatchObject([{ retries }]);
  });

  it('sends nothing while the subscription is disabled', async () => {
    const { json } = await subscribe();
    const operate = (operation: string) =>
      grid.call('POST', `${V1}/subscriptions/operation`, { body: { subscription_ids: [json.id], operation } });
    await operate('DISABLE');
    await publish([event]);
    expect(calls).toEqual([]);
    await operate('ENABLE');
    await publish([event]);
    expect(calls).toHaveLength(1);
  });

  it('sends header values that API Gateway’s target has', async () => {
    const header_parameters = [{ key: 'X-Key', value: 'secret', is_value_secret: true }];
    const apigw_detail = { url: 'http://127.0.0.1:9/api', invocation_http_parameters: { header_parameters } };
    const own = { name: 'HC.APIGW', provider_type: 'OFFICIAL', detail: null, apigw_detail };
    await subscribe({ targets: [{ ...target(), ...own }] });
    await publish([event]);
    expect(calls).toMatchObject([{ url: 'http://127.0.0.1:9/api', headers: { 'X-Key': 'secret' } }]);
  });
});

describe('a channel that is a target', () => {
  const toChannel = (target_channel_id: unknown, transform: object = { type: 'ORIGINAL' }) => ({
    name: 'HC.EG',
    provider_type: 'OFFICIAL',
    eg_detail: { target_project_id: LOCAL_PROJECT_ID, target_channel_id, target_region: 'local', agency_name: 'a' },
    transform,
  });
  const channel = async (name: string) =>
    String((await grid.call('POST', `${V1}/channels`, { body: { name } })).json.id);
  const trace = async (channelId: string, id = '1') => {
    const { json } = await grid.call('GET', `${V1}/events/trace/detail/${id}?channel_id=${channelId}`);
    return JSON.stringify(json.deliverList);
  };

  it('receives events, and passes them to its own subscriptions', async () => {
    const next = await channel('next');
    await subscribe({ name: 'forward', targets: [toChannel(next)] });
    expect((await subscribe({ name: 'there', channel_id: next })).status).toBe(200);
    await publish([{ ...event, data: { n: 1 } }]);
    expect(calls.map(({ body }) => body)).toEqual([JSON.stringify({ ...event, data: { n: 1 } })]);
    expect(await trace(grid.ordersChannelId)).toContain('"deliverStatus":"SUCCESS"');
    expect(await trace(next)).toContain('"deliverStatus":"PENDING"');
  });

  it('receives what a transform makes of an event, if that is one', async () => {
    const next = await channel('next');
    await grid.call('POST', `${V1}/sources`, { body: { name: 'renamed', channel_id: next } });
    const value = '{"id":"$.id","n":"$.data.n"}';
    const template = '{"id":"${id}","source":"renamed","specversion":"1.0","type":"t","data":{"n":${n}}}';
    const sources = [{ name: 'renamed', provider_type: 'CUSTOM', filter: {} }];
    await subscribe({ name: 'forward', targets: [toChannel(next, { type: 'VARIABLE', value, template })] });
    await subscribe({ name: 'there', channel_id: next, sources });
    await publish(`{"events":[{"id":"1","source":"orders-api","specversion":"1.0","type":"t","data":{"n":1.10}}]}`);
    expect(calls.map(({ body }) => body)).toEqual([
      '{"id":"1","source":"renamed","specversion":"1.0","type":"t","data":{"n":1.10}}',
    ]);
    await subscribe({ name: 'broken', targets: [toChannel(next, { type: 'CONSTANT', value: 'no event' })] });
    await publish([{ ...event, id: '2', data: { n: 2 } }]);
    expect(await trace(grid.ordersChannelId, '2')).toContain('"deliverRspCode":"no CloudEvent"');
  });

  it('lets an event pass three channels and no more, even in a circle', async () => {
    const [second, third] = [await channel('second'), await channel('third')];
    await subscribe({ name: 'a', targets: [toChannel(second)] });
    await subscribe({ name: 'b', channel_id: second, targets: [toChannel(third)] });
    await subscribe({ name: 'c', channel_id: third, targets: [toChannel(grid.ordersChannelId)] });
    await publish([event]);
    expect(await trace(second)).toContain('"deliverStatus":"SUCCESS"');
    expect(await trace(third)).toContain('"deliverRspCode":"passed 3 channels"');
    expect((await trace(grid.ordersChannelId)).match(/deliverTargetId/g)).toHaveLength(1);
  });

  it('that does not exist here is not called, like any other target, and the trace says so', async () => {
    const fn = { name: 'HC.FunctionGraph', provider_type: 'OFFICIAL', detail: { urn: 'urn:fss:f' } };
    const targets = [
      toChannel('unknown'),
      { ...fn, transform: { type: 'ORIGINAL' } },
      target(undefined, 'https://example.com/'),
    ];
    await subscribe({ targets });
    await publish([event]);
    expect(calls).toEqual([]);
    const list = await trace(grid.ordersChannelId);
    expect(list.match(/"deliverStatus":"NOT_CALLED","deliverDetailList"/g)).toHaveLength(3);
    expect(list.match(/"deliverRspCode":"not called here"/g)).toHaveLength(3);
  });
});
