import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { type DescribedOperation, type OpenApiDocument, readOpenApi } from './openapi-document';

/** An answer as it came; `json` is null where there is no body. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: unknown;
};
/** What a request carries besides method and path. A body that is a text is sent as it stands. */
export type Ask = { body?: unknown; token?: string | null; headers?: Record<string, string> };
/** A received request, for counting: its operation in the document, and its query parameters. */
type ReceivedRequest = { operation: DescribedOperation | undefined; parameters: string[] };

const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d{13}-[\w.-]{1,77}$/;
const STACK_TRACE = /\n\s+at |node_modules|\.m?[jt]s:\d+/;

const token = z.object({ token: z.looseObject({ project: z.looseObject({ id: z.string() }) }) });

/**
 * Opens a client of a running EventGrid, over one keep-alive connection. It checks that every answer is JSON (or empty
 * if the status is 204), has an X-Request-Id of the documented format, and matches /openapi.json.
 */
export async function openEventGridClient(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const received: ReceivedRequest[] = [];
  let document: OpenApiDocument | null = null;

  /** Sends a request to a path of the server. */
  async function send(method: string, path: string, { body, token, headers = {} }: Ask = {}): Promise<Answer> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const raw = await exchange(agent, `${url}${path}`, method, text, {
      ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(text === undefined || headers['Transfer-Encoding'] ? {} : { 'Content-Length': `${Buffer.byteLength(text)}` }),
      ...(token ? { 'X-Auth-Token': token } : {}),
      ...headers,
    });
    return read(raw, method, path);
  }

  function read({ status, headers, text }: RawAnswer, method: string, path: string): Answer {
    const title = `${method} ${path.slice(0, 200)} ${status} ${text.slice(0, 400)}`;
    const { pathname, searchParams } = new URL(path, url);
    const isJson = String(headers['content-type']).startsWith('application/json');
    if (!REQUEST_ID.test(String(headers['x-request-id']))) expect.fail(`has no good X-Request-Id: ${title}`);
    if (status === 500) expect.fail(`is a defect: ${title}`);
    if (status === 204 ? text !== '' : !isJson) expect.fail(`is no JSON, or no empty 204: ${title}`);
    if (status >= 400 && STACK_TRACE.test(text)) expect.fail(`shows where it failed: ${title}`);
    const json: unknown = text === '' ? null : JSON.parse(text);
    if (document !== null && pathname !== '/openapi.json') {
      const operation = document.find(method, pathname);
      received.push({ operation, parameters: [...searchParams.keys()] });
      const complaint = operation ? operation.complaint(status, json) : document.gatewayComplaint(json);
      if (complaint !== null) expect.fail(`is not as /openapi.json has it: ${complaint}: ${title}`);
    }
    return { status, headers, text, json };
  }

  async function signIn(user: string, project: string) {
    const answer = await send('POST', '/v3/auth/tokens?nocatalog=true', { body: signInBody(user, project) });
    const { project: entered } = token.parse(answer.json).token;
    return { token: String(answer.headers['x-subject-token']), projectId: entered.id };
  }

  document = readOpenApi((await send('GET', '/openapi.json')).json);
  return { url, send, signIn, read, operations: document.operations, received, close: () => agent.destroy() };
}

export type EventGridClient = Awaited<ReturnType<typeof openEventGridClient>>;

/** Writes the body of POST /v3/auth/tokens as documented by IAM. */
export const signInBody = (user: string, project: string) => ({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: user, password: 'eventgrid', domain: { name: 'local' } } },
    },
    scope: { project: { name: project } },
  },
});

type RawAnswer = { status: number; headers: Answer['headers']; text: string };

const quieted = new WeakSet<Socket>();

function exchange(
  agent: Agent,
  url: string,
  method: string,
  body: string | undefined,
  headers: Record<string, string>,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent, maxHeaderSize: 65_536 }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    call.on('error', reject);
    // The server may refuse and hang up while the body is still being sent: an answer still counts.
    call.on('socket', (socket) => {
      if (!quieted.has(socket)) socket.on('error', () => {});
      quieted.add(socket);
    });
    call.end(body);
  });
}
