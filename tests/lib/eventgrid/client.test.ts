import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEventGrid } from '@/lib/eventgrid/client';
import { TransportError, type TransportInit, type TransportReason } from '@/lib/eventgrid/transport/transport';

type Step = Response | TransportReason | ((init: TransportInit) => Promise<Response>);

const endpoint = {
  id: 'local',
  name: 'local',
  eventGridUrl: 'https://eg.example.org/base/',
  iamUrl: 'https://iam.example.org',
};
const NOW = Date.UTC(2026, 10, 24);

/** EventGrid answering one step a request; the requests are kept. */
function open(steps: Step[], options: { token?: string; projectId?: string; togetherMs?: number } = {}) {
  const requests: (TransportInit & { url: string })[] = [];
  const transport = async (url: string, init: TransportInit): Promise<Response> => {
    requests.push({ url, ...init });
    const step = steps.shift();
    if (step === undefined) throw new Error('one request too many');
    if (typeof step === 'string') throw new TransportError(step, 'no answer');
    return step instanceof Response ? step : step(init);
  };
  const { token = 'MII-token', projectId = 'p-1', togetherMs } = options;
  const eventGrid = openEventGrid({ transport, endpoint, projectId, token, togetherMs, now: () => NOW });
  return { eventGrid, requests };
}

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'h-1' },
    ...init,
  });

const source = { id: 's-1', name: 'orders-api', channel_id: 'c-1', detail: '{"password":"hunter2","topic":"t"}' };
const input = { name: 'orders-api', channel_id: 'c-1' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Skips the pauses between attempts. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(60_000);
  return promise;
}

describe('createSource', () => {
  it('sends one POST with the token and exactly the input, and returns the source masked', async () => {
    const { eventGrid, requests } = open([json(source)]);
    const result = await eventGrid.createSource(input);
    expect(requests).toEqual([
      {
        url: 'https://eg.example.org/base/v1/p-1/sources',
        operation: 'createSource',
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Auth-Token': 'MII-token' },
        body: JSON.stringify(input),
        deadlineMs: 15_000,
      },
    ]);
    expect(result).toMatchObject({ ok: true, requestId: 'h-1', data: { id: 's-1', detail: { topic: 't' } } });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it.each<[string, Step, object]>([
    ['a timeout', 'timeout', { kind: 'timeout', nothingChanged: false }],
    ['a broken answer', 'broken', { kind: 'broken', nothingChanged: false }],
    ['an answer over the size limit', 'too-large', { kind: 'unreadable', nothingChanged: false }],
    ['no connection', 'unreachable', { kind: 'unreachable', nothingChanged: true }],
    ['502', new Response('', { status: 502 }), { kind: 'refused', status: 502, nothingChanged: false }],
    ['503', new Response('', { status: 503 }), { kind: 'refused', status: 503, nothingChanged: false }],
    ['429', new Response('', { status: 429 }), { kind: 'refused', status: 429, nothingChanged: false }],
    ['a success without an ID', json({ name: 'x' }), { kind: 'unreadable', requestId: 'h-1', nothingChanged: false }],
  ])('is sent once and never again after %s', async (_what, step, failure) => {
    const { eventGrid, requests } = open([step]);
    const result = await settled(eventGrid.createSource(input));
    expect(requests).toHaveLength(1);
    expect(result).toMatchObject({ ok: false, failure: { ...failure, request: { method: 'POST' } } });
  });

  it('reports an answer that breaks off while being read as broken', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
    const { eventGrid } = open([new Response(body)]);
    expect(await eventGrid.createSource(input)).toMatchObject({ ok: false, failure: { kind: 'broken', status: 200 } });
  });

  it('masks the token and typed secrets in a refusal that echoes them', async () => {
    const detail = {
      instance_id: 'i',
      user_name: 'u',
      password: 'hun"ter2',
      vhost_name: 'v',
      queue_name: 'q',
    };
    const echo = async ({ body, headers }: TransportInit) =>
      json({ error_code: 'EG.00513000', error_msg: `${body} ${JSON.stringify(headers)}` }, { status: 400 });
    const { eventGrid, requests } = open([echo]);
    const result = await eventGrid.createSource({ ...input, type: 'RABBITMQ', detail });
    expect(requests[0]?.body).toContain('hun\\"ter2');
    expect(JSON.stringify(result)).not.toMatch(/hun|MII-token/);
  });

  it('rethrows an error that is not a TransportError, because it is a bug', async () => {
    const { eventGrid } = open([]);
    await expect(eventGrid.createSource(input)).rejects.toThrow('one request too many');
  });
});

describe('refused before anything is sent', () => {
  it.each([
    [
      'a source ID that leaves its path',
      (eg: ReturnType<typeof open>['eventGrid']) => eg.getSource('../channels'),
      'source_id',
    ],
    ['an empty source ID', (eg: ReturnType<typeof open>['eventGrid']) => eg.getSource(''), 'source_id'],
    ['a channel ID with a query', (eg: ReturnType<typeof open>['eventGrid']) => eg.getChannel('a?b'), 'channel_id'],
  ])('%s', async (_what, ask, field) => {
    const { eventGrid, requests } = open([]);
    expect(await ask(eventGrid)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', fieldErrors: { [field]: `${field}.characters` }, request: null },
    });
    expect(requests).toHaveLength(0);
  });

  it('a project ID that changes the path, and a token that cannot be sent in a header', async () => {
    const bad = open([], { projectId: '../p' });
    expect(await bad.eventGrid.listQuotas()).toMatchObject({ failure: { kind: 'invalid-input' } });
    const torn = open([], { token: 'MII\r\nX: 1' });
    expect(await torn.eventGrid.listQuotas()).toMatchObject({ failure: { kind: 'signed-out' } });
    expect([...bad.requests, ...torn.requests]).toHaveLength(0);
  });
});

