import 'server-only';
import { publicOrigin } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { Dms } from '@/lib/eventgrid/dms';
import type { ReadContext, ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgFailure, type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import { READ_MS } from '@/lib/eventgrid/transport/transport';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { findEndpoint, openSessionEventGrid } from '@/lib/session/open';
import type { Session } from '@/lib/session/session';
import { logFields } from './audit';
import { httpStatusOf, isOwnRead, otherProjectMessage } from './checks';
import { type Parse, parseWith } from './form';
import { openOrRefuse, type SessionRequest } from './submit';

/** A read of the console, described once for both the route that answers it and the page that includes it. */
export type OwnRead<Input, T> = {
  /** How a route's query and path parts become the input. */
  parse: Parse<Input>;
  read(call: { eventGrid: EventGrid; dms?: Dms | null; input: Input; session?: Session }): Promise<EgResult<T>>;
  /** Explains a refusal in the page's language. */
  explain(failure: EgFailure, context: ExplainContext): ReadFailure;
};

type ExplainContext = ReadContext & { messages: Dictionary };

type RouteRequest = Pick<SessionRequest, 'headers' | 'publicOrigin' | 'now' | 'log' | 'openSession'> & {
  /** What explaining a refusal needs to know about the signed-in user. */
  contextOf(session: Session | null): Promise<ExplainContext>;
};

type Parts = Record<string, string | string[] | undefined>;

/**
 * Makes a GET route that answers one of the browser's reads. There is no other way to make one (docs/security.md). The
 * schema gets the query and the path's parts as one flat object. The answer is the EgResult as JSON; a refusal is
 * explained in the user's language, its failure a ReadFailure, with a matching status.
 */
export const guardedRoute =
  <Input, T>(read: OwnRead<Input, T>) =>
  async (request: Request, context?: { params: Promise<Parts> }): Promise<Response> => {
    const parts = Object.entries((await context?.params) ?? {}).map(([name, part]) => [name, String(part)]);
    const guarded: RouteRequest = {
      headers: request.headers,
      publicOrigin: publicOrigin(),
      now: Date.now,
      log,
      openSession: () => openSessionEventGrid(READ_MS),
      async contextOf(session) {
        const url = session && findEndpoint(session.endpointId)?.eventGridUrl;
        const { messages } = await requestPreferences();
        return { messages, session, ...(url ? { host: new URL(url).host } : {}) };
      },
    };
    return runRoute(new URL(request.url), Object.fromEntries(parts), guarded, read);
  };

/**
 * Answers one GET: same origin, session, project (if `project_id` and `endpoint_id` are in the query), schema over
 * query and path parts, handler, explanation. The browser must not store the answer. Throws only what the handler
 * throws.
 */
export async function runRoute<Input, T>(
  url: URL,
  parts: Record<string, string>,
  request: RouteRequest,
  read: OwnRead<Input, T>,
): Promise<Response> {
  const started = request.now();
  const { result, session = null } = await answer(url, parts, request, read);
  const status = result.ok ? 200 : httpStatusOf(result.failure);
  const who = session ? logFields(session) : {};
  request.log.debug({ event: 'route', path: url.pathname, ...who, status, duration_ms: request.now() - started });
  const body = result.ok
    ? result
    : { ok: false, failure: read.explain(result.failure, await request.contextOf(session)) };
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } });
}

async function answer<Input, T>(
  url: URL,
  parts: Record<string, string>,
  request: RouteRequest,
  { parse, read }: OwnRead<Input, T>,
): Promise<{ result: EgResult<T>; session?: Session }> {
  if (!isOwnRead(request.headers, request.publicOrigin)) return { result: refusal('cross-site', {}, request.now()) };
  const open = await openOrRefuse(request);
  if ('ok' in open) return { result: open };
  const { session } = open;
  const { project_id, endpoint_id, ...query } = Object.fromEntries(url.searchParams);
  if (project_id !== undefined || endpoint_id !== undefined) {
    const message = otherProjectMessage({ project_id, endpoint_id }, session);
    if (message !== null) return { result: refusal('other-project', { message }, request.now()), session };
  }
  const parsed = parseWith(parse, { ...query, ...parts });
  if (!parsed.ok)
    return { result: refusal('invalid-input', { fieldErrors: parsed.fieldErrors }, request.now()), session };
  const { eventGrid, dms } = open;
  return { result: await read({ eventGrid, dms, input: parsed.input, session }), session };
}

/**
 * Wraps a GET route handler for machines (/healthz, /readyz, /metrics): it reads no session, and the answer must
 * contain no user's data and must not be stored. The only other way to make a route is guardedRoute.
 */
export const probeRoute =
  (answer: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const response = await answer(request);
    response.headers.set('Cache-Control', 'no-store');
    return response;
  };
