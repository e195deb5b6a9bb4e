import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookCall } from '@/lib/eventgrid-local/deliver';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
let grid: TestEventGrid;
let calls: WebhookCall[];

const event = { id: '1', source: 'orders-api', specversion: '1.0', type: 'order.placed' };
const without = (field: string) => ({ ...event, [field]: undefined });
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

describe('POST channels/{channel_id}/events', () => {
  it('answers 200 with an entry for each event, in order', async () => {
    const answer = await publish([event, { ...event, id: 'b', data: { total: 3 } }]);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      failed_count: 0,
      events: [
        { event_id: '1', error_code: null, error_msg: null },
        { event_id: 'b', error_code: null, error_msg: null },
      ],
    });
  });

  it.each([
    ['all optional attributes', { datacontenttype: 'application/json', dataschema: 'urn:a', subject: 's', data: {} }],
    ['extension attributes', { traceparent: '00-a', count: 3, urgent: true }],
    ['data_schema, a slip of some clients', { data_schema: 'urn:a' }],
    ['a time in UTC', { time: '2026-11-25T10:00:00Z' }],
    ['a time with fractions and an offset', { time: '2026-11-25T10:00:00.123+08:00' }],
  ])('takes %s', async (_, more) => {
    expect((await publish([{ ...event, ...more }])).json).toMatchObject({ failed_count: 0 });
  });

  it.each([
    ['no id', without('id'), 'id'],
    ['an empty id', { ...event, id: '' }, 'id'],
    ['an id that is a number', { ...event, id: 7 }, 'id'],
    ['no source', without('source'), 'source'],
    ['a source that is not on the channel', { ...event, source: 'other' }, 'source'],
    ['no specversion', without('specversion'), 'specversion'],
    ['another specversion', { ...event, specversion: '0.3' }, 'specversion'],
    ['no type', without('type'), 'type'],
    ['another content type', { ...event, datacontenttype: 'text/plain' }, 'datacontenttype'],
    ['data that is a text', { ...event, data: 'x' }, 'data'],
    ['data that is a list', { ...event, data: [] }, 'data'],
    ['data that is null', { ...event, data: null }, 'data'],
    ['a time without a zone', { ...event, time: '2026-11-25T10:00:00' }, 'time'],
    ['a month 13', { ...event, time: '2026-13-25T10:00:00Z' }, 'time'],
    ['a time that is a number', { ...event, time: 1 }, 'time'],
    ['a text', 'event', 'event'],
    ['null', null, 'event'],
  ])('refuses %s in its entry and publishes the others', async (_, wrong, field) => {
    await subscribe();
    const answer = await publish([wrong, { ...event, id: 'well' }]);
    expect(answer.status).toBe(200);
    const id = typeof wrong === 'object' && typeof wrong?.id === 'string' ? wrong.id : null;
    expect(answer.json).toEqual({
      failed_count: 1,
      events: [
        { event_id: id, error_code: '00513000', error_msg: expect.stringContaining(field) },
        { event_id: 'well', error_code: null, error_msg: null },
      ],
    });
    expect(calls.map(({ body }) => JSON.parse(body).id)).toEqual(['well']);
  });

  it.each([[{}], [{ events: [] }], [{ events: {} }], [{ events: null }]])('refuses %j by 400', async (body) => {
    const answer = await grid.call('POST', `${V1}/channels/${grid.ordersChannelId}/events`, { body });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error_code: 'EG.00513000', error_details: expect.stringContaining('events') });
  });

  it('refuses an unknown channel by 404, an official one by 403, and who may only read', async () => {
    expect((await publish([event], 'unknown')).json).toMatchObject({ error_code: 'EG.00014040' });
    expect((await publish([event], grid.officialChannelId)).json).toMatchObject({ error_code: 'EG.00514004' });
    const token = await grid.signIn('viewer', 'local');
    const path = `${V1}/channels/${grid.ordersChannelId}/events`;
    expect((await grid.call('POST', path, { token, body: { events: [event] } })).status).toBe(403);
  });
});