describe('reads', () => {
  it('list sources with a query that leaves out empty parts', async () => {
    const { eventGrid, requests } = open([json({ total: 2, size: 1, items: [source, 'x'] })]);
    const query = { offset: 0, limit: 15, sort: 'name:ASC', fuzzy_name: 'a&b', name: '', channel_id: undefined };
    const result = await eventGrid.listSources(query);
    expect(requests[0]?.url).toBe(
      'https://eg.example.org/base/v1/p-1/sources?offset=0&limit=15&sort=name%3AASC&fuzzy_name=a%26b',
    );
    expect(result).toMatchObject({ ok: true, data: { total: 2, items: [{ id: 's-1', detail: { topic: 't' } }] } });
    expect(JSON.stringify(result)).not.toMatch(/hunter2|raw/);
  });

  it('read one source, one channel and the quotas', async () => {
    const { eventGrid, requests } = open([
      json(source),
      json({ id: 'c-1', name: 'orders' }),
      json({ quotas: { resources: [{ type: 'SOURCE', used: 7, quota: 100 }] } }),
    ]);
    expect(await eventGrid.getSource('s-1')).toMatchObject({ ok: true, data: { id: 's-1', raw: { id: 's-1' } } });
    expect(await eventGrid.getChannel('c-1')).toMatchObject({ ok: true, data: { name: 'orders' } });
    expect(await eventGrid.listQuotas()).toMatchObject({ ok: true, data: [{ type: 'SOURCE', used: 7 }] });
    expect(requests.map(({ url }) => url.replace(/.*p-1/, ''))).toEqual(['/sources/s-1', '/channels/c-1', '/quotas']);
  });

  it('create and list channels', async () => {
    const { eventGrid, requests } = open([json({ id: 'c-1' }), json({ total: 0, items: [] }), json({})]);
    expect(await eventGrid.createChannel({ name: 'Orders' })).toMatchObject({ ok: true, data: { id: 'c-1' } });
    expect(await eventGrid.listChannels()).toMatchObject({ ok: true, data: { total: 0, items: [] } });
    expect(await eventGrid.createChannel({ name: 'Orders' })).toMatchObject({ failure: { nothingChanged: false } });
    expect(requests.map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{"name":"Orders"}'],
      ['GET', undefined],
      ['POST', '{"name":"Orders"}'],
    ]);
  });

  it('treat 400 APIGW.0106 as the end of the list past the first record, and as a refusal elsewhere', async () => {
    const end = () =>
      json({ error_code: 'APIGW.0106', error_msg: 'Orchestration error', request_id: 'b' }, { status: 400 });
    const { eventGrid } = open([end(), end(), end()]);
    expect(await eventGrid.listSources({ offset: 15 })).toEqual({
      ok: true,
      requestId: 'b',
      data: { total: null, items: [] },
    });
    expect(await eventGrid.listSources({ offset: 0 })).toMatchObject({ ok: false, failure: { code: 'APIGW.0106' } });
    expect(await eventGrid.listChannels()).toMatchObject({ ok: false });
  });

  it.each<[string, Response]>([
    ['HTML', new Response('<h1>Hello</h1>')],
    ['nothing', new Response('')],
    ['204', new Response(null, { status: 204 })],
    ['a list without items', json({ total: 3, items: 'x' })],
  ])('report a success with %s as unreadable', async (_what, answer) => {
    const { eventGrid } = open([answer]);
    expect(await eventGrid.listSources()).toMatchObject({ failure: { kind: 'unreadable', nothingChanged: true } });
  });
});

