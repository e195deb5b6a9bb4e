import { type EgFailure, type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import { reportSignedOut, whenSignedIn } from './session-signal';

/**
 * Reads one of the console's own routes. Returns the data; throws the EgFailure of a refusal, and one of kind
 * `unreachable` when the console does not answer, or answers with something that is none of its own. Once
 * the session has ended nothing is sent until somebody has signed in again.
 */
export async function fetchEgResult<T>(url: string, signal?: AbortSignal): Promise<T> {
  await whenSignedIn(signal);
  const result = await readResult<T>(url, signal);
  if (result.ok) return result.data;
  const { kind, status } = result.failure;
  if (kind === 'signed-out' || status === 401) reportSignedOut();
  throw result.failure;
}

async function readResult<T>(url: string, signal?: AbortSignal): Promise<EgResult<T>> {
  try {
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
    const answer: unknown = await response.json();
    // The routes are ours and typed; a proxy's page in between is not JSON or has no `ok`.
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as EgResult<T>;
  } catch (error) {
    if (signal?.aborted) throw error;
  }
  return refusal('unreachable');
}

/** Tells a thrown EgFailure from any other error. */
export const isEgFailure = (error: unknown): error is EgFailure =>
  typeof error === 'object' && error !== null && 'kind' in error && 'nothingChanged' in error;
