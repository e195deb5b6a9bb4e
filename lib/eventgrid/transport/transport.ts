import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { OperationName } from '@/lib/eventgrid/operations';
import type { EgCall } from '@/lib/metrics/metrics';
import { proxyFor, tunnelAgent } from './https-proxy';

const CONNECT_TIMEOUT_MS = 3000;
export const DEADLINE_MS = 15_000;
const MAX_HEADER_BYTES = 65_536;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

export type TransportInit = {
  /** The operation that the request is for, so that whoever watches need not read its address. */
  operation?: OperationName;
  method: string;
  headers: Record<string, string>;
  body?: string;
  connectTimeoutMs?: number;
  /** For everything from the first packet to the last byte of the answer. */
  deadlineMs?: number;
};

/** Sends one request. A Hono app's `request` is one too, as is `(url, init) => fetch(url, init)`. */
export type Transport = (url: string, init: TransportInit) => Response | Promise<Response>;

/** Wraps a transport so that `observe` learns of every request that it sends: its operation, outcome and time. */
export const observeCalls =
  (transport: Transport, observe: (call: EgCall) => void): Transport =>
  async (url, init) => {
    const startedAt = performance.now();
    const report = (outcome: string) => {
      const seconds = (performance.now() - startedAt) / 1000;
      observe({ operation: init.operation ?? 'other', outcome, seconds });
    };
    try {
      const response = await transport(url, init);
      report(String(response.status));
      return response;
    } catch (error) {
      report(error instanceof TransportError ? error.reason : 'failed');
      throw error;
    }
  };

/**
 * Why no whole answer came: `unreachable` (no connection, nothing was sent), `timeout` and `broken` (sent, then silence
 * or half an answer), `too-large` (the answer passed the cap).
 */
export type TransportReason = 'unreachable' | 'timeout' | 'broken' | 'too-large';

/** What a transport rejects with. `status` is the answer's where its head had come. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly reason: TransportReason,
    message: string,
    readonly status: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export type TransportOptions = {
  maxBodyBytes?: number;
  /** Where HTTPS_PROXY and NO_PROXY are read; this process's environment unless given. */
  env?: Record<string, string | undefined>;
};

/**
 * Makes the transport on node:http(s).request, which, unlike Node's fetch, reads a 16,384-character header, has a
 * connect timeout and never carries X-Auth-Token through a redirect. It returns the answer whole, decoded, whatever its
 * status (a 3xx too); it keeps connections alive and caches nothing. Rejects with TransportError: no connection within
 * 3 s, no whole answer within 15 s, more than 8 MB after inflating, or a broken answer. NODE_EXTRA_CA_CERTS is Node's
 * own; behind HTTPS_PROXY connections are tunnels, kept alive as others are.
 */
export function createTransport({ maxBodyBytes = MAX_BODY_BYTES, env = process.env }: TransportOptions = {}) {
  // Idle connections are dropped after 4 s, before common servers drop theirs (5 s and more): a POST on a connection
  // that the server has just closed would have an unknown outcome for no reason. Node's own 250 ms for each address
  // is too short for a region on another continent.
  const agentOptions = { keepAlive: true, timeout: 4000, autoSelectFamilyAttemptTimeout: 1000 };
  const agents = { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) };
  const tunnels = new Map<string, https.Agent>();
  const tunnelsThrough = (proxy: URL): https.Agent => {
    const agent = tunnels.get(proxy.href) ?? tunnelAgent(proxy, agentOptions, CONNECT_TIMEOUT_MS);
    tunnels.set(proxy.href, agent);
    return agent;
  };

  return async (url: string, init: TransportInit): Promise<Response> => {
    // When a server has closed a kept connection, Node reads that in one turn of the event loop and drops the
    // connection in the next. A POST sent any sooner would be lost on it, with an unknown outcome.
    await nextTurn();
    await nextTurn();
    const target = new URL(url);
    const proxy = proxyFor(target, env);
    const direct = target.protocol === 'https:' ? agents.https : agents.http;
    const agent = proxy ? tunnelsThrough(proxy) : direct;
    const answer = await exchange(target, init, { maxBodyBytes, agent, arrivesConnected: proxy !== null });
    return toResponse(answer, maxBodyBytes);
  };
}

type RawAnswer = { status: number; statusText: string; headers: Headers; body: Buffer };
type Route = { maxBodyBytes: number; agent: http.Agent; arrivesConnected: boolean };

