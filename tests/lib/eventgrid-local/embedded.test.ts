import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { localEndpoint } from '@/lib/config/local-endpoint';
import { startEmbeddedEventGrid } from '@/lib/eventgrid-local/embedded';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { setFault } from '../../support/faults';
import { freePort } from '../../support/free-port';
import { signInBody } from '../../support/local-eventgrid';
import { rawRequest } from '../../support/raw-request';

let folder: string;
const settings = async () => ({
  DATA_DIR: folder,
  EVENTGRID_LOCAL_PORT: await freePort(),
  EVENTGRID_LOCAL_TOKEN_BYTES: 300,
  EVENTGRID_LOCAL_JOURNAL: join(folder, 'journal.ndjson'),
});
const signIn = (url: string) =>
  rawRequest(`${url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(signInBody('admin', { name: 'local' })),
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('starts only one server, however often it is called, with data and journal where the settings say', async () => {
  const given = await settings();
  const [first, second] = await Promise.all([startEmbeddedEventGrid(given), startEmbeddedEventGrid(given)]);
  expect(second.url).toBe(first.url);
  expect(localEndpoint(given)).toEqual({
    id: 'local',
    name: 'Local EventGrid',
    eventGridUrl: `http://127.0.0.1:${given.EVENTGRID_LOCAL_PORT}`,
    iamUrl: `http://127.0.0.1:${given.EVENTGRID_LOCAL_PORT}`,
    dmsUrl: `http://127.0.0.1:${given.EVENTGRID_LOCAL_PORT}`,
    defaultProject: 'local',
  });
  const answer = await signIn(first.url);
  expect(answer.status).toBe(201);
  expect(answer.headers['x-subject-token']).toHaveLength(300);
  expect(readFileSync(given.EVENTGRID_LOCAL_JOURNAL, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  await first.close();
});

it('still knows the tokens it issued before a restart', async () => {
  const given = await settings();
  const first = await startEmbeddedEventGrid(given);
  const token = String((await signIn(first.url)).headers['x-subject-token']);
  await first.close();
  const second = await startEmbeddedEventGrid(given);
  const answer = await rawRequest(`${second.url}/v3/auth/projects`, { headers: { 'X-Auth-Token': token } });
  expect(answer.status).toBe(200);
  await second.close();
});

it('rejects with a sentence when the port is taken, and can be tried again', async () => {
  const holder = await startEmbeddedEventGrid(await settings());
  const port = Number(new URL(holder.url).port);
  const { startEmbeddedEventGrid: startAnew } = await withoutSlot(() => import('@/lib/eventgrid-local/embedded'));
  const given = { ...(await settings()), DATA_DIR: join(folder, 'other') };
  await expect(startAnew({ ...given, EVENTGRID_LOCAL_PORT: port })).rejects.toThrow(/taken/);
  const free = await startAnew(given);
  expect((await signIn(free.url)).status).toBe(201);
  await free.close();
  await holder.close();
});

it('has a control port if configured, which closes with it', async () => {
  const plain = await startEmbeddedEventGrid(await settings());
  expect(plain.controlUrl).toBeUndefined();
  await plain.close();
  const served = await startEmbeddedEventGrid({ ...(await settings()), EVENTGRID_LOCAL_CONTROL_PORT: 0 });
  const controlUrl = String(served.controlUrl);
  await setFault(controlUrl, { fault: 'html-502', times: 1 });
  expect((await signIn(served.url)).status).toBe(502);
  expect((await signIn(served.url)).status).toBe(201);
  await served.close();
  await expect(rawRequest(`${controlUrl}/faults`)).rejects.toThrow('ECONNREFUSED');
});

it('writes requests that a fault leaves unanswered to the journal', async () => {
  const given = { ...(await settings()), EVENTGRID_LOCAL_CONTROL_PORT: 0 };
  const served = await startEmbeddedEventGrid(given);
  await setFault(String(served.controlUrl), { fault: 'reset', times: 1 });
  await expect(signIn(served.url)).rejects.toThrow('ECONNRESET');
  expect(readFileSync(given.EVENTGRID_LOCAL_JOURNAL, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  await served.close();
});

it('frees its port when the control port is taken', async () => {
  const given = await settings();
  const taken = { ...given, EVENTGRID_LOCAL_CONTROL_PORT: given.EVENTGRID_LOCAL_PORT };
  await expect(startEmbeddedEventGrid(taken)).rejects.toThrow(/taken/);
  const free = await startEmbeddedEventGrid(given);
  expect((await signIn(free.url)).status).toBe(201);
  await free.close();
});

it('sends a published event to a webhook, and does not wait on close for one that never answers', async () => {
  const received: string[] = [];
  const hook = createServer((request) => request.on('data', (part) => received.push(String(part))));
  await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done));
  const address = hook.address();
  const grid = await startEmbeddedEventGrid(await settings());
  const token = String((await signIn(grid.url)).headers['x-subject-token']);
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': token };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await rawRequest(`${grid.url}/v1/${LOCAL_PROJECT_ID}/${path}`, { method, headers, ...sent });
    return JSON.parse(answer.text);
  };
  const { items } = await ask('GET', 'channels?name=orders');
  const channel_id = items[0].id;
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  await ask('POST', 'sources', { name: 'orders-api', channel_id });
  await ask('POST', 'subscriptions', {
    name: 'to-hook',
    channel_id,
    sources: [{ name: 'orders-api', provider_type: 'CUSTOM', filter: {} }],
    targets: [{ name: 'HTTP', provider_type: 'CUSTOM', detail: { url }, transform: { type: 'ORIGINAL' } }],
  });
  const event = { id: '1', source: 'orders-api', specversion: '1.0', type: 'order.placed' };
  await ask('POST', `channels/${channel_id}/events`, { events: [event] });
  await vi.waitFor(() => expect(received).toEqual([JSON.stringify(event)]), { timeout: 20_000 });
  const startedAt = Date.now();
  await grid.close();
  expect(Date.now() - startedAt).toBeLessThan(onThisMachine(2000));
  hook.closeAllConnections();
  await new Promise((done) => hook.close(done));
});

/** Forgets this process's server, like a new process would. */
async function withoutSlot<T>(load: () => Promise<T>): Promise<T> {
  Reflect.deleteProperty(globalThis, '__eventgrid');
  return load();
}
