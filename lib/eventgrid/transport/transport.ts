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
/** How long all requests of one read by the browser may take together: less than the browser waits (our choice). */
export const READ_MS = 12_000;
const MAX_HEADER_BYTES = 65_536;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

export type TransportInit = {
  /** The operation behind the request: `observeCalls` reports it. */
  operation?: OperationName;
  method: string;
  headers: Record<string, string>;
  body?: string;
  connectTimeoutMs?: number;
  /** Covers everything from the name lookup to the last byte of the answer. */
  deadlineMs?: number;
};

/** Sends one request. Tests can pass a Hono app's own `request` instead. */
export type Transport = (url: string, init: TransportInit) => Response | Promise<Response>;

/** Wraps a transport so that `observe` gets the operation, outcome and duration of every request. */
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
 * Why there is no complete answer: `unreachable` (no connection, so nothing was sent), `timeout` and `broken` (sent,
 * then silence or half an answer), `too-large` (the answer exceeds the cap).
 */
export type TransportReason = 'unreachable' | 'timeout' | 'broken' | 'too-large';

/** The error that a transport rejects with. `status` is the answer's, if its head had arrived. */
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
  /** Holds HTTPS_PROXY and NO_PROXY; by default this process's environment. */
  env?: Record<string, string | undefined>;
};

/**
 * Makes the transport on node:http(s).request. Unlike Node's fetch it reads a 16,384-character header, has a connect
 * timeout and never carries X-Auth-Token through a redirect. It returns the complete answer, decoded, whatever its
 * status (3xx included), keeps connections alive and caches nothing. Rejects with TransportError: no connection
 * within 3 s, no complete answer within 15 s, more than 8 MB after inflating, or a broken answer. Node itself reads
 * NODE_EXTRA_CA_CERTS. Connections through HTTPS_PROXY are kept alive like any other.
 */
export function createTransport({ maxBodyBytes = MAX_BODY_BYTES, env = process.env }: TransportOptions = {}) {
  // Idle connections are dropped after 4 s, before common servers drop theirs (5 s and more), so that no POST meets a
  // connection that is just being closed. Node's own 250 ms for each address is too short for another continent.
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
    const deadlineTimer = setTimeout(() => fail('timeout', `No complete answer within ${deadlineMs} ms.`), deadlineMs);

    request.on('socket', (socket) => {
      // A tunnel or a kept connection arrives connected; a new TLS connection is ready at secureConnect.
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
  // The Response constructor rejects these, and EventGrid uses none of them.
  if (status < 200 || status > 599) throw new TransportError('broken', `The status ${status} is not HTTP.`, status);
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
  // Some servers send deflate without the zlib header, whose first byte always ends in 8.
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
    if (!decode) throw new TransportError('broken', 'The answer has an encoding that was not requested.', status);
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
