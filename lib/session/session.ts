import { type SessionLimits, touchEveryMs } from '@/lib/config/session-limits';
import type { SessionStore } from '@/lib/store/sessions';
import type { SessionRow } from '@/lib/store/tables';
import { isCookie, newCookie, sealToken, storeKey } from './seal';

/** The sealed token of a session that newer ones of its user have ended. */
const DISPLACED = '';

/** A signed-in browser, without its token: safe for pages and logs. */
export type Session = {
  /** The store's key (hashed cookie): only for logs, nothing can be opened with it. */
  id: string;
  endpointId: string;
  project: { id: string; name: string };
  user: { id: string; name: string; domain: string };
  /** When the token expires, ISO 8601 in UTC; null if IAM could not be reached. */
  expiresAt: string | null;
  createdAt: string;
};

/** The project and region that a page was opened for: a session of another one is refused. */
export type ProjectScope = { project_id: string; endpoint_id: string };

/** The result of a sign-in, from which a session is made. `token` leaves this object sealed, or not at all. */
export type SignedIn = Omit<Session, 'id' | 'createdAt'> & { token: string };

/**
 * Starts a session and returns the value of its new cookie, which only the browser keeps. Its age counts from `since`.
 * Rejects if the store can't be reached.
 */
export async function startSession(store: SessionStore, signedIn: SignedIn, now: number, since = now): Promise<string> {
  const cookie = newCookie();
  await store.insert({
    key: storeKey(cookie),
    endpoint_id: signedIn.endpointId,
    project_id: signedIn.project.id,
    project_name: signedIn.project.name,
    user_id: signedIn.user.id,
    user_name: signedIn.user.name,
    user_domain: signedIn.user.domain,
    sealed_token: sealToken(signedIn.token, cookie),
    token_expires_at: signedIn.expiresAt === null ? null : Date.parse(signedIn.expiresAt),
    created_at: since,
    seen_at: now,
  });
  return cookie;
}

/** Ends the oldest sessions of a user who has more than `most`. Returns how many. Rejects if the store is down. */
export const endOldestSessions = (
  store: SessionStore,
  { endpointId, user, project }: Pick<Session, 'endpointId' | 'user' | 'project'>,
  most: number,
): Promise<number> => store.endOldest({ endpoint_id: endpointId, user_id: user.id, project_id: project.id }, most);

/** Returns whether newer sessions of its user have ended a cookie's session. Rejects if the store is down. */
export async function wasDisplaced(store: SessionStore, cookie: string | undefined): Promise<boolean> {
  if (cookie === undefined || !isCookie(cookie)) return false;
  return (await store.find(storeKey(cookie)))?.sealed_token === DISPLACED;
}

/** A session with what opens its token, only for lib/session/open.ts. */
export type OpenSession = { session: Session; cookie: string; sealedToken: string };

/**
 * Finds the session of a cookie and records its use, at most every touchEveryMs. Returns null if there is none or it
 * has ended: idle too long, too old, or its token expired. Removes an ended one. Rejects if the store is down.
 */
export async function findSession(
  store: SessionStore,
  cookie: string | undefined,
  limits: SessionLimits,
  now: number,
): Promise<OpenSession | null> {
  if (cookie === undefined || !isCookie(cookie)) return null;
  const row = await store.find(storeKey(cookie));
  if (row === null) return null;
  if (hasEnded(row, limits, now)) {
    await store.remove(row.key);
    return null;
  }
  if (row.sealed_token === DISPLACED) return null;
  if (now - row.seen_at >= touchEveryMs(limits.idleMs)) await store.touch(row.key, now);
  return { session: sessionOf(row), cookie, sealedToken: row.sealed_token };
}

/** Ends the session of a cookie immediately, wherever else it is open. Rejects if the store is down. */
export async function endSession(store: SessionStore, cookie: string | undefined): Promise<void> {
  if (cookie !== undefined && isCookie(cookie)) await store.remove(storeKey(cookie));
}

const hasEnded = (row: SessionRow, { idleMs, maxMs }: SessionLimits, now: number): boolean =>
  now - row.seen_at > idleMs ||
  now - row.created_at > maxMs ||
  (row.token_expires_at !== null && now >= row.token_expires_at);

const sessionOf = (row: SessionRow): Session => ({
  id: row.key,
  endpointId: row.endpoint_id,
  project: { id: row.project_id, name: row.project_name },
  user: { id: row.user_id, name: row.user_name, domain: row.user_domain },
  expiresAt: row.token_expires_at === null ? null : new Date(row.token_expires_at).toISOString(),
  createdAt: new Date(row.created_at).toISOString(),
});
