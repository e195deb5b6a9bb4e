import type { Session } from '@/lib/session/session';
import { sessionOwner } from '@/lib/session/session-owner';

/**
 * The beginning of all of this console's draft keys; alone, the key of what a sign-out leaves. Consoles of one origin
 * differ in their base path.
 */
export const DRAFTS = `eventgrid-draft${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}#`;

/** Returns the prefix of the storage keys of one user's drafts, in one region and project. */
export const draftPrefix = (session: Session): string =>
  [DRAFTS + session.endpointId, session.project.id, encodeURIComponent(sessionOwner(session)), ''].join('/');

/** Returns whether this browser has a draft with a prefix; false if it lets no page store anything. */
export function hasDrafts(prefix: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefix));
  } catch {
    return false;
  }
}
