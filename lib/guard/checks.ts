import type { EgFailure, FailureKind } from '@/lib/eventgrid/failures/result';
import type { Session } from '@/lib/session/session';

/**
 * Returns whether a write comes from a page of this console: Origin is its public origin and, if the browser reports
 * it, the site is the same. A write without Origin counts as cross-site, since Next runs an action without one
 * (docs/security.md).
 */
export function isOwnWrite(headers: Pick<Headers, 'get'>, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  return headers.get('origin') === publicOrigin && (site === null || site === 'same-origin');
}

/** Returns whether a read comes from a page of this console or from the address bar. Unknown senders may not read. */
export function isOwnRead(headers: Pick<Headers, 'get'>, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  return (site === null || site === 'same-origin' || site === 'none') && (origin === null || origin === publicOrigin);
}

/** The project that a form, page or sign-in is for. */
type OpenedFor = { project_id?: unknown; endpoint_id?: unknown; project_name?: unknown };

/**
 * Compares the project that a form was opened for with the session's. Returns null if they match, else the refusal's
 * message, which names both. A form without a project counts as another's. Prevents a tab that was left open from
 * writing to the project of a later sign-in.
 */
export function otherProjectMessage(
  { project_id, endpoint_id, project_name }: OpenedFor,
  { project, endpointId }: Pick<Session, 'endpointId' | 'project'>,
): string | null {
  if (project_id === project.id && endpoint_id === endpointId) return null;
  const form = nameOf(text(project_name), text(project_id), text(endpoint_id));
  const session = nameOf(project.name, project.id, endpointId);
  return `This form was opened for project ${form}. You are now signed in to project ${session}.`;
}

const nameOf = (name: string, id: string, endpointId: string): string =>
  `${name && `${name} `}${id || 'unknown'} in ${endpointId || 'an unknown region'}`;

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 128) : '');

const STATUS: Record<Exclude<FailureKind, 'refused'>, number> = {
  'invalid-input': 400,
  'signed-out': 401,
  'cross-site': 403,
  'other-project': 409,
  'too-large': 413,
  throttled: 429,
  'store-down': 503,
  unreachable: 502,
  broken: 502,
  unreadable: 502,
  timeout: 504,
};

/** Returns the HTTP status for a route's refusal: EG's own 4xx pass through, any other answer from EG becomes 502. */
export function httpStatusOf({ kind, status }: EgFailure): number {
  if (kind !== 'refused') return STATUS[kind];
  return status !== null && status >= 400 && status < 500 ? status : 502;
}
