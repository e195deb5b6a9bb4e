import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgSuccess } from '@/lib/eventgrid/failures/result';
import type { ProjectScope } from '@/lib/session/session';
import { withBasePath } from './base-path';
import { reportSignedOut, whenSignedIn } from './session-signal';

/** What the console's own routes answer. */
export type OwnAnswer<T> = EgSuccess<T> | { ok: false; failure: ReadFailure };

/** The server gives up on EventGrid after 15 s and says why; after that the console itself is silent. */
const SILENCE_MS = 17_000;

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
