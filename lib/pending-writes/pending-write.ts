import { createHash } from 'node:crypto';
import type { Session } from '@/lib/session/session';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** Whose writes a session tracks, and where. */
export const writeScope = (session: Session): Pick<PendingWrite, 'endpointId' | 'projectId' | 'owner'> => ({
  endpointId: session.endpointId,
  projectId: session.project.id,
  owner: writeOwner(session),
});

const ID = /^[A-Za-z0-9-]{16,64}$/;

/** Tells whether a text may be a pending write's ID: long enough that two forms never pick the same by chance. */
export const isWriteId = (text: string): boolean => ID.test(text);

/** The user; if IAM reported no user, this session. */
const writeOwner = ({ id, user }: Pick<Session, 'id' | 'user'>): string =>
  user.id || user.name ? `${user.domain}/${user.id || user.name}` : id;

/** What identifies a source: every part of a body that EventGrid returns as it was sent and that is not a secret. */
export type Recognisable = {
  name?: string | null;
  channel_id?: string | null;
  type?: string | null;
  description?: string | null;
};

/**
 * Hashes what identifies a source, so that a sent body and an existing source can be compared without storing either.
 * `detail` is left out: EventGrid may add to it, and it contains secrets. Returns 64 hex digits.
 */
export function bodyHash({ name, channel_id, type, description }: Recognisable): string {
  const parts = [name ?? '', channel_id ?? '', type || 'APPLICATION', description ?? ''];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
