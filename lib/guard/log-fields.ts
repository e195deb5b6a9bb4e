import type { Session } from '@/lib/session/session';

const ID_CHARS = 12;

/** Says who acts where, for a log line. The session's ID is a hash already; its beginning is enough to follow it. */
export const logFields = (session: Session) => ({ session: session.id.slice(0, ID_CHARS), ...whoFields(session) });

/** Says who signed in where, for a log line, before there is a session with an ID. */
export const whoFields = ({ user, project, endpointId }: Pick<Session, 'user' | 'project' | 'endpointId'>) => ({
  user_id: user.id,
  user_name: user.name,
  user_domain: user.domain,
  project_id: project.id,
  project_name: project.name,
  endpoint_id: endpointId,
});
