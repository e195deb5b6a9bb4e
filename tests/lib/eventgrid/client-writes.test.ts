import { describe, expect, it } from 'vitest';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { TransportError, type TransportInit, type TransportReason } from '@/lib/eventgrid/transport/transport';

const CANARY = 'canary-5e1d';
const endpoint = { id: 'r', name: 'r', eventGridUrl: 'https://eg.example.org', iamUrl: 'https://iam.example.org' };

/** An EventGrid that answers each request with a new `answer` and records the requests. */
function open(answer: () => Response | TransportReason) {
  const requests: (TransportInit & { url: string })[] = [];
  const transport = async (url: string, init: TransportInit): Promise<Response> => {
    requests.push({ url, ...init });
    const given = answer();
    if (typeof given === 'string') throw new TransportError(given, 'no answer');
    return given;
  };
  return { eventGrid: openEventGrid({ transport, endpoint, projectId: 'p-1', token: 'MII' }), requests };
}

type Write = [
  name: string,
  method: string,
  path: string,
  body: object | null,
  run: (eg: EventGrid, id: string) => Promise<unknown>,
];
const detail = { password: CANARY, topic: 't', more: { secret_key: CANARY } };
const writes: Write[] = [
  ['updateSource', 'PUT', 'sources', { detail }, (eg, id) => eg.updateSource(id, { detail })],
  ['deleteSource', 'DELETE', 'sources', null, (eg, id) => eg.deleteSource(id)],
  ['updateChannel', 'PUT', 'channels', { description: '' }, (eg, id) => eg.updateChannel(id, { description: '' })],
  ['deleteChannel', 'DELETE', 'channels', null, (eg, id) => eg.deleteChannel(id)],
];

describe.each(writes)('%s', (name, method, noun, body, run) => {
  it('sends one request with the token, and a body only if there is one', async () => {
    const { eventGrid, requests } = open(() =>
      method === 'PUT'
        ? Response.json({ id: 'x-1', detail })
        : new Response(null, { status: 204, headers: { 'X-Request-Id': 'r-1' } }),
    );
    const result = await run(eventGrid, 'x-1');
    expect(requests).toMatchObject([
      { method, url: `https://eg.example.org/v1/p-1/${noun}/x-1`, headers: { 'X-Auth-Token': 'MII' } },
    ]);
    expect(requests[0]?.body).toBe(body === null ? undefined : JSON.stringify(body));
    expect(result).toMatchObject({ ok: true, data: { id: 'x-1' }, requestId: method === 'PUT' ? null : 'r-1' });
    expect(JSON.stringify(result)).not.toContain(CANARY);
  });

  it.each<[string, () => Response | TransportReason, object]>([
    ['a timeout', () => 'timeout', { kind: 'timeout', nothingChanged: false }],
    ['a broken answer', () => 'broken', { kind: 'broken', nothingChanged: false }],
    ['no connection', () => 'unreachable', { kind: 'unreachable', nothingChanged: true }],
    ['429', () => new Response('', { status: 429 }), { status: 429, nothingChanged: false }],
    ['502', () => new Response(CANARY, { status: 502 }), { status: 502, nothingChanged: false }],
    ['503', () => new Response('', { status: 503 }), { status: 503, nothingChanged: false }],
    [
      '503 that names a time',
      () => new Response('', { status: 503, headers: { 'Retry-After': '3' } }),
      { status: 503, nothingChanged: false },
    ],
    ['504', () => new Response('', { status: 504 }), { status: 504, nothingChanged: false }],
    ['a proxy’s HTML page with 200', () => new Response('<html>'), { kind: 'unreadable', nothingChanged: false }],
  ])('is sent once and never again after %s', async (_what, answer, failure) => {
    const { eventGrid, requests } = open(answer);
    const result = await run(eventGrid, 'x-1');
    expect(requests).toHaveLength(1);
    expect(result).toMatchObject({ ok: false, failure: { ...failure, request: { method } } });
    if (name === 'updateSource') expect(JSON.stringify(result)).not.toContain(CANARY);
  });

  it.each(['', '.', '../x', 'a/b', 'x'.repeat(65)])('does not let the ID %j change the path', async (id) => {
    const { eventGrid, requests } = open(() => 'broken');
    expect(await run(eventGrid, id)).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(requests).toEqual([]);
  });
});

it('treats a deletion answered with 200 and an object as done', async () => {
  const { eventGrid } = open(() => Response.json({}));
  expect(await eventGrid.deleteSource('s-1')).toEqual({ ok: true, data: { id: 's-1' }, requestId: null });
});

it('treats a change answered without an ID as an unknown outcome', async () => {
  const { eventGrid } = open(() => new Response(null, { status: 204 }));
  expect(await eventGrid.updateSource('s-1', { description: 'x' })).toMatchObject({
    failure: { kind: 'unreadable', nothingChanged: false },
  });
});

describe('readSourceDetail', () => {
  it.each([
    ['an object', detail, detail],
    ['a JSON string', JSON.stringify(detail), detail],
    ['not JSON', 'password=x', null],
    ['null', null, null],
  ])('reads detail given as %s with its secrets, in addition to the masked source', async (_what, given, read) => {
    const { eventGrid } = open(() => Response.json({ id: 's-1', type: 'ROCKETMQ', detail: given }));
    const result = await eventGrid.readSourceDetail('s-1');
    expect(result).toMatchObject({ ok: true, data: { detail: read } });
    expect(JSON.stringify(result.ok && result.data.source)).not.toContain(CANARY);
  });
});

describe('listSubscriptions', () => {
  it('reads what the console shows, and nothing about the targets', async () => {
    const { eventGrid, requests } = open(() =>
      Response.json({
        total: 3,
        size: 3,
        items: [
          {
            id: 'b-1',
            name: 'to-fg',
            status: 'ENABLED',
            sources: [{ name: 'orders-api' }, { id: 'x' }, null, 'odd'],
            targets: [{ detail: { password: CANARY } }],
          },
          { id: 'b-2', sources: 'odd' },
          'odd',
        ],
      }),
    );
    const result = await eventGrid.listSubscriptions({ channel_id: 'c-1', limit: 100 });
    expect(requests[0]?.url).toBe('https://eg.example.org/v1/p-1/subscriptions?channel_id=c-1&limit=100');
    expect(result).toMatchObject({
      data: {
        total: 3,
        items: [
          { id: 'b-1', name: 'to-fg', status: 'ENABLED', description: null, source_names: ['orders-api'] },
          { id: 'b-2', source_names: [] },
        ],
      },
    });
    expect(JSON.stringify(result)).not.toContain(CANARY);
  });
});