describe('retries of a read', () => {
  const page = () => json({ total: 0, items: [] });

  it.each<[string, Step]>([
    ['no connection', 'unreachable'],
    ['a broken answer', 'broken'],
    ['502', new Response('', { status: 502 })],
    ['503', new Response('', { status: 503 })],
    ['504', new Response('', { status: 504 })],
    ['429', new Response('', { status: 429 })],
  ])('follow %s', async (_what, step) => {
    const { eventGrid, requests } = open([step, page()]);
    expect(await settled(eventGrid.listSources())).toMatchObject({ ok: true });
    expect(requests).toHaveLength(2);
  });

  it.each<[string, Step]>([
    ['a timeout', 'timeout'],
    ['an answer over the size limit', 'too-large'],
    ['500', new Response('', { status: 500 })],
    ['401', new Response('', { status: 401 })],
    ['HTML with 200', new Response('<h1>x</h1>')],
  ])('do not follow %s', async (_what, step) => {
    const { eventGrid, requests } = open([step]);
    expect(await settled(eventGrid.listSources())).toMatchObject({ ok: false });
    expect(requests).toHaveLength(1);
  });

  it('are at most two, and the last refusal is returned', async () => {
    const { eventGrid, requests } = open(['broken', 'unreachable', new Response('', { status: 503 })]);
    expect(await settled(eventGrid.listSources())).toMatchObject({ failure: { status: 503 } });
    expect(requests).toHaveLength(3);
  });

  it('wait as long as Retry-After says, and give the next attempt the rest of the deadline', async () => {
    const throttled = new Response('', { status: 429, headers: { 'Retry-After': '4' } });
    const { eventGrid, requests } = open([throttled, page()]);
    const result = eventGrid.listSources();
    await vi.advanceTimersByTimeAsync(3999);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toMatchObject({ ok: true });
    expect(requests.map(({ deadlineMs }) => deadlineMs)).toEqual([15_000, 11_000]);
  });

  it('do not happen when Retry-After or the deadline leaves no time', async () => {
    const throttled = new Response('', { status: 429, headers: { 'Retry-After': '15' } });
    const first = open([throttled]);
    expect(await settled(first.eventGrid.listSources())).toMatchObject({ failure: { retryAfterSeconds: 15 } });
    const second = open(['broken']);
    expect(await settled(second.eventGrid.listSources({}, { deadlineMs: 600 }))).toMatchObject({ ok: false });
    expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
  });

  it('report how long all attempts took', async () => {
    const slow = (status: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return new Response('', { status });
    };
    const { eventGrid } = open([slow(500)]);
    expect(await settled(eventGrid.listSources())).toMatchObject({
      failure: { durationMs: 700, time: '2026-11-24T00:00:00.000Z' },
    });
  });
});

describe('the requests of one read', () => {
  it('have what is left of its time, retries included', async () => {
    const later = (ms: number, answer: Response) => () =>
      new Promise<Response>((resolve) => setTimeout(() => resolve(answer), ms));
    const steps = [later(7_000, json(source)), later(6_000, new Response(null, { status: 503 })), 'timeout' as const];
    const { eventGrid, requests } = open(steps, { togetherMs: 12_000 });
    expect(await settled(eventGrid.getSource('s-1'))).toMatchObject({ ok: true });
    expect(await settled(eventGrid.getSource('s-1'))).toMatchObject({ ok: false });
    expect(requests.map(({ deadlineMs }) => deadlineMs)).toEqual([12_000, 1]);
  });
});
