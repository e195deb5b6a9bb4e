import type { RequestListener } from 'node:http';
import { createConnection } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eachRequest } from '@/lib/server/requests/each-request';
import { guardRequests } from '@/lib/server/requests/guard-requests';
import { BODY_BOUNDS, bodyBound } from '@/lib/server/requests/request-problem';
import nextConfig from '@/next.config';
import { onThisMachine } from '../../../support/on-this-machine';
import { serveHttp } from '../../../support/serve-http';

const BOUND = 262_144;

/** Reads a whole body and answers its length, as Next does before any page runs. */
const readAll: RequestListener = (request, response) => {
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  request.on('error', () => {});
  request.on('end', () => response.end(`read ${bytes}`));
};

async function serve(listener: RequestListener = readAll) {
  const served = await serveHttp(listener);
  // As Next does: it never answers what it does not know.
  served.server.on('upgrade', () => {});
  return served;
}

async function serveGuarded(listener?: RequestListener) {
  const served = await serve(listener);
  const headers = [['X-Content-Type-Options', 'nosniff']] as const;
  onTestFinished(eachRequest(served.port, [guardRequests({ basePath: '/base', headers, allowUpgrade: false })]));
  return served;
}

/** Sends raw bytes. Resolves once the connection is closed, to the answer and when its first byte came. */
function exchange(port: number, ...parts: (string | Buffer)[]): Promise<{ text: string; answeredMs: number }> {
  return new Promise((done) => {
    const socket = createConnection(port, '127.0.0.1');
    const startedAt = performance.now();
    let text = '';
    let answeredMs = Number.POSITIVE_INFINITY;
    socket.setEncoding('utf8').on('data', (part: string) => {
      answeredMs = Math.min(answeredMs, performance.now() - startedAt);
      text += part;
    });
    socket.once('close', () => done({ text, answeredMs })).once('error', () => {});
    for (const part of parts) socket.write(part);
  });
}

const head = (line: string, ...fields: string[]): string =>
  `${[`${line} HTTP/1.1`, 'Host: localhost', ...fields].join('\r\n')}\r\n\r\n`;
