import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the gateway does instead of EventGrid; `pass` does nothing. */
type Interference = 'pass' | 'html-502' | 'reset' | 'echo-500' | 'echo-400';

/** A gateway in front of an EventGrid with its IAM, which records everything it receives and can echo it. */
export type CanaryGateway = {
  url: string;
  /** From now on, for requests whose path contains this. */
  set(interference: Interference, path?: string): void;
  /** Everything that was sent through, headers and bodies, and the token that IAM issued. */
  received(): string;
  token(): string;
  close(): Promise<void>;
};

const MAX_HEADER_BYTES = 65_536;

/**
 * Starts the gateway. `password` is what it accepts as the user's: EventGrid's own is a word that occurs everywhere.
 */
export async function startCanaryGateway(upstream: string, password: string): Promise<CanaryGateway> {
  const state = { interference: 'pass' as Interference, path: '/', received: '', token: '' };
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    state.received += `${incoming.method} ${incoming.url}\n${JSON.stringify(incoming.headers)}\n${body}\n`;
    const interference = incoming.url?.includes(state.path) ? state.interference : 'pass';
    if (interference !== 'pass') return INTERFERENCE[interference](incoming, body, outgoing);
    const sent = body.replaceAll(JSON.stringify(password), '"eventgrid"');
    const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(sent)) };
    const onward = request(
      new URL(incoming.url ?? '/', upstream),
      { method: incoming.method, headers, maxHeaderSize: MAX_HEADER_BYTES },
      (answer) => {
        if (incoming.method === 'POST' && answer.headers['x-subject-token']) {
          state.token = String(answer.headers['x-subject-token']);
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    onward.end(sent);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    set: (interference, path = '/') => Object.assign(state, { interference, path }),
    received: () => state.received,
    token: () => state.token,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

type Answer = (incoming: IncomingMessage, body: string, outgoing: ServerResponse) => void;

const INTERFERENCE: Record<Exclude<Interference, 'pass'>, Answer> = {
  'html-502': (incoming, body, outgoing) =>
    outgoing
      .writeHead(502, { 'Content-Type': 'text/html' })
      .end(`<html><h1>502</h1><pre>${incoming.headers['x-auth-token']}\n${body}</pre></html>`),
  reset: (incoming) => incoming.socket.destroy(),
  'echo-500': (incoming, body, outgoing) => echo(500, incoming, body, outgoing),
  'echo-400': (incoming, body, outgoing) => echo(400, incoming, body, outgoing),
};

/** Echoes what it received, as JSON in a string, as fields, as a URL, and in a header. */
function echo(status: number, { url, headers }: IncomingMessage, body: string, outgoing: ServerResponse): void {
  const token = headers['x-auth-token'] ?? headers['x-subject-token'] ?? '';
  outgoing.writeHead(status, { 'Content-Type': 'application/json', 'X-Request-Id': `echo-${token}`.slice(0, 4000) });
  outgoing.end(
    JSON.stringify({
      error_code: 'EG.00015000',
      error_msg: `cannot process ${body} of ${token}`,
      error_details: `${url}?${encodeURIComponent(body)}`,
      request: body.startsWith('{') ? JSON.parse(body) : body,
      sent: headers,
    }),
  );
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts).toString();
}
