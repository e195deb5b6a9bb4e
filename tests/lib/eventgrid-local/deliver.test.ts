import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Delivery, startDelivery } from '@/lib/eventgrid-local/deliver';
import { onThisMachine } from '@/tests/support/on-this-machine';

type Received = { method: string | undefined; url: string | undefined; type: string | undefined; body: string };
let server: Server;
let url: string;
let received: Received[];
let answer: (response: ServerResponse, count: number) => void;
let delivery: Delivery;

async function receive(request: IncomingMessage, response: ServerResponse) {
  let body = '';
  for await (const part of request) body += part;
  received.push({ method: request.method, url: request.url, type: request.headers['content-type'], body });
  if (request.url !== '/hang') answer(response, received.length);
}

beforeEach(async () => {
  received = [];
  answer = (response) => response.writeHead(204).end();
  delivery = startDelivery();
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

const paths = () => received.map((one) => one.url);
const receivedCount = (count: number) => vi.waitFor(() => expect(received).toHaveLength(count), { timeout: 5000 });

it('posts the body as a CloudEvent', async () => {
  delivery.deliver([{ url: `${url}/hook?a=1`, body: '{"id":"é"}', retries: 1 }]);
  await receivedCount(1);
  expect(received).toEqual([
    { method: 'POST', url: '/hook?a=1', type: 'application/cloudevents+json', body: '{"id":"é"}' },
  ]);
});

it.each([
  [500, 1, 2],
  [429, 1, 2],
  [503, 0, 1],
  [400, 1, 1],
  [302, 1, 1],
] as const)('calls a hook that answers %i, with %i retries, %i times', async (status, retries, times) => {
  answer = (response) => response.writeHead(status, { Location: `${url}/elsewhere` }).end();
  const call = (path: string) => ({ url: url + path, body: '{}', retries });
  delivery.deliver([...Array(15).fill(call('/hang')), call('/hook'), { ...call('/last'), retries: 0 }]);
  // Sixteen run in parallel and fifteen get no answer, so the last is sent when the hook has everything.
  await vi.waitFor(() => expect(paths()).toContain('/last'), { timeout: 20_000 });
  expect(paths().filter((path) => path !== '/hang')).toEqual([...Array(times).fill('/hook'), '/last']);
});

it('tries once more when the connection breaks', async () => {
  answer = (response, count) => (count === 1 ? response.destroy() : response.writeHead(204).end());
  delivery.deliver([{ url, body: '{}', retries: 1 }]);
  await receivedCount(2);
});

it('sends many, a few in parallel, and loses none', async () => {
  delivery.deliver(Array.from({ length: 60 }, (_, index) => ({ url: `${url}/${index}`, body: '{}', retries: 0 })));
  await receivedCount(60);
  expect(new Set(paths()).size).toBe(60);
});

it('aborts unanswered calls on close, and sends nothing more', async () => {
  answer = () => {};
  delivery.deliver(Array.from({ length: 40 }, () => ({ url, body: '{}', retries: 1 })));
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(0), { timeout: 20_000 });
  const startedAt = Date.now();
  await delivery.close();
  expect(Date.now() - startedAt).toBeLessThan(onThisMachine(1000));
  delivery.deliver([{ url: `${url}/after`, body: '{}', retries: 0 }]);
  await delivery.close();
  expect(paths()).not.toContain('/after');
});
