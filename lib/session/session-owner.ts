import type { Session } from './session';

/** Names whose a session is, for what is kept beyond it: the user or, if IAM reported none, the session itself. */
export const sessionOwner = ({ id, user }: Pick<Session, 'id' | 'user'>): string =>
  user.id || user.name ? `${user.domain}/${user.id || user.name}` : id;
