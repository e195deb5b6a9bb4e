import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { type EventGridClient, openEventGridClient } from '../support/eventgrid-client';
import { addressOf, COMMAND_START_MS, type Command, runEventGrid } from '../support/eventgrid-command';
import { freePort } from '../support/free-port';

let folder = '';
let port = 0;
let command: Command;
let client: EventGridClient;
let signed: { token: string; projectId: string };

const start = async () => {
  command = runEventGrid('--port', `${port}`, '--data', join(folder, 'a.db'), '--seed');
  return addressOf(command);
};
const ask = (method: string, path: string, body?: object) =>
  client.send(method, `/v1/${signed.projectId}${path}`, { token: signed.token, ...(body ? { body } : {}) });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-command-'));
  port = await freePort();
  client = await openEventGridClient(await start());
  signed = await client.signIn('admin', 'local');
}, COMMAND_START_MS);

afterAll(async () => {
  client.close();
  command.child.kill('SIGKILL');
  await command.ended;
  rmSync(folder, { recursive: true });
});

it('prints how to sign in, and one line per request without token, query or password', async () => {
  await ask('GET', '/sources?name=needle');
  // The answer may arrive before the command's output.
  await vi.waitFor(() => expect(command.output()).toContain(`GET /v1/${signed.projectId}/sources 200`));
  const text = command.output();
  expect(text).toContain(client.url);
  expect(text).toContain(signed.projectId);
  expect(text).toMatch(/curl .*\/v3\/auth\/tokens/);
  const log = text.split('\n').filter((line) => / (GET|POST|PUT|DELETE) \//.test(line));
  expect(log.length).toBeGreaterThan(0);
  for (const secret of ['needle', 'MII', 'eventgrid"', 'password']) expect(log.join('\n')).not.toContain(secret);
});

it('prints nothing of a signature, right or wrong', async () => {
  const headers = {
    Authorization: `SDK-HMAC-SHA256 Access=NEEDLEKEY, SignedHeaders=x-sdk-date, Signature=${'5eed'.repeat(16)}`,
    'X-Sdk-Date': '20261125T100000Z',
    'X-Security-Token': 'needle-token',
  };
  const { status } = await client.send('GET', '/v3/regions', { headers });
  expect(status).toBe(401);
  await vi.waitFor(() => expect(command.output()).toContain('GET /v3/regions 401'));
  expect(command.output()).not.toMatch(/NEEDLEKEY|5eed5eed|needle-token/);
});

it(
  'reports in one sentence that its port is taken and exits with 1',
  async () => {
    const second = runEventGrid('--port', `${port}`, '--data', ':memory:');
    expect(await second.ended).toBe(1);
    expect(second.output().trim()).toMatch(/^Port \d+ .*taken.*$/);
  },
  COMMAND_START_MS,
);

it(
  'reports in one sentence what is wrong with an option and exits with 1',
  async () => {
    for (const options of [['--port', 'x'], ['--nothing'], ['--token-bytes', '16385']]) {
      const other = runEventGrid(...options);
      expect(await other.ended).toBe(1);
      expect(other.output().trim().split('\n')).toHaveLength(1);
    }
  },
  COMMAND_START_MS,
);

it.each([['SIGTERM' as const], ['SIGINT' as const]])(
  'exits within 2 s on %s, and still has everything afterwards',
  async (signal) => {
    const { json } = await ask('POST', '/channels', { name: `kept-${signal}` });
    const startedAt = performance.now();
    command.child.kill(signal);
    expect(await command.ended).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(onThisMachine(2000));

    await start();
    // The token from before the restart is still valid.
    const { json: list } = await ask('GET', `/channels?name=kept-${signal}`);
    expect(list).toEqual({ total: 1, size: 1, items: [json] });
  },
  COMMAND_START_MS,
);
