import type { Session } from '@/lib/session/session';
import type { NamedProject } from './action-state';

type Opened = { project_id?: unknown; endpoint_id?: unknown; project_name?: unknown };

/**
 * Compares the project that a form was opened for with the session's: null when they are the same, else both, to be
 * named to the user. A form that does not say its project counts as another's. Prevents that a tab left open writes to
 * the project of a later sign-in.
 */
export function findOtherProject(
  opened: Opened,
  session: Pick<Session, 'endpointId' | 'project'>,
): { form: NamedProject; session: NamedProject } | null {
  const { project_id, endpoint_id, project_name } = opened;
  if (project_id === session.project.id && endpoint_id === session.endpointId) return null;
  return {
    form: { id: text(project_id) ?? '', name: text(project_name), endpointId: text(endpoint_id) ?? '' },
    session: { ...session.project, endpointId: session.endpointId },
  };
}

/** Says in English which project a form belongs to and which one is signed in: the failure's own message. */
export const otherProjectMessage = ({ form, session }: { form: NamedProject; session: NamedProject }): string =>
  `This form was opened for project ${nameOf(form)}. You are now signed in to project ${nameOf(session)}.`;

const nameOf = ({ id, name, endpointId }: NamedProject): string =>
  `${name === null ? '' : `${name} `}${id || 'unknown'} in ${endpointId || 'an unknown region'}`;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 128) : null;