const chunk = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.toString(16)}\r\n`), Buffer.alloc(bytes, 'a'), Buffer.from('\r\n')]);
const CHUNKED = 'Transfer-Encoding: chunked';
const CLOSE = 'Connection: close';

describe('a body', () => {
  it('of 2 GB is refused before it is read, for every method and path', async () => {
    let called = 0;
    const { port } = await serveGuarded(() => {
      called += 1;
    });
    await exchange(port, head('PUT /', CLOSE));
    const lines = ['POST /base/sign-in', 'POST /nowhere', 'GET /base/sources', 'HEAD /', 'PUT /base/robots.txt'];
    await Promise.all(
      lines.map(async (line) => {
        const { text, answeredMs } = await exchange(port, head(line, 'Content-Length: 2147483648'), 'a');
        expect(text, line).toMatch(line.startsWith('PUT') ? /^HTTP\/1\.1 405 / : /^HTTP\/1\.1 413 /);
        expect(text, line).toMatch(/connection: close/i);
        expect(text.includes('</html>'), line).toBe(!line.startsWith('HEAD'));
        expect(answeredMs, line).toBeLessThan(onThisMachine(100));
      }),
    );
    expect(called).toBe(0);
  });

  it('without a length is cut off at the bound, whatever the client still sends', async () => {
    let read = 0;
    const { port } = await serveGuarded((request) => {
      request.on('error', () => {});
      request.on('data', (part: Buffer) => {
        read += part.length;
      });
    });
    const { text, answeredMs } = await exchange(port, head('POST /sign-in', CHUNKED), ...Array(40).fill(chunk(65_536)));
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(answeredMs).toBeLessThan(onThisMachine(500));
    expect(read).toBeLessThanOrEqual(BOUND);
  });

  it('of exactly the bound is read, with and without a length', async () => {
    const { port } = await serveGuarded();
    const whole = await exchange(port, head('POST /x', `Content-Length: ${BOUND}`, CLOSE), Buffer.alloc(BOUND, 'a'));
    expect(whole.text).toMatch(/^HTTP\/1\.1 200 [\s\S]*read 262144/);
    const parts = [...Array(4).fill(chunk(65_536)), '0\r\n\r\n'];
    expect((await exchange(port, head('POST /x', CHUNKED, CLOSE), ...parts)).text).toContain('read 262144');
  });

  it('is not requested where it would be refused', async () => {
    const { port } = await serveGuarded();
    const expects = 'Expect: 100-continue';
    const refused = await exchange(port, head('POST /x', `Content-Length: ${BOUND + 1}`, expects));
    expect(refused.text).toMatch(/^HTTP\/1\.1 413 /);
    const accepted = await exchange(port, head('POST /x', 'Content-Length: 2', expects, CLOSE), 'ab');
    expect(accepted.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*read 2/);
  });

  it('may take a minute to arrive', async () => {
    const { server, port } = await serveGuarded();
    await exchange(port, head('GET /x', CLOSE));
    expect(server.requestTimeout).toBe(60_000);
    expect(server.headersTimeout).toBeLessThanOrEqual(60_000);
  });

  it('has the same bound in Next, which would cut it in half by itself', () => {
    const largest = Math.max(...BODY_BOUNDS.map(({ bytes }) => bytes));
    const { proxyClientMaxBodySize, serverActions } = nextConfig.experimental ?? {};
    expect([proxyClientMaxBodySize, serverActions?.bodySizeLimit]).toEqual(Array(2).fill(`${largest / 1024}kb`));
  });

  it('has the bound of the first row that fits', () => {
    const bounds = [
      { path: /^\/large\//, bytes: 9 },
      { path: /^\//, bytes: 3 },
    ];
    expect(['/large/x', '/large', '/'].map((path) => bodyBound(path, bounds))).toEqual([9, 3, 3]);
  });

  it('may hold 1 MB where test events are sent, and nowhere near it', () => {
    const paths = ['/sources/s1/test', '/sources/s1/test/x', '/sources/s1', '/sources/test', '/sign-in', 'sources'];
    expect(paths.map((path) => bodyBound(path))).toEqual([1_048_576, 262_144, 262_144, 262_144, 262_144, 0]);
  });
});

describe('a request', () => {
  it.each([
    ['POST /robots.txt', 405, 'GET, HEAD'],
    ['POST /icon.svg?icon.1234.svg', 405, 'GET, HEAD'],
    ['POST /robots%2Etxt', 405, 'GET, HEAD'],
    ['POST /%5Fnext/static/chunks/a', 405, 'GET, HEAD'],
    ['POST /base/_next/static/chunks/a', 405, 'GET, HEAD'],
    ['PUT /_next/static/chunks/a.js', 405, 'GET, HEAD'],
    ['TRACE /sign-in', 405, 'GET, HEAD, POST'],
    ['OPTIONS /healthz', 405, 'GET, HEAD, POST'],
    ['OPTIONS *', 400, null],
    ['GET http://evil.example/x', 400, null],
    ['POST /base/sources/a-b_c', 200, null],
    ['POST /sign-in?next=/a.b', 200, null],
    ['HEAD /robots.txt', 200, null],
  ])('%s is answered %i', async (line, status, allow) => {
    const { port } = await serveGuarded();
    const { text } = await exchange(port, head(line, CLOSE));
    expect(text).toContain(`HTTP/1.1 ${status} `);
    expect(/^Allow: (.*)\r$/m.exec(text)?.[1] ?? null).toBe(allow);
    expect(text).toContain('X-Content-Type-Options: nosniff');
    expect(text).not.toContain('evil');
  });

  it('for a websocket is answered like any other, and keeps no connection', async () => {
    const { port } = await serveGuarded();
    await exchange(port, head('GET /x', CLOSE));
    const { text } = await exchange(port, head('GET /x', 'Connection: Upgrade, close', 'Upgrade: websocket'));
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('to another server of this process is left alone', async () => {
    await serveGuarded();
    const other = await serve();
    const body = Buffer.alloc(BOUND + 1, 'a');
    const { text } = await exchange(other.port, head('PUT /x', `Content-Length: ${BOUND + 1}`, CLOSE), body);
    expect(text).toContain(`read ${BOUND + 1}`);
    expect(text).not.toContain('nosniff');
  });
});