describe('limits of a publish', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => ({ ...event, id: String(index) }));
  const sized = (bytes: number, id: string) => {
    const frame = { ...event, id, data: { text: '' } };
    const room = bytes - Buffer.byteLength(JSON.stringify(frame));
    return { ...frame, data: { text: 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2) } };
  };

  it('takes 20 events and refuses 21, with an entry for each', async () => {
    await subscribe();
    expect((await publish(numbered(20))).json).toMatchObject({ failed_count: 0 });
    calls.length = 0;
    const over = await publish(numbered(21));
    expect(over.status).toBe(400);
    expect(over.json).toEqual({
      failed_count: 21,
      events: numbered(21).map(({ id }) => ({
        event_id: id,
        error_code: '00533013',
        error_msg: expect.any(String),
      })),
    });
    expect(calls).toEqual([]);
  });

  it('takes an event of 65,536 bytes and refuses one of 65,537, publishing nothing', async () => {
    await subscribe();
    expect((await publish([sized(65_536, 'a')])).json).toMatchObject({ failed_count: 0 });
    calls.length = 0;
    const over = await publish([sized(65_537, 'a'), event]);
    expect(over.status).toBe(400);
    expect(over.json).toEqual({
      failed_count: 1,
      events: [
        { event_id: 'a', error_code: '00533012', error_msg: expect.any(String) },
        { event_id: '1', error_code: null, error_msg: null },
      ],
    });
    expect(calls).toEqual([]);
  });

  it('takes a body of 262,144 bytes and refuses a longer one, with the singular error_detail', async () => {
    const path = `${V1}/channels/${grid.ordersChannelId}/events`;
    const body = JSON.stringify({ events: [event] });
    const padded = (bytes: number) => body + ' '.repeat(bytes - body.length);
    expect((await grid.call('POST', path, { body: padded(262_144) })).status).toBe(200);
    const over = await grid.call('POST', path, { body: padded(262_145) });
    expect(over.status).toBe(400);
    expect(over.json).toEqual({
      error_code: 'EG.00533007',
      error_msg: expect.any(String),
      error_detail: expect.any(String),
      request_id: over.headers.get('X-Request-Id'),
    });
  });
});

describe('delivery', () => {
  it('sends each event to every webhook whose subscription takes it', async () => {
    const urgent = { type: [{ op: 'StringEndsWith', values: ['.urgent'] }] };
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

  it('sends the event as it came to a target that transforms by variables', async () => {
    await subscribe({ targets: [target({ type: 'VARIABLE', value: '{"id":"$.id"}', template: 'x' })] });
    await publish([event]);
    expect(calls).toMatchObject([{ body: JSON.stringify(event) }]);
  });

  it('tries once only when the target wants no retry', async () => {
    await subscribe({ targets: [{ ...target(), retry_times: 0 }] });
    await publish([event]);
    expect(calls).toMatchObject([{ retries: 0 }]);
  });
});

describe('POST events/check', () => {
  const check = (sources: unknown, token = grid.adminToken) =>
    grid.call('POST', `${V1}/events/check`, { token, body: { sources } });
  const ask = (source_name = 'orders-api', channel_id = grid.ordersChannelId) => ({ channel_id, source_name });

  it('tells what keeps events from going anywhere', async () => {
    const answer = await check([ask(), ask('other'), ask('orders-api', 'unknown')]);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      failed_count: 3,
      sources: [
        { ...ask(), check_result: false, check_detail: expect.stringContaining('subscription') },
        { ...ask('other'), check_result: false, check_detail: expect.stringContaining('no such source') },
        { ...ask('orders-api', 'unknown'), check_result: false, check_detail: expect.stringContaining('channel') },
      ],
    });
  });

  it('says yes to a source with a subscription, and lets who may only read ask', async () => {
    await subscribe();
    const answer = await check([ask()], await grid.signIn('viewer', 'local'));
    expect(answer.json).toEqual({
      failed_count: 0,
      sources: [{ ...ask(), check_result: true, check_detail: '' }],
    });
  });

  it('says no to a source that the channel’s subscriptions do not name', async () => {
    await grid.call('POST', `${V1}/sources`, { body: { name: 'other', channel_id: grid.ordersChannelId } });
    await subscribe();
    expect((await check([ask('other')])).json).toMatchObject({ failed_count: 1 });
  });

  it('takes 20 and refuses none, 21, and what is no source', async () => {
    expect((await check(Array(20).fill(ask()))).status).toBe(200);
    for (const wrong of [[], Array(21).fill(ask()), [{ channel_id: 'a' }], undefined]) {
      expect((await check(wrong)).json).toMatchObject({ error_code: 'EG.00513000' });
    }
  });
});
