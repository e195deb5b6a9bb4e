import type { EgFailure, FailureKind } from '@/lib/eventgrid/failures/result';

const STATUS: Record<Exclude<FailureKind, 'refused'>, number> = {
  'invalid-input': 400,
  'signed-out': 401,
  'cross-site': 403,
  'other-project': 409,
  'changed-meanwhile': 409,
  'too-large': 413,
  throttled: 429,
  'store-down': 503,
  unreachable: 502,
  broken: 502,
  unreadable: 502,
  timeout: 504,
};

/** Returns the HTTP status that a route answers a refusal with: EG's own 4xx pass, everything else of EG is a 502. */
export function httpStatusOf({ kind, status }: EgFailure): number {
  if (kind !== 'refused') return STATUS[kind];
  return status !== null && status >= 400 && status < 500 ? status : 502;
}
