import { createHash } from 'node:crypto';
import type { Session } from '@/lib/session/session';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** Whose writes a session looks after, and where. */
export const writeScope = (session: Session): Pick<PendingWrite, 'endpointId' | 'projectId' | 'owner'> => ({
  endpointId: session.endpointId,
  projectId: session.project.id,
  owner: writeOwner(session),
});

const ID = /^[A-Za-z0-9-]{16,64}$/;

/** Tells whether a text may be a pending write's ID: long enough that two forms never choose the same by chance. */
export const isWriteId = (text: string): boolean => ID.test(text);

/** A user's own; where IAM named no user, this very session's. */
const writeOwner = ({ id, user }: Pick<Session, 'id' | 'user'>): string =>
  user.id || user.name ? `${user.domain}/${user.id || user.name}` : id;

/** What a source is recognised by: all of a body that EventGrid gives back as it was sent, and that is no secret. */
export type Recognisable = {
  name?: string | null;
  channel_id?: string | null;
  type?: string | null;
  description?: string | null;
};

/**
 * Hashes what a source is recognised by, so that a sent body and a found source can be compared without keeping either.
 * `detail` stays out: EventGrid may add to it, and it holds secrets. Returns 64 hex digits.
 */
export function bodyHash({ name, channel_id, type, description }: Recognisable): string {
  const parts = [name ?? '', channel_id ?? '', type || 'APPLICATION', description ?? ''];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
