import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { writeJson } from '@/lib/eventgrid/events/exact-json';
import { type Caller, type Env, refuse } from './context';
import { Failure, failures, gatewayFailures, iamFailures } from './failures';
import { readBody, readJson } from './read-body';
import { readQuery } from './read-query';
import type { LocalProject, LocalUser } from './seed';

/** What an operation answers if it does not refuse. A null body is sent as no body at all. */
export type Reply = { body: object | null; status?: number; headers?: Record<string, string> };

/** Answers a body with the operation's own status, or with the given one. */
export const reply = (body: object | null, more: Omit<Reply, 'body'> = {}): Reply => ({ body, ...more });

/**
 * Who may call: `anyone` without credentials; for IAM, anybody with a valid token or signature (`token`); in EventGrid,
 * a user of the path's project, to `read`, or to `write` if the user may.
 */
type Access = 'anyone' | 'token' | 'read' | 'write';

type Schema = z.ZodMiniType;
type OutputOf<Given> = Given extends Schema ? z.output<Given> : undefined;

/** One parsed and authorized request. */
type Call<Query = unknown, Body = unknown> = {
  /** Scheme, host and port that the client used: links in answers begin with it. */
  origin: string;
  header: (name: string) => string | undefined;
  /** Null where `anyone` may call. */
  caller: Caller | null;
  user: LocalUser;
  project: LocalProject;
  /** The ID after the project's in the path; empty if there is none. */
  id: string;
  /** Every parameter of the path, decoded. */
  path: Record<string, string>;
  query: Query;
  body: Body;
};

type Tag =
  | 'Sources'
  | 'Channels'
  | 'Events'
  | 'Subscriptions'
  | 'Connections'
  | 'Endpoints'
  | 'Schemas'
  | 'Streamings'
  | 'Triggers'
  | 'Lookups'
  | 'Quotas'
  | 'Observation'
  | 'Versions'
  | 'IAM'
  | 'DMS';

type OperationOf<Query extends Schema | undefined, Body extends Schema | undefined> = {
  /** The reference's name for it, in camel case. */
  operationId: string;
  tag: Tag;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in the reference: `/v1/{project_id}/sources/{source_id}`. */
  path: string;
  summary: string;
  access: Access;
  /** Query parameters. Unknown ones are ignored. */
  query?: Query;
  /** Query parameters that may be repeated; the query has their values joined by commas. */
  repeated?: readonly string[];
  body?: Body;
  /** Longest body in bytes, if shorter than the gateway's, and the refusal of a longer one. */
  bodyLimit?: { bytes: number; refusal: Failure };
  /** Status and body of a successful answer; no schema means no body. */
  success: { status: 200 | 201 | 204; schema?: Schema; headers?: readonly string[] };
  /** Refusals of this operation alone, besides bad tokens, bodies and parameters. */
  refusals?: readonly Failure[];
  handle(call: Call<OutputOf<Query>, OutputOf<Body>>): Reply | Failure | Promise<Reply | Failure>;
};

/** One operation of the local EventGrid or its IAM: its route, its page of the OpenAPI document and its handler. */
export type Operation = OperationOf<Schema | undefined, Schema | undefined>;

/** Defines an operation. `handle` gets query and body as parsed by their schemas. */
export const operation = <Query extends Schema | undefined = undefined, Body extends Schema | undefined = undefined>(
  given: OperationOf<Query, Body>,
): Operation => given;

/** Checks a request's token or signature. Returns whose it is, null if none is required, or the refusal. */
export type CheckCaller = (c: Context<Env>, access: Access) => Promise<Caller | null | Failure>;

/** Serves operations. Checks token or signature, length, parameters and body before an operation sees the request. */
export function serveOperations(app: Hono<Env>, operations: readonly Operation[], checkCaller: CheckCaller): void {
  for (const served of operations) {
    app.on(served.method, honoPath(served.path), async (c) => {
      const answered = await answer(served, c, checkCaller);
      if (answered instanceof Failure) return refuse(c, answered);
      const { body, status = served.success.status, headers = {} } = answered;
      if (body === null) return new Response(null, { status, headers });
      return new Response(writeJson(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
    });
  }
}

async function answer(served: Operation, c: Context<Env>, checkCaller: CheckCaller): Promise<Reply | Failure> {
  const caller = await checkCaller(c, served.access);
  if (caller instanceof Failure) return caller;
  const { bodyLimit } = served;
  if (bodyLimit && Buffer.byteLength(c.get('bodyText')) > bodyLimit.bytes) return bodyLimit.refusal;
  const query = served.query && readQuery(parametersOf(served, c), served.query);
  if (query instanceof Failure) return query;
  const body = served.body && readAs(served, c, served.body);
  if (body instanceof Failure) return body;
  return served.handle({
    origin: new URL(c.req.url).origin,
    header: (name) => c.req.header(name),
    caller,
    user: c.get('user'),
    project: c.get('project'),
    id: idOf(served.path, c),
    path: c.req.param(),
    query,
    body,
  });
}

/** An empty parameter of EventGrid counts as missing (our choice); IAM's `?nocatalog=` counts by its presence. */
function parametersOf(served: Operation, c: Context<Env>): Record<string, string> {
  const given = c.req.query();
  for (const name of served.repeated ?? []) if (name in given) given[name] = c.req.queries(name)?.join() ?? '';
  if (served.tag === 'IAM') return given;
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
}

/** IAM reports missing parts in Keystone's words, EventGrid in its own. */
function readAs(served: Operation, c: Context<Env>, schema: Schema): unknown {
  if (served.tag !== 'IAM') return readBody(c, schema);
  const json = readJson(c, iamFailures.badRequest);
  if (json instanceof Failure) return json;
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.');
  return iamFailures.badRequest(`Expecting to find valid ${field} in the request body.`);
}

const PATH_PARAMETER = /\{(\w+)\}/g;

/** Lists the parameters in an operation's path, in order. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(PATH_PARAMETER)].map(([, name = '']) => name);

const honoPath = (path: string): string => path.replace(PATH_PARAMETER, ':$1');

function idOf(path: string, c: Context<Env>): string {
  const name = pathParameters(path).find((parameter) => parameter !== 'project_id');
  return name === undefined ? '' : (c.req.param(name) ?? '');
}

/** Lists every refusal of an operation, for the OpenAPI document and the docs. */
export function refusalsOf({ access, tag, query, body, bodyLimit, refusals = [] }: Operation): Failure[] {
  const iam = tag === 'IAM';
  const token = access === 'token' ? [iamFailures.unauthorized()] : [failures.badToken(), failures.forbidden()];
  const credentials = [...token, gatewayFailures.badSignature('')];
  return [
    ...(access === 'anyone' ? [] : credentials),
    ...(query && !iam ? [failures.badRequest()] : []),
    ...(body ? (iam ? [iamFailures.badRequest('')] : [failures.badRequest(), failures.invalidParameters()]) : []),
    ...(bodyLimit ? [bodyLimit.refusal] : []),
    ...refusals,
  ];
}
