import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgSuccess } from '@/lib/eventgrid/failures/result';
import type { ProjectScope } from '@/lib/session/session';
import { withBasePath } from './base-path';
import { reportSignedOut, whenSignedIn } from './session-signal';

/** What the console's own routes answer. */
export type OwnAnswer<T> = EgSuccess<T> | { ok: false; failure: ReadFailure };

/** Rows this old are read again when the list is opened again (Back, for one); on a first load they are younger. */
const FRESH_MS = 10_000;
/** The server gives up on EventGrid after 15 s and says why; after that the console itself is silent. */
const SILENCE_MS = 17_000;

/** How queries of the console's own routes behave: they are sent when a person asks. */
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
 * How a search behaves whose pages are added up: rows are kept while a person chooses among them, since each page rests
 * on those before it. A thing made in another tab is there when the person comes back from it.
 */
export const OWN_SEARCH = {
  ...OWN_READ,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: true,
} as const;

/**
 * Reads one of the console's own routes for the project that a page was opened for: a session that has entered another
 * one since then is refused. Throws the ReadFailure of a refusal, `null` when the console itself did not answer, and the
 * abort's reason when the answer is no longer wanted. Once the session has ended nothing is sent until somebody has
 * signed in again.
 */
export async function readOwn<T>(
  path: string,
  parts: Record<string, string>,
  { project_id, endpoint_id }: ProjectScope,
  signal?: AbortSignal,
): Promise<T> {
  await whenSignedIn(signal);
  const parameters = new URLSearchParams({ project_id, endpoint_id, ...parts });
  const silence = AbortSignal.timeout(SILENCE_MS);
  const answer = await fetch(withBasePath(`${path}?${parameters}`), {
    signal: signal ? AbortSignal.any([signal, silence]) : silence,
    headers: { accept: 'application/json' },
  })
    .then((response) => response.json())
    .catch((error) => {
      if (signal?.aborted) throw error;
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
