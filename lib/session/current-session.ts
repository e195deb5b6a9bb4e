import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { environment, publicOrigin } from '@/lib/config/env';
import { addKnownSecret, log } from '@/lib/config/log';
import { sessionLimits } from '@/lib/config/session-limits';
import { type ConsoleStore, withStore } from '@/lib/store/console-store';
import { sessionCookie } from './cookie';
import {
  endOldestSessions,
  endSession,
  findSession,
  type OpenSession,
  type Session,
  type SignedIn,
  startSession,
  wasDisplaced,
} from './session';

const ownCookie = () => sessionCookie(publicOrigin(), process.env.NEXT_PUBLIC_BASE_PATH ?? '');

/** Finds this request's session and what opens its token: only for lib/session/open.ts, which opens it. */
export const findCurrentSession = cache(async (): Promise<OpenSession | null> => {
  const cookie = (await cookies()).get(ownCookie().name)?.value;
  if (cookie === undefined) return null;
  return inStore(({ sessions }) => findSession(sessions, cookie, sessionLimits(environment()), Date.now()));
});

/** Reads this request's session, once per request; null if signed out. Rejects if the store is down. */
export async function readSession(): Promise<Session | null> {
  return (await findCurrentSession())?.session ?? null;
}

/**
 * Starts a session that replaces the browser's current one and sets its new cookie: only for actions and routes. A
 * session that continues another without the password keeps its age: `since` is when a person last signed in.
 */
export async function startCurrentSession(signedIn: SignedIn, since?: string): Promise<void> {
  const jar = await cookies();
  const { name, flags } = ownCookie();
  addKnownSecret(signedIn.token);
  const old = jar.get(name)?.value;
  const cookie = await inStore(async ({ sessions }) => {
    await endSession(sessions, old);
    if (since !== undefined) return startSession(sessions, signedIn, Date.now(), Date.parse(since));
    const started = await startSession(sessions, signedIn, Date.now());
    const ended = await endOldestSessions(sessions, signedIn, environment().SESSIONS_PER_USER);
    if (ended > 0)
      log.info({ event: 'sessions-ended', user_id: signedIn.user.id, endpoint_id: signedIn.endpointId, ended });
    return started;
  });
  jar.set(name, cookie, flags);
}

/** Returns whether this browser's session was ended by newer ones of its user. Rejects if the store is down. */
export async function wasCurrentDisplaced(): Promise<boolean> {
  const cookie = (await cookies()).get(ownCookie().name)?.value;
  return cookie !== undefined && inStore(({ sessions }) => wasDisplaced(sessions, cookie));
}

/** Ends this browser's session in the store and deletes its cookie: only for actions and routes. */
export async function endCurrentSession(): Promise<void> {
  const jar = await cookies();
  const { name, flags } = ownCookie();
  const cookie = jar.get(name)?.value;
  await inStore(({ sessions }) => endSession(sessions, cookie));
  jar.set(name, '', { ...flags, maxAge: 0 });
}

const inStore = <T>(work: (store: ConsoleStore) => Promise<T>): Promise<T> => withStore(environment(), work);

/**
 * Returns when a session ends at the latest: with its token, if IAM reported when that expires, or SESSION_MAX_HOURS
 * after it began, whichever comes first. ISO 8601.
 */
export function sessionEndsAt({ expiresAt, createdAt }: Session): string {
  const latest = Date.parse(createdAt) + sessionLimits(environment()).maxMs;
  return new Date(Math.min(latest, expiresAt === null ? latest : Date.parse(expiresAt))).toISOString();
}
