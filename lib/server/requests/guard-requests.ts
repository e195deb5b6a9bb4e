import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { refusalHtml } from '../security/refusal-page';
import type { OnArrival } from './each-request';
import { bodyBound, type RequestProblem, requestProblem, tooLarge } from './request-problem';

/** How long a request may take to arrive. Node looks every 30 s, so it ends 60 to 90 s after it began (our choice). */
const REQUEST_TIMEOUT_MS = 60_000;

/** How long a client that still sends may take to read the refusal, before the connection closes (our choice). */
const LINGER_MS = 1_000;

type Options = {
  basePath: string;
  /** Of every answer, whoever gives it: pages, files of the build, Next's own refusals. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Development alone has a websocket. */
  allowUpgrade: boolean;
};

/**
 * Stands in front of Next in its own HTTP server, which no code of ours creates: at the first request, Node's own event
 * shows the server, and its listener is replaced by one that refuses a bad request by its head alone, limits bodies
 * without a declared length, and adds the headers that every answer has.
 */
export function guardRequests(options: Options): OnArrival {
  const guarded = new WeakSet<Server>();
  return ({ server }) => {
    if (guarded.has(server)) return;
    guarded.add(server);
    guardServer(server, options);
  };
}

function guardServer(server: Server, { basePath, headers, allowUpgrade }: Options): void {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  // Without a listener, Node takes the request for one without an upgrade, which is answered as any other.
  if (!allowUpgrade) server.removeAllListeners('upgrade');
  const answer = server.listeners('request') as RequestListener[];
  const check = (request: IncomingMessage, response: ServerResponse, go: () => void) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const path = pathOf(request.url ?? '', basePath);
    const { method = '', headers: sent } = request;
    const problem = requestProblem({ method, path, contentLength: sent['content-length'] });
    if (problem) refuse(request, response, problem);
    else {
      if (sent['transfer-encoding'] !== undefined) boundBody(request, response, bodyBound(path));
      go();
    }
  };
  server.removeAllListeners('request');
  server.on('request', (request, response) =>
    check(request, response, () => {
      for (const listener of answer) listener.call(server, request, response);
    }),
  );
  server.on('checkContinue', (request, response) =>
    check(request, response, () => {
      response.writeContinue();
      for (const listener of answer) listener.call(server, request, response);
    }),
  );
}

function pathOf(url: string, basePath: string): string {
  const [path = ''] = url.split('?');
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/**
 * Cuts a body off at its bound: the parser hands each part to `push`, and asks for no more once that returns false.
 * Next's own bound would hand the page half a body.
 */
function boundBody(request: IncomingMessage, response: ServerResponse, bytes: number): void {
  let left = bytes;
  const push = request.push.bind(request);
  request.push = (part, encoding) => {
    left -= part?.length ?? 0;
    if (left >= 0) return push(part, encoding);
    if (response.headersSent) request.destroy();
    else refuse(request, response, tooLarge(bytes));
    return false;
  };
}

/**
 * Answers, and closes the connection a second later: if it were closed immediately with bytes unread, it would be
 * reset, and the client might never see why. Until then nothing more is read.
 */
function refuse(request: IncomingMessage, response: ServerResponse, problem: RequestProblem): void {
  const { status, title, sentence, headers = {} } = problem;
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  const hasBody = coding !== undefined || Number(length) > 0;
  const page = refusalHtml(title, sentence);
  response.writeHead(status, {
    ...headers,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'Cache-Control': 'private, no-store',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(page),
    ...(hasBody ? { Connection: 'close' } : {}),
  });
  if (request.method === 'HEAD') response.flushHeaders();
  else response.write(page);
  if (hasBody) setTimeout(() => response.end(), LINGER_MS).unref();
  else response.end();
}
