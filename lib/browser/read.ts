import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgSuccess } from '@/lib/eventgrid/failures/result';
import type { ProjectScope } from '@/lib/session/session';
import { withBasePath } from './base-path';
import { reportSignedOut, whenSignedIn } from './session-signal';

/** What the console's own routes answer whose refusals come explained. */
export type OwnAnswer<T> = EgSuccess<T> | { ok: false; failure: ReadFailure };

/** Rows this old are read again when the list is opened anew (Back, for one); on a first load they are younger. */
const FRESH_MS = 10_000;
/** The server gives up after 15 s and says why; after that the console itself is silent. */
const SILENCE_MS = 17_000;

/** How queries of the console's own routes behave: they are asked when a person asks. */
export const OWN_READ = {
  staleTime: FRESH_MS,
  // Whoever turns 200 pages keeps those that would not be read again, and no more.
  gcTime: FRESH_MS,
  // The server has tried twice already, and a person has a button.
  retry: false,
  retryOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  networkMode: 'always',
} as const;

/**
 * Reads one of the console's own routes for the owner of a page. Throws the ReadFailure of a refusal, `null` when the
 * console itself did not answer, and the abort's reason when the query is no longer wanted. Once the session has ended
 * nothing is sent until somebody has signed in again.
 */
export async function readOwn<T>(
  path: string,
  parts: Record<string, string>,
  owner: ProjectScope,
  signal: AbortSignal,
): Promise<T> {
  await whenSignedIn(signal);
  const parameters = new URLSearchParams({ ...owner, ...parts });
  const answer = await fetch(withBasePath(`${path}?${parameters}`), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MS)]),
    headers: { accept: 'application/json' },
  })
    .then((response) => response.json())
    .catch((error) => {
      if (signal.aborted) throw error;
      return null;
    });
  if (!isAnswer<T>(answer)) throw null;
  if (answer.ok) return answer.data;
  if (answer.failure.state === 'signed-out') reportSignedOut();
  throw answer.failure;
}

/** The routes are ours and typed; the page of a proxy in between is not JSON or has no `ok`. */
const isAnswer = <T>(answer: unknown): answer is OwnAnswer<T> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer;
