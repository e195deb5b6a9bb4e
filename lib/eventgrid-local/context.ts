import type { Context } from 'hono';
import type { Failure } from './failures';
import type { LocalProject, LocalUser } from './seed';
import type { EventGridStore, QuotaLimits } from './store';

/** Everything that routes need from outside. */
export type EventGridDeps = {
  store: EventGridStore;
  /** The clock in milliseconds. */
  now: () => number;
  newId: () => string;
  tokenBytes: number;
  quotas: QuotaLimits;
  offsetPastEnd: 'empty' | 'refused';
  detailAs: 'object' | 'string';
};

/** What a request carries from middleware to route. */
export type Env = { Variables: { requestId: string; bodyText: string; user: LocalUser; project: LocalProject } };

/** Answers a refusal in its own shape and status. */
export function refuse(c: Context<Env>, failure: Failure): Response {
  // Through Response, since Hono's types know no status 494.
  return Response.json(failure.body(c.get('requestId')), {
    status: failure.status,
    headers: { 'X-Request-Id': c.get('requestId') },
  });
}

/** Writes a time as EventGrid does: RFC 3339 in UTC. */
export const egTime = (atMs: number): string => new Date(atMs).toISOString();
