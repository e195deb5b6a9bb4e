import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { localEndpoint, startEmbeddedEventGrid } from '@/lib/eventgrid-local/embedded';
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

it('starts one server, however often it is asked, with its data and journal where the settings say', async () => {
  const given = await settings();
  const [first, second] = await Promise.all([startEmbeddedEventGrid(given), startEmbeddedEventGrid(given)]);
  expect(second.url).toBe(first.url);
  expect(localEndpoint(given)).toEqual({
    id: 'local',
    name: 'Local EventGrid',
    eventGridUrl: `http://127.0.0.1:${given.EVENTGRID_LOCAL_PORT}`,
    iamUrl: `http://127.0.0.1:${given.EVENTGRID_LOCAL_PORT}`,
  });
  const answer = await signIn(first.url);
  expect(answer.status).toBe(201);
  expect(answer.headers['x-subject-token']).toHaveLength(300);
  expect(readFileSync(given.EVENTGRID_LOCAL_JOURNAL, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  await first.close();
});

it('knows after a stop and a start the tokens it issued before', async () => {
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

it('has a control port when asked for, which closes with it', async () => {
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

it('journals what a fault leaves without an answer', async () => {
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

/** Forgets this process's server, as another process would not know it. */
async function withoutSlot<T>(load: () => Promise<T>): Promise<T> {
  Reflect.deleteProperty(globalThis, '__eventgridLocal');
  return load();
}