function exchange(target: URL, init: TransportInit, route: Route): Promise<RawAnswer> {
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, deadlineMs = DEADLINE_MS } = init;
  return new Promise((resolve, reject) => {
    let connected = false;
    let status: number | null = null;
    const request = openRequest(target, init, route.agent);

    const settle = () => {
      clearTimeout(connectTimer);
      clearTimeout(deadlineTimer);
    };
    const fail = (reason: TransportReason, message: string, cause?: unknown) => {
      settle();
      reject(new TransportError(connected ? reason : 'unreachable', message, status, { cause }));
      request.destroy();
    };
    const onConnected = () => {
      connected = true;
      clearTimeout(connectTimer);
    };
    const connectMs = Math.min(connectTimeoutMs, deadlineMs);
    const connectTimer = setTimeout(() => fail('unreachable', `No connection within ${connectMs} ms.`), connectMs);
    const deadlineTimer = setTimeout(() => fail('timeout', `No whole answer within ${deadlineMs} ms.`), deadlineMs);

    request.on('socket', (socket) => {
      // A tunnel arrives connected, a kept connection too; TLS is only up at secureConnect.
      if (route.arrivesConnected || request.reusedSocket) onConnected();
      else socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', onConnected);
    });
    request.on('error', (error) => fail('broken', 'The connection broke.', error));
    request.on('close', () => {
      if (status === null) fail('broken', 'The connection closed without an answer.');
    });
    request.on('response', (response) => {
      const { statusCode = 0, statusMessage = '' } = response;
      status = statusCode;
      readBody(response, route.maxBodyBytes).then(
        (body) => {
          settle();
          resolve({ status: statusCode, statusText: statusMessage, headers: readHeaders(response), body });
        },
        (error: unknown) => {
          const tooLong = error instanceof TransportError;
          fail(tooLong ? error.reason : 'broken', tooLong ? error.message : 'The answer broke off.', error);
        },
      );
    });
    request.end(init.body);
  });
}

function openRequest(target: URL, init: TransportInit, agent: http.Agent): http.ClientRequest {
  return (target.protocol === 'https:' ? https : http).request(target, {
    method: init.method,
    headers: {
      'accept-encoding': 'gzip, deflate, br',
      ...init.headers,
      ...(init.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(init.body)) }),
    },
    maxHeaderSize: MAX_HEADER_BYTES,
    agent,
  });
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes, null);
    chunks.push(buffer);
  }
  if (!response.complete) throw new Error('The body is shorter than announced.');
  return Buffer.concat(chunks);
}

function readHeaders(response: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

async function toResponse({ status, statusText, headers, body }: RawAnswer, maxBytes: number): Promise<Response> {
  // Response refuses these; EventGrid answers none of them.
  if (status < 200 || status > 599) throw new TransportError('broken', `The status ${status} is none of HTTP.`, status);
  const bytes = await inflate(body, headers.get('content-encoding'), maxBytes, status);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  const bodyless = status === 204 || status === 205 || status === 304;
  const text = statusText.replaceAll(/[^\x20-\x7e]/g, '');
  return new Response(bodyless ? null : new Uint8Array(bytes), { status, statusText: text, headers });
}

const decoders = {
  gzip: promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  deflate: promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflate),
  rawDeflate: promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.inflateRaw),
  br: promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
};

function decoderFor(encoding: string, bytes: Buffer) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return decoders.gzip;
  if (encoding === 'br') return decoders.br;
  // Some servers send deflate without its zlib head, whose first byte always ends in 8.
  if (encoding === 'deflate') return ((bytes[0] ?? 0) & 0x0f) === 8 ? decoders.deflate : decoders.rawDeflate;
  return null;
}

async function inflate(body: Buffer, contentEncoding: string | null, maxBytes: number, status: number) {
  const encodings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
  let bytes = body;
  for (const encoding of encodings.reverse()) {
    if (encoding === '' || encoding === 'identity' || bytes.length === 0) continue;
    const decode = decoderFor(encoding, bytes);
    if (!decode) throw new TransportError('broken', 'The answer has an encoding that was not asked for.', status);
    try {
      bytes = await decode(bytes, { maxOutputLength: maxBytes });
    } catch (error) {
      if (error instanceof RangeError) throw tooLarge(maxBytes, status);
      throw new TransportError('broken', 'The answer cannot be inflated.', status, { cause: error });
    }
  }
  return bytes;
}

const tooLarge = (maxBytes: number, status: number | null) =>
  new TransportError('too-large', `The answer is larger than ${maxBytes} bytes.`, status);
