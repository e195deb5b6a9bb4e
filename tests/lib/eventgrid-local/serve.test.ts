import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { serveEventGrid } from '@/lib/eventgrid-local/serve';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { rawBytes, rawRequest } from '../../support/raw-request';

let grid: TestEventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid({ listen: true, tokenBytes: 16_384 });
});
afterEach(() => grid.close());

const portOf = (url: string) => Number(new URL(url).port);

describe('serveEventGrid', () => {
  it('listens only on loopback', () => {
    expect(grid.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each([
    ['localhost', /^http:\/\/localhost:\d+$/],
    ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/],
  ])('listens on %s, and names an address that reaches it', async (host, address) => {
    const other = await serveEventGrid(grid.app, 0, host);
    expect(other.url).toMatch(address);
    expect((await rawRequest(`${other.url}/`)).status).toBe(200);
    await other.close();
  });

  it('passes two headers of 16,384 characters in one request', async () => {
    const token = grid.adminToken;
    const answer = await rawRequest(`${grid.url}/v3/auth/tokens?nocatalog=1`, {
      headers: { 'X-Auth-Token': token, 'X-Subject-Token': token },
    });
    expect(answer.status).toBe(200);
  });

  it('answers 401 to a token of 16,385 characters', async () => {
    const answer = await rawRequest(`${grid.url}/v1/${LOCAL_PROJECT_ID}/sources`, {
      headers: { 'X-Auth-Token': `${grid.adminToken}A` },
    });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'EG.00014010' });
  });

  it.each([
    ['headers over 64 KB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 494],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a bad Host', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['a backslash in the path', 'GET /\\ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
  ])('answers %s in the gateway’s shape', async (_, bytes, status) => {
    const text = await rawBytes(portOf(grid.url), bytes);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/content-type: application\/json/i);
    expect(head).toMatch(/x-request-id: \S+/i);
    expect(JSON.parse(body)).toEqual({
      error_code: 'APIGW.0201',
      error_msg: expect.any(String),
      request_id: expect.any(String),
    });
  });

  it('reports in one sentence that a port is taken', async () => {
    const error = await serveEventGrid(grid.app, portOf(grid.url)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(new RegExp(`Port ${portOf(grid.url)} .*taken`));
    expect(String(error)).not.toContain('\n');
  });
});

describe('close', () => {
  it('answers requests in progress, frees the port and ends within 2 s', async () => {
    const slow = await startTestEventGrid({ listen: true, latencyMs: 200 });
    let reached = () => {};
    const arrived = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const arriving = await serveEventGrid(
      Object.assign(Object.create(slow.app), {
        fetch: (...args: Parameters<typeof slow.app.fetch>) => {
          reached();
          return slow.app.fetch(...args);
        },
      }),
      0,
    );
    const running = rawRequest(`${arriving.url}/`);
    await arrived;
    const startedAt = performance.now();
    const closed = arriving.close();
    expect((await running).status).toBe(200);
    await closed;
    expect(performance.now() - startedAt).toBeLessThan(onThisMachine(2000));
    const again = createServer();
    await new Promise<void>((resolve) => again.listen(portOf(arriving.url), '127.0.0.1', resolve));
    await new Promise((resolve) => again.close(resolve));
    await slow.close();
  });

  it('cuts off a request that never ends, within 2 s', async () => {
    const other = await startTestEventGrid({ listen: true });
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n';
    const hanging = rawBytes(portOf(other.url), head).catch(() => '');
    await rawRequest(`${other.url}/`);
    const startedAt = performance.now();
    await other.close();
    expect(performance.now() - startedAt).toBeLessThan(onThisMachine(2000));
    await hanging;
  });
});
