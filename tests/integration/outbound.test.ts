import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

// A company network: a CONNECT proxy, and an EventGrid whose certificate a private CA signed.

const TLS = join('tests', 'fixtures', 'tls');
const CA = { NODE_EXTRA_CA_CERTS: join(TLS, 'ca.pem') };
const TOKEN = 'M'.repeat(12_000);

const received: (string | undefined)[] = [];
const tunnels: (string | undefined)[] = [];
const passed: Buffer[] = [];
let folder: string;
let bundle: string;
let targetPort: number;
let proxyUrl: string;

const target = createHttpsServer(
  {
    key: readFileSync(join(TLS, 'server-key.pem')),
    cert: readFileSync(join(TLS, 'server.pem')),
    maxHeaderSize: 65_536,
  },
  (request, response) => {
    received.push(request.headers.host);
    response.writeHead(200, { 'X-Subject-Token': String(request.headers['x-auth-token']) }).end('{"items":[]}');
  },
);
/** A proxy that sends every host to the target's port, like a company's own DNS. */
const proxy = createHttpServer().on('connect', (request, socket) => {
  tunnels.push(request.url);
  const upstream = connect(targetPort, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    upstream.pipe(socket).pipe(upstream);
  });
  socket.on('data', (chunk) => passed.push(chunk)).on('error', () => upstream.destroy());
  upstream.on('error', () => socket.destroy());
});

const listen = (server: Server) =>
  new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outbound-'));
  bundle = join(folder, 'outbound.mjs');
  const entryPoints = [join('tests', 'support', 'outbound.mjs')];
  await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  targetPort = await listen(target);
  proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
});
beforeEach(() => {
  for (const noted of [received, tunnels, passed]) noted.length = 0;
});
afterAll(async () => {
  for (const server of [target, proxy]) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  rmSync(folder, { recursive: true });
});

async function askAll(urls: string[], environment: Record<string, string>) {
  const env = { NODE_ENV: 'test' as const, PATH: process.env.PATH ?? '', ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, [bundle, ...urls, TOKEN], { env });
  return JSON.parse(stdout);
}

const ask = async (url: string, environment: Record<string, string>) => (await askAll([url], environment))[0];

it('reaches a host that only the proxy can find, and trusts the private CA', async () => {
  const answer = await ask('https://eg.example.test/v1', { ...CA, HTTPS_PROXY: proxyUrl });
  expect(answer).toEqual({ status: 200, token: TOKEN, text: '{"items":[]}' });
  expect(tunnels).toEqual(['eg.example.test:443']);
  expect(received).toEqual(['eg.example.test']);
  // The proxy sees only TLS, so no token.
  expect(Buffer.concat(passed).toString('latin1')).not.toContain(TOKEN.slice(0, 40));
});

it('keeps its tunnel for the next request', async () => {
  const url = 'https://eg.example.test/v1';
  const answers = await askAll([url, url], { ...CA, HTTPS_PROXY: proxyUrl });
  expect(answers).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect([tunnels.length, received.length]).toEqual([1, 2]);
});

it('sends nothing to a server with an unknown CA', async () => {
  expect(await ask('https://eg.example.test/v1', { HTTPS_PROXY: proxyUrl })).toMatchObject({ reason: 'unreachable' });
  expect(received).toEqual([]);
});

it('sends nothing to a server with another name', async () => {
  const answer = await ask('https://iam.example.test/v3', { ...CA, HTTPS_PROXY: proxyUrl });
  expect(answer).toMatchObject({ reason: 'unreachable' });
  expect([tunnels, received]).toEqual([['iam.example.test:443'], []]);
});

it('bypasses the proxy for the hosts of NO_PROXY', async () => {
  const url = `https://localhost:${targetPort}/v1`;
  expect(await ask(url, { ...CA, HTTPS_PROXY: proxyUrl, NO_PROXY: 'localhost' })).toMatchObject({ status: 200 });
  expect([tunnels, received]).toEqual([[], [`localhost:${targetPort}`]]);
});

it('reports unreachable when the proxy is down', async () => {
  const answer = await ask('https://eg.example.test/v1', { ...CA, HTTPS_PROXY: 'http://127.0.0.1:1' });
  expect(answer).toMatchObject({ reason: 'unreachable' });
});
