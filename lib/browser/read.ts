import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { EgSuccess } from '@/lib/eventgrid/failures/result';
import type { ProjectScope } from '@/lib/session/session';
import { withBasePath } from './base-path';
import { reportSignedOut, whenSignedIn } from './session-signal';
import { orSilence } from './silence';

/** The body that the console's own routes answer with. */
export type OwnAnswer<T> = EgSuccess<T> | { ok: false; failure: ReadFailure };

/**
 * Reads one of the console's own routes for the project that the page was opened for. The server refuses the read if
 * the session has entered another project since. Throws the ReadFailure of a refusal, `null` when the console itself
 * did not answer within 15 s, and the abort's reason when the caller no longer wants the answer. After the session has
 * ended, sends nothing until someone has signed in again.
 */
export async function readOwn<T>(
  path: string,
  parts: Record<string, string>,
  { project_id, endpoint_id }: ProjectScope,
  signal?: AbortSignal,
): Promise<T> {
  await whenSignedIn(signal);
  const parameters = new URLSearchParams({ project_id, endpoint_id, ...parts });
  // By hand, because AbortSignal.any is missing from browsers that lack nothing else.
  const sending = new AbortController();
  const giveUp = () => sending.abort(signal?.reason);
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp);
  const sent = fetch(withBasePath(`${path}?${parameters}`), {
    signal: sending.signal,
    headers: { accept: 'application/json' },
  }).then((response) => response.json());
  const answer = await orSilence(sent, giveUp)
    .catch((error) => {
      if (signal?.aborted) throw error;
      return null;
    })
    .finally(() => signal?.removeEventListener('abort', giveUp));
  if (!isAnswer<T>(answer)) throw null;
  if (answer.ok) return answer.data;
  if (answer.failure.state === 'signed-out') reportSignedOut();
  throw answer.failure;
}

/** The routes are ours and typed. An error page from a proxy in between is not JSON or has no `ok`. */
const isAnswer = <T>(answer: unknown): answer is OwnAnswer<T> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer;
