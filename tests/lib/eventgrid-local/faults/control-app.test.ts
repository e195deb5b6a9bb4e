import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createControlApp } from '@/lib/eventgrid-local/faults/control-app';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';
import { FAULT_KINDS } from '@/lib/eventgrid-local/faults/kinds';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../../support/local-eventgrid';

let grid: TestEventGrid;
let app: ReturnType<typeof createControlApp>;

beforeEach(async () => {
  grid = await startTestEventGrid();
  app = createControlApp({ faults: createFaultSwitch(), store: grid.store, now: () => TEST_NOW_MS });
});
afterEach(() => grid.close());

const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  app.request(path, { method, headers: { Host: '127.0.0.1:4011', ...headers }, ...(body ? { body } : {}) });
const post = (rule: unknown) => ask('POST', '/faults', { 'Content-Type': 'application/json' }, JSON.stringify(rule));
const listed = async () => (await (await ask('GET', '/faults')).json()).faults;

describe('the control app', () => {
  it('adds, lists and removes faults', async () => {
    const added = await post({ fault: 'throttle', path: '/v1/*/sources', method: 'post', times: 2, retry_after: 3 });
    expect(added.status).toBe(201);
    const rule = await added.json();
    const wanted = { fault: 'throttle', path: '/v1/*/sources', method: 'POST', times: 2, retry_after: 3 };
    expect(rule).toEqual({ ...wanted, id: expect.any(String) });
    expect(await listed()).toEqual([rule]);
    expect((await ask('DELETE', `/faults/${rule.id}`)).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await ask('DELETE', `/faults/${rule.id}`)).status).toBe(404);
  });

  it('removes all faults in one request', async () => {
    await post({ fault: 'hang' });
    await post({ fault: 'reset' });
    expect((await ask('DELETE', '/faults')).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  it.each(Object.keys(FAULT_KINDS))('accepts %s without other fields', async (fault) => {
    expect((await post({ fault })).status).toBe(201);
  });

  it.each([
    [{ fault: 'latency', ms: 0 }],
    [{ fault: 'latency', ms: 600_000 }],
    [{ fault: 'throttle', retry_after: 3600 }],
    [{ fault: 'html-502', status: 400 }],
    [{ fault: 'html-502', status: 599 }],
    [{ fault: 'malformed-json', status: 200 }],
    [{ fault: 'hang', probability: 0, seed: 4_294_967_295 }],
    [{ fault: 'hang', probability: 1, times: 1_000_000 }],
  ])('accepts %j', async (rule) => {
    expect((await post(rule)).status).toBe(201);
  });

  it.each([
    [{}, 'fault'],
    [{ fault: 'toString' }, 'fault'],
    [{ fault: 'nothing' }, 'must be one of latency, hang'],
    [{ fault: 'hang', surprise: 1 }, 'surprise'],
    [{ fault: 'hang', ms: 5 }, 'ms is not taken by hang'],
    [{ fault: 'latency', status: 500 }, 'status is not taken by latency'],
    [{ fault: 'latency', ms: -1 }, 'ms'],
    [{ fault: 'latency', ms: 600_001 }, 'ms'],
    [{ fault: 'latency', ms: 1.5 }, 'ms'],
    [{ fault: 'hang', times: 0 }, 'times'],
    [{ fault: 'hang', times: '1' }, 'times'],
    [{ fault: 'hang', probability: 1.01 }, 'probability'],
    [{ fault: 'hang', probability: -0.01 }, 'probability'],
    [{ fault: 'hang', seed: 4_294_967_296 }, 'seed'],
    [{ fault: 'hang', path: 'v1' }, 'path'],
    [{ fault: 'hang', path: '/v1?a' }, 'path'],
    [{ fault: 'hang', method: 'P T' }, 'method'],
    [{ fault: 'html-502', status: 204 }, 'status'],
    [{ fault: 'html-502', status: 302 }, 'status'],
    [{ fault: 'html-502', status: 600 }, 'status'],
    [[], 'object'],
    ['hang', 'object'],
  ])('refuses %j with a sentence about the mistake', async (rule, word) => {
    const answer = await post(rule);
    expect(answer.status).toBe(400);
    const body = await answer.json();
    expect(body).toEqual({ error: expect.stringContaining(word) });
    expect(body.error).not.toContain('\n');
    expect(await listed()).toEqual([]);
  });

  it.each([
    ['text/plain', '{"fault":"hang"}'],
    ['application/json', '{"fault":'],
  ])('refuses a body of %s that reads %s', async (type, body) => {
    const answer = await ask('POST', '/faults', { 'Content-Type': type }, body);
    expect(answer.status).toBe(400);
    expect(await listed()).toEqual([]);
  });

  it('ends every token, once', async () => {
    await grid.signIn('viewer', 'local');
    expect((await grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/sources`)).status).toBe(200);
    const expire = async () => (await ask('POST', '/tokens/expire')).json();
    expect(await expire()).toEqual({ expired: 2 });
    expect((await grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/sources`)).status).toBe(401);
    expect(await expire()).toEqual({ expired: 0 });
    const token = await grid.signIn('admin', 'local');
    expect((await grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/sources`, { token })).status).toBe(200);
  });

  it('knows no other route', async () => {
    expect((await ask('GET', '/')).status).toBe(404);
    expect((await ask('PUT', '/faults')).status).toBe(404);
  });
});

describe('what a web page can send', () => {
  const routes: [string, string][] = [
    ['GET', '/faults'],
    ['POST', '/faults'],
    ['DELETE', '/faults'],
    ['DELETE', '/faults/fault-1'],
    ['POST', '/tokens/expire'],
  ];

  it.each(routes)('is 403 with an Origin: %s %s', async (method, path) => {
    for (const origin of ['https://evil.example', 'http://127.0.0.1:4011', 'null']) {
      expect((await ask(method, path, { Origin: origin })).status).toBe(403);
    }
  });

  it.each(routes)('is 403 with a foreign Host or none: %s %s', async (method, path) => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4011', '128.0.0.1', '']) {
      expect((await ask(method, path, { Host: host })).status).toBe(403);
    }
  });

  it.each(['127.0.0.1', '127.8.8.8:80', 'localhost:4011', 'LOCALHOST', '[::1]:4011'])(
    'is let in by Host %s',
    async (host) => {
      expect((await ask('GET', '/faults', { Host: host })).status).toBe(200);
    },
  );
});
