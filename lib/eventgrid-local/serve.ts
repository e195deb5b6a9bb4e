import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { type Failure, gatewayFailures } from './failures';
import { makeRequestId } from './request-id';

/** Loopback unless the operator says otherwise: anyone who reaches it can sign in with a published password. */
const DEFAULT_HOST = '127.0.0.1';
/** Room for two tokens of 16,384 characters in one request. */
const MAX_HEADER_BYTES = 65_536;
/** Requests still unanswered by then are cut off, so that close ends within 2 s. */
const DRAIN_MS = 1_500;
/** Time for requests that were cut off to notice, write their log line and leave the store alone. */
const SETTLE_MS = 200;

/** A listening server. `close` answers open requests, within 2 s. */
export type ServedEventGrid = {
  url: string;
  port: number;
  /** Where faults are switched, if there is a control port. */
  controlUrl?: string;
  close(): Promise<void>;
};

/** A Hono app: the EventGrid's or the control port's. */
type App = { fetch(request: Request, env: object): Response | Promise<Response> };

/**
 * Serves the local EventGrid, on 127.0.0.1 unless given another host; port 0 picks a free one. Rejects with one
 * sentence for the operator if the port is taken or not allowed.
 */
export async function serveEventGrid(app: App, port: number, host = DEFAULT_HOST): Promise<ServedEventGrid> {
  const running = new Set<Promise<unknown>>();
  const answer = (request: Request, env: object) => {
    const answered = Promise.resolve(app.fetch(request, env));
    const onSettled = () => running.delete(answered);
    running.add(answered);
    answered.then(onSettled, onSettled);
    return answered;
  };
  const listener = getRequestListener(answer, {
    hostname: urlHost(host),
    overrideGlobalObjects: false,
    errorHandler: () => jsonAnswer(gatewayFailures.badRequest),
  });
  // Otherwise Node itself answers a request without Host, in plain text.
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false }, listener);
  // Otherwise Node itself answers an unknown Expect, without a body.
  server.on('checkExpectation', listener);
  server.on('clientError', answerClientError);
  await listen(server, port, host);
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://${urlHost(host)}:${listening}`, port: listening, close: () => drain(server, running) };
}

/** How a URL of this machine spells the host; every address is reached by the loopback one. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return DEFAULT_HOST;
  return isIPv6(host) ? `[${host}]` : host;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(new Error(portSentence(error, port, host), { cause: error })),
    );
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      done();
    });
  });
}

const portSentence = ({ code, message }: NodeJS.ErrnoException, port: number, host: string): string =>
  code === 'EADDRINUSE'
    ? `Port ${port} of ${host} is taken, so the local EventGrid cannot start: end what uses it, or choose another port.`
    : `The local EventGrid cannot listen on port ${port} of ${host}: ${message}`;

async function drain(server: Server, running: ReadonlySet<Promise<unknown>>): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  await closed;
  clearTimeout(cut);
  await Promise.race([Promise.allSettled(running), wait(SETTLE_MS)]);
}

/**
 * Something that isn't HTTP, or has too long a head, never reaches the app: it is answered here, in the gateway's
 * shape.
 */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const { status, requestId, body } = wire(tooLong ? gatewayFailures.headersTooLarge : gatewayFailures.badRequest);
  const head = [
    `HTTP/1.1 ${status} ${tooLong ? 'Request Header Too Large' : 'Bad Request'}`,
    'Content-Type: application/json',
    `X-Request-Id: ${requestId}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function jsonAnswer(failure: Failure): Response {
  const { status, requestId, body } = wire(failure);
  return new Response(body, { status, headers: { 'Content-Type': 'application/json', 'X-Request-Id': requestId } });
}

function wire(failure: Failure) {
  const requestId = makeRequestId(randomUUID(), Date.now());
  return { status: failure.status, requestId, body: JSON.stringify(failure.body(requestId)) };
}
