import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Iam } from '@/lib/eventgrid/iam';
import type { Session, SignedIn } from './session';
import { signedIn } from './sign-in';

/** A project that the user may enter. */
export type Project = { id: string; name: string };

type EnterProject = {
  iam: Pick<Iam, 'enterProject'>;
  session: Pick<Session, 'endpointId' | 'user'>;
  token: string;
  projectId: string;
  now(): number;
};

/**
 * Enters another project of the session's user with the session's own token, without the password, and returns what a
 * session needs. IAM's refusals are returned unchanged; a token of a project other than the requested one is
 * `unreadable`.
 */
export async function enterProject({ iam, session, token, projectId, now }: EnterProject): Promise<EgResult<SignedIn>> {
  const entered = await iam.enterProject(token, projectId);
  if (!entered.ok) return entered;
  const { requestId, data } = entered;
  if (data.details.project?.id !== projectId) return refusal('unreadable', { requestId }, now());
  return success(signedIn({ id: session.endpointId }, projectId, data.token, data.details, session.user), requestId);
}
