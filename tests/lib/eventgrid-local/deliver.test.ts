import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Delivery, startDelivery, type WebhookCall } from '@/lib/eventgrid-local/deliver';
import type { DeliveryProgress } from '@/lib/eventgrid-local/delivery-store';
import { onThisMachine } from '@/tests/support/on-this-machine';

type Received = { method: string | undefined; url: string | undefined; type: string | undefined; body: string };
let server: Server;
let url: string;
let received: Received[];
let answer: (response: ServerResponse, count: number) => void;
let delivery: Delivery;
let saved: DeliveryProgress[];
const FIRST_RETRY_MS = 10;

async function receive(request: IncomingMessage, response: ServerResponse) {
  let body = '';
  for await (const part of request) body += part;
  received.push({ method: request.method, url: request.url, type: request.headers['content-type'], body });
  if (request.url !== '/hang') answer(response, received.length);
}

beforeEach(async () => {
  received = [];
  answer = (response) => response.writeHead(204).end();
  saved = [];
  delivery = startDelivery(
    { saveProgress: async (progress) => void saved.push(...progress) },
    { firstRetryMs: FIRST_RETRY_MS },
  );
  server = createServer(receive);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(async () => {
  await delivery.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const owner = { project_id: 'p', subscription_id: 's', target_id: 't', provider_type: 'CUSTOM' };
const headers = { 'Content-Type': 'application/cloudevents+json' };
const callOf = (seq: number, path = '/hook', more: Partial<WebhookCall> = {}): WebhookCall => ({
  seq,
  owner,
  url: url + path,
  headers,
  body: '{}',
  retries: 0,
  ...more,
});
const paths = () => received.map((one) => one.url);
/** Waits until a delivery is over, and returns its record. */
async function ended(seq: number): Promise<DeliveryProgress | undefined> {
  const found = () => saved.findLast((one) => one.seq === seq && one.status !== 'PENDING');
  await vi.waitFor(() => expect(found()).toBeDefined(), { timeout: 20_000 });
  return found();
}

it('posts the body with the headers, and records when, how long and the status', async () => {
  const before = Date.now();
  delivery.deliver([callOf(1, '/hook?a=1', { body: '{"id":"é"}' })]);
  const { attempts = [], ...record } = (await ended(1)) ?? {};
  expect(received).toEqual([
    { method: 'POST', url: '/hook?a=1', type: 'application/cloudevents+json', body: '{"id":"é"}' },
  ]);
  expect(record).toEqual({ seq: 1, owner, deadLetter: undefined, status: 'SUCCESS' });
  expect(attempts).toEqual([{ atMs: expect.any(Number), tookMs: expect.any(Number), code: '204', status: 'SUCCESS' }]);
  expect(attempts[0]?.atMs).toBeGreaterThanOrEqual(before);
});

it.each([
  [500, 2, 3],
  [429, 1, 2],
  [503, 0, 1],
  [400, 3, 1],
  [302, 3, 1],
] as const)('calls a hook that answers %i, with %i retries, %i times', async (status, retries, times) => {
  answer = (response) => response.writeHead(status, { Location: `${url}/elsewhere` }).end();
  delivery.deliver([callOf(1, '/hook', { retries })]);
  const record = await ended(1);
  expect(record?.status).toBe('FAILED');
  expect(record?.attempts.map(({ code }) => code)).toEqual(Array(times).fill(String(status)));
  expect(paths()).toEqual(Array(times).fill('/hook'));
});

it('pauses before each retry, twice as long as before, and lets others pass', async () => {
  answer = (response) => response.writeHead(received.at(-1)?.url === '/well' ? 200 : 500).end();
  delivery.deliver([callOf(1, '/hook', { retries: 3 }), callOf(2, '/well')]);
  expect((await ended(2))?.status).toBe('SUCCESS');
  const times = ((await ended(1))?.attempts ?? []).map(({ atMs }) => atMs);
  const pauses = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
  expect(pauses).toHaveLength(3);
  // A timer may be a millisecond early by the clock.
  for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(FIRST_RETRY_MS * 2 ** index - 1);
});

it('succeeds when a retry does, with every attempt in the record', async () => {
  answer = (response, count) => (count === 1 ? response.destroy() : response.writeHead(204).end());
  delivery.deliver([callOf(1, '/hook', { retries: 5 })]);
  const record = await ended(1);
  expect([record?.status, record?.attempts.map(({ code }) => code)]).toEqual(['SUCCESS', ['ECONNRESET', '204']]);
});

it('says why there was no answer', async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const address = closed.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await new Promise((done) => closed.close(done));
  delivery.deliver([
    callOf(1, '', { url: `http://127.0.0.1:${port}/` }),
    callOf(2, '/hook', { headers: { 'X-Key': 'a\nb' } }),
  ]);
  expect((await ended(1))?.attempts[0]?.code).toBe('ECONNREFUSED');
  expect((await ended(2))?.attempts[0]?.code).toBe('invalid header');
});

it('sends many, a few in parallel, and loses none', async () => {
  delivery.deliver(Array.from({ length: 60 }, (_, index) => callOf(index, `/${index}`)));
  await vi.waitFor(() => expect(saved.filter(({ status }) => status === 'SUCCESS')).toHaveLength(60), {
    timeout: 5000,
  });
  expect(new Set(paths()).size).toBe(60);
});

it('fails what is more than 10,000 in the queue, and says so', async () => {
  answer = () => {};
  delivery.deliver(Array.from({ length: 10_001 }, (_, index) => callOf(index, '/hang')));
  const record = await ended(10_000);
  expect([record?.status, record?.attempts[0]?.code]).toEqual(['FAILED', 'too many waiting']);
});

it('aborts unanswered calls on close, and sends nothing more', async () => {
  answer = () => {};
  delivery.deliver(Array.from({ length: 40 }, (_, index) => callOf(index, '/hook', { retries: 1 })));
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(0), { timeout: 20_000 });
  const startedAt = Date.now();
  await delivery.close();
  expect(Date.now() - startedAt).toBeLessThan(onThisMachine(1000));
  delivery.deliver([callOf(99, '/after')]);
  await delivery.close();
  expect(paths()).not.toContain('/after');
});
