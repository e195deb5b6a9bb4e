import { createHash } from 'node:crypto';
import type { Session } from '@/lib/session/session';

/** The writes whose outcome is looked up when their answer is lost. */
export type IntentOperation = 'createSource' | 'updateSource' | 'deleteSource';

/**
 * What the console is about to ask of EventGrid, written down before it asks: enough to find out later what became of
 * it, and neither token nor secret. Times are milliseconds.
 */
export type Intent = {
  /** Chosen by the form: the same press sent twice is one intent. */
  id: string;
  endpointId: string;
  projectId: string;
  /** Whose it is: nobody else is told of it. */
  owner: string;
  operation: IntentOperation;
  /** The source's ID; empty for a create, which has none yet. */
  sourceId: string;
  name: string;
  /** Of the body without secrets, see bodyHash. */
  bodyHash: string;
  sentAt: number;
};

/** Whose writes a session looks after, and where. */
export const intentScope = (session: Session): Pick<Intent, 'endpointId' | 'projectId' | 'owner'> => ({
  endpointId: session.endpointId,
  projectId: session.project.id,
  owner: intentOwner(session),
});

const ID = /^[A-Za-z0-9-]{16,64}$/;

/** Tells whether a text may be an intent's ID: long enough that two forms never choose the same by chance. */
export const isIntentId = (text: string): boolean => ID.test(text);

/** A user's own; where IAM named no user, this very session's. */
const intentOwner = ({ id, user }: Pick<Session, 'id' | 'user'>): string =>
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
