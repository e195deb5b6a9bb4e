import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { inspect } from 'node:util';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createTransport, TransportError, type TransportInit } from '@/lib/eventgrid/transport/transport';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer({ maxHeaderSize: 65_536 }, listener);
  cleanups.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

/** A server that sends raw bytes, for answers that node:http would not send. */
async function serveRaw(onData: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => onData(socket));
  });
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

const GET: TransportInit = { method: 'GET', headers: {} };
const transport = createTransport({ env: {} });

async function rejection(promise: Promise<unknown>): Promise<TransportError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TransportError)) throw new Error(`not a TransportError: ${String(error)}`);
  return error;
}

describe('createTransport', () => {
  it('sends method, headers and body, and returns status, headers and text', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.writeHead(201, { 'X-Request-Id': 'r-1', 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ body, length: request.headers['content-length'], method: request.method }));
      });
    });
    const response = await transport(url, { method: 'POST', headers: { 'X-Auth-Token': 't' }, body: '{"name":"ö"}' });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-request-id')).toBe('r-1');
    expect(await response.json()).toEqual({ body: '{"name":"ö"}', length: '13', method: 'POST' });
  });

  it('carries a header of 16,384 characters both ways', async () => {
    const token = 'M'.repeat(16_384);
    const url = await serve((request, response) => {
      response.writeHead(201, { 'X-Subject-Token': String(request.headers['x-auth-token']) });
      response.end('{}');
    });
    const response = await transport(url, { method: 'GET', headers: { 'X-Auth-Token': token } });
    expect(response.headers.get('x-subject-token')).toBe(token);
  });

  it('returns a redirect unchanged and does not follow it', async () => {
    const received: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      received.push(request.url);
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    const response = await transport(`${url}/v1`, GET);
    expect(response.status).toBe(302);
    expect(received).toEqual(['/v1']);
  });

  it.each([204, 205, 304])('returns a %i without a body', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end());
    const response = await transport(url, GET);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it.each([494, 431, 599])('returns the status %i', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end('x'));
    expect((await transport(url, GET)).status).toBe(status);
  });

  it('reports a status that HTTP does not have as a broken answer', async () => {
    const url = await serve((_request, response) => response.writeHead(999).end('x'));
    expect(await rejection(transport(url, GET))).toMatchObject({ reason: 'broken', status: 999 });
  });

  it.each([
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['deflate', zlib.deflateRawSync],
    ['br', zlib.brotliCompressSync],
  ])('decompresses %s', async (encoding, compress) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': encoding }).end(compress(Buffer.from('{"a":"ä"}')));
    });
    const response = await transport(url, GET);
    expect(await response.json()).toEqual({ a: 'ä' });
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it.each([
    ['gzip', 'not gzip at all'],
    ['zstd', 'anything'],
  ])('reports a body that is not %s as a broken answer', async (encoding, body) => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'Content-Encoding': encoding }).end(body),
    );
    expect(await rejection(transport(url, GET))).toMatchObject({ reason: 'broken', status: 200 });
  });

  it('accepts a body of exactly the limit and refuses one byte more, before and after decompression', async () => {
    const capped = createTransport({ maxBodyBytes: 1000, env: {} });
    const url = await serve((request, response) => {
      const body = Buffer.alloc(Number(request.headers['x-bytes']), 97);
      const gzip = request.headers['x-gzip'] === '1';
      response.writeHead(200, gzip ? { 'Content-Encoding': 'gzip' } : {});
      response.end(gzip ? zlib.gzipSync(body) : body);
    });
    for (const gzip of ['0', '1']) {
      const ask = (bytes: number) =>
        capped(url, { method: 'GET', headers: { 'X-Bytes': String(bytes), 'X-Gzip': gzip } });
      expect((await (await ask(1000)).text()).length).toBe(1000);
      expect(await rejection(ask(1001))).toMatchObject({ reason: 'too-large', status: 200 });
    }
  });

  it('reports a port where nothing listens as unreachable', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await rejection(transport(`http://127.0.0.1:${port}`, GET))).toMatchObject({ reason: 'unreachable' });
  });

  it('reports a TLS handshake that times out as unreachable', async () => {
    const url = (await serveRaw(() => {})).replace('http:', 'https:');
    expect(await rejection(transport(url, { ...GET, connectTimeoutMs: 40 }))).toMatchObject({ reason: 'unreachable' });
  });

  it('reports TLS to a plain server as unreachable: nothing was sent', async () => {
    const url = await serve((_request, response) => response.end('plain'));
    expect(await rejection(transport(url.replace('http:', 'https:'), GET))).toMatchObject({ reason: 'unreachable' });
  });

  it('gives up on a server that accepts the connection and stays silent', async () => {
    const url = await serve(() => {});
    expect(await rejection(transport(url, { ...GET, deadlineMs: 60 }))).toMatchObject({
      reason: 'timeout',
      status: null,
    });
  });

  it('gives up on a body that drips past the deadline', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(timer));
    });
    expect(await rejection(transport(url, { ...GET, deadlineMs: 1000 }))).toMatchObject({
      reason: 'timeout',
      status: 200,
    });
  });

  it.each([
    ['a reset before the answer', (socket: Socket) => socket.resetAndDestroy()],
    ['a close before the answer', (socket: Socket) => socket.end()],
    ['no HTTP', (socket: Socket) => socket.end('hello\r\n\r\n')],
    ['a head over 64 KB', (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`)],
    [
      'an upgrade',
      (socket: Socket) => socket.end('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    ],
    ['a body cut short', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id"')],
    ['a chunk cut short', (s: Socket) => s.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"id"')],
  ])('reports %s as broken', async (_what, answer) => {
    expect(await rejection(transport(await serveRaw(answer), GET))).toMatchObject({ reason: 'broken' });
  });

  it('keeps a connection for the next request', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    });
    for (let turn = 0; turn < 3; turn += 1) await (await transport(url, GET)).text();
    expect(ports.size).toBe(1);
  });

  it('sends no POST on a keep-alive connection that the server has just closed', async () => {
    let requests = 0;
    const url = await serveRaw((socket) => {
      requests += 1;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    for (let turn = 1; turn <= 20; turn += 1) {
      const response = await transport(url, { method: 'POST', headers: {}, body: '{}' });
      expect([response.status, requests]).toEqual([200, turn]);
    }
  });

  it.each([
    ['100 Continue', ''],
    ['103 Early Hints', 'Link: </a>\r\n'],
  ])('reads the answer after an unrequested %s', async (status, headers) => {
    const url = await serveRaw((socket) =>
      socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}`),
    );
    const response = await transport(url, { method: 'POST', headers: {}, body: '{}' });
    expect([response.status, await response.text()]).toEqual([201, '{}']);
  });
});

