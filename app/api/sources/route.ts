import { findEndpoint } from '@/lib/eg/open-client';
import type { EgRefusal } from '@/lib/eg/result';
import { guardedRoute } from '@/lib/guard/guarded-route';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import type { SourcesAnswer } from '@/lib/queries/sources';
import { readSession } from '@/lib/session/current-session';
import { explainListFailure } from '@/lib/sources/explain-list-failure';
import { findSources } from '@/lib/sources/find-sources';
import { parseSourcesQuery } from '@/lib/sources/list-query';

const read = guardedRoute(
  (values) => ({ ok: true, input: parseSourcesQuery(values) }),
  ({ input, eventGrid }) => findSources(eventGrid, input),
);

/** Answers one page of custom sources (`q`, `sort`, `page`, `size`); a refusal comes explained in the user's language. */
export async function GET(request: Request): Promise<Response> {
  const response = await read(request);
  if (response.ok) return response;
  const { failure }: EgRefusal = await response.json();
  const [{ messages }, session] = await Promise.all([requestPreferences(), readSession().catch(() => null)]);
  const host = session && findEndpoint(session.endpointId)?.eventGridUrl;
  const answer: SourcesAnswer = {
    ok: false,
    failure: explainListFailure(failure, { messages, session, host: host ? new URL(host).host : undefined }),
  };
  return Response.json(answer, { status: response.status, headers: response.headers });
}
