import type { Session } from '@/lib/session/session';

const ID_CHARS = 12;

/** Says who acts where, for a log line. The session's ID is a hash already; its beginning is enough to follow it. */
export const logFields = (session: Session) => ({
  session: session.id.slice(0, ID_CHARS),
  user_id: session.user.id,
  user_name: session.user.name,
  project_id: session.project.id,
  endpoint_id: session.endpointId,
});
