import { type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import { isOwnRead } from './check-origin';
import { httpStatusOf } from './http-status';
import { logFields } from './log-fields';
import { findOtherProject, otherProjectMessage } from './other-project';
import { type Parse, parseWith } from './parse';
import { type Call, openOrRefuse, type SessionRequest } from './run-action';

/**
 * Answers one GET for the browser's queries: same origin, session, project (when `project_id` and `endpoint_id` are in
 * the query), schema over query and path parts, handler. Returns the EgResult as JSON that nobody may keep, under a
 * status that fits it. Throws only what the handler throws.
 */
export async function runRoute<Input, T>(
  url: URL,
  parts: Record<string, string>,
  request: SessionRequest,
  parse: Parse<Input>,
  handler: (call: Call<Input>) => Promise<EgResult<T>>,
): Promise<Response> {
  const started = request.now();
  const { result, who } = await answer(url, parts, request, parse, handler);
  const status = result.ok ? 200 : httpStatusOf(result.failure);
  request.log.debug({ event: 'route', path: url.pathname, ...who, status, duration_ms: request.now() - started });
  return Response.json(result, { status, headers: { 'Cache-Control': 'private, no-store' } });
}

async function answer<Input, T>(
  url: URL,
  parts: Record<string, string>,
  request: SessionRequest,
  parse: Parse<Input>,
  handler: (call: Call<Input>) => Promise<EgResult<T>>,
): Promise<{ result: EgResult<T>; who?: object }> {
  if (!isOwnRead(request.headers, request.publicOrigin)) return { result: refusal('cross-site', {}, request.now()) };
  const open = await openOrRefuse(request);
  if ('ok' in open) return { result: open };
  const { session, eventGrid } = open;
  const who = logFields(session);
  const { project_id, endpoint_id, ...query } = Object.fromEntries(url.searchParams);
  if (project_id !== undefined || endpoint_id !== undefined) {
    const other = findOtherProject({ project_id, endpoint_id }, session);
    if (other) return { result: refusal('other-project', { message: otherProjectMessage(other) }, request.now()), who };
  }
  const parsed = parseWith(parse, { ...query, ...parts });
  if (!parsed.ok) return { result: refusal('invalid-input', { fieldErrors: parsed.fieldErrors }, request.now()), who };
  return { result: await handler({ input: parsed.input, eventGrid, session }), who };
}