describe('createTransport behind HTTPS_PROXY', () => {
  it('sends CONNECT to the proxy with its credentials, and reports a refusal as unreachable', async () => {
    const received: unknown[] = [];
    const server = createServer();
    server.on('connect', (request, socket) => {
      received.push([request.url, request.headers['proxy-authorization']]);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    const port = await listen(server);
    const proxied = createTransport({ env: { HTTPS_PROXY: `http://me:s%3Ac@127.0.0.1:${port}` } });
    const error = await rejection(
      proxied('https://eg.example.org/v1', { method: 'GET', headers: { 'X-Auth-Token': 't' } }),
    );
    expect(error.reason).toBe('unreachable');
    expect(received).toEqual([['eg.example.org:443', `Basic ${Buffer.from('me:s:c').toString('base64')}`]]);
  });

  it('reaches the target through the tunnel, and reports its TLS failure as unreachable too', async () => {
    const target = await serve((_request, response) => response.end('plain'));
    const server = createServer();
    let tunnels = 0;
    server.on('connect', (request, socket) => {
      tunnels += 1;
      const [, port] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    const proxied = createTransport({ env: { https_proxy: `http://127.0.0.1:${await listen(server)}` } });
    const error = await rejection(proxied(target.replace('http:', 'https:'), GET));
    expect(error.reason).toBe('unreachable');
    expect(tunnels).toBe(1);
  });

  it.each([
    ['closes without an answer', (socket: Socket) => socket.end()],
    ['answers with something other than HTTP', (socket: Socket) => socket.end('hello\r\n\r\n')],
  ])('tries a proxy that %s once and reports it as unreachable, without its password', async (_what, answer) => {
    let connections = 0;
    const proxy = await serveRaw((socket) => {
      connections += 1;
      answer(socket);
    });
    const proxied = createTransport({ env: { HTTPS_PROXY: proxy.replace('//', '//me:s3cret@') } });
    const error = await rejection(proxied('https://eg.example.org/v1', GET));
    expect([error.reason, connections]).toEqual(['unreachable', 1]);
    expect(inspect(error, { depth: 9 })).not.toMatch(/s3cret|bWU6czNjcmV0/);
  });
});
