import type { Endpoint } from '@/lib/config/env';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Iam } from '@/lib/eventgrid/iam';
import { regionOf, regionOfProject } from '@/lib/eventgrid/regions';
import type { Session, SignedIn } from './session';
import { signedIn } from './sign-in';

/** A project that the user may enter. */
export type Project = { id: string; name: string };

/** A project in IAM's list; IAM may leave out anything. */
type ListedProject = { id: string | null; name: string | null; enabled: boolean | null };

/**
 * Picks the projects that a session may enter, by name. IAM lists those of every region, and disabled ones: with the
 * endpoint's addresses a project of another region only fails. Where they name no region, the session's project does.
 */
export function ownProjects(
  listed: readonly ListedProject[],
  { endpoint, project }: { endpoint: Pick<Endpoint, 'eventGridUrl' | 'iamUrl'>; project: Project },
): Project[] {
  const home = regionOf(endpoint) ?? regionOfProject(project.name);
  return listed
    .flatMap(({ id, name, enabled }): Project[] => (id === null || enabled === false ? [] : [{ id, name: name ?? id }]))
    .filter(({ id, name }) => id === project.id || [home, null].includes(regionOfProject(name)))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

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
