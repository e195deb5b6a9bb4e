import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createTransport } from '@/lib/eventgrid/transport/transport';
import { readReadiness, remembered } from '@/lib/server/health/readiness';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { freePort } from '../../../support/free-port';
import { startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

let local: TestEventGrid;
beforeAll(async () => {
  local = await startTestEventGrid({ listen: true });
});
afterAll(() => local.close());

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const transport = createTransport({ env: {} });
const endpoint = (id: string, eventGridUrl: string, iamUrl = local.url) => ({ id, name: id, eventGridUrl, iamUrl });
const well = () => ({
  isStopping: false,
  pingStore: async () => {},
  endpoints: [endpoint('local', local.url)],
  transport,
});

async function silentServer(): Promise<string> {
  const server = createServer((socket) => cleanups.push(() => socket.destroy()));
  const port = await new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  cleanups.push(() => server.close());
  return `http://127.0.0.1:${port}`;
}

it('is ready when the store answers and an endpoint is reachable', async () => {
  expect(await readReadiness(well())).toEqual({
    status: 'ready',
    reasons: [],
    store: 'ok',
    endpoints: { local: { eventgrid: 'ok', iam: 'ok' } },
  });
});

it('is ready if one of two regions is unreachable, and names it', async () => {
  const away = endpoint('away', `http://127.0.0.1:${await freePort()}`);
  const readiness = await readReadiness({ ...well(), endpoints: [away, endpoint('local', local.url)] });
  expect(readiness.status).toBe('ready');
  expect(readiness.endpoints.away).toEqual({ eventgrid: 'unreachable', iam: 'ok' });
});

it('is not ready when the only endpoint stays silent, and reports it in time', async () => {
  const startedAt = performance.now();
  const endpoints = [endpoint('mute', await silentServer())];
  const readiness = await readReadiness({ ...well(), endpoints, timeoutMs: 200 });
  expect(performance.now() - startedAt).toBeLessThan(onThisMachine(2_000));
  expect(readiness).toMatchObject({
    status: 'not ready',
    reasons: ['No endpoint has both its EventGrid and its IAM within reach.'],
    endpoints: { mute: { eventgrid: 'timeout', iam: 'ok' } },
  });
});

it.each([
  ['rejects', () => Promise.reject(new Error('password=hunter2')), 'unreachable'],
  ['never answers', () => new Promise<void>(() => {}), 'timeout'],
])('is not ready when the store %s, and reveals no details', async (_what, pingStore, store) => {
  const readiness = await readReadiness({ ...well(), pingStore, timeoutMs: 200 });
  expect(readiness).toMatchObject({
    status: 'not ready',
    reasons: ['The console cannot reach its session store.'],
    store,
  });
  expect(JSON.stringify(readiness)).not.toContain('hunter2');
});

it('is not ready while it is stopping', async () => {
  const { status, reasons } = await readReadiness({ ...well(), isStopping: true });
  expect([status, reasons]).toEqual(['not ready', ['The console is stopping.']]);
});

it('makes one call for all callers within the time, and another after it or after a failure', async () => {
  let now = 0;
  const ask = vi
    .fn(async () => ask.mock.calls.length)
    .mockImplementationOnce(async () => {
      throw new Error('once');
    });
  const cached = remembered(ask, 3_000, () => now);
  await expect(cached()).rejects.toThrow('once');
  expect(await Promise.all([cached(), cached()])).toEqual([2, 2]);
  now = 2_999;
  expect(await cached()).toBe(2);
  now = 3_000;
  expect(await cached()).toBe(3);
});
