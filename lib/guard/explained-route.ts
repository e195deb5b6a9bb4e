import 'server-only';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgFailure, EgRefusal, EgResult } from '@/lib/eventgrid/failures/result';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { readSession } from '@/lib/session/current-session';
import { findEndpoint } from '@/lib/session/open';
import type { Session } from '@/lib/session/session';
import { guardedRoute } from './guarded-route';
import type { Parse } from './parse';
import type { Call } from './run-action';

type Explain = (
  failure: EgFailure,
  context: { messages: Dictionary; session: Session | null; host?: string },
) => ReadFailure;

/**
 * Wraps a GET route handler as guardedRoute does; a refusal comes in words of the user's language, under the same status:
 * the EgResult as JSON, its failure a ReadFailure.
 */
export function explainedRoute<Input, T>(
  parse: Parse<Input>,
  handler: (call: Call<Input>) => Promise<EgResult<T>>,
  explain: Explain,
) {
  const read = guardedRoute(parse, handler);
  return async (...given: Parameters<typeof read>): Promise<Response> => {
    const response = await read(...given);
    if (response.ok) return response;
    const { failure }: EgRefusal = await response.json();
    const [{ messages }, session] = await Promise.all([requestPreferences(), readSession().catch(() => null)]);
    const url = session && findEndpoint(session.endpointId)?.eventGridUrl;
    const explained = explain(failure, { messages, session, ...(url ? { host: new URL(url).host } : {}) });
    return Response.json(
      { ok: false, failure: explained },
      { status: response.status, headers: { 'Cache-Control': 'private, no-store' } },
    );
  };
}
