import 'server-only';
import type { Environment } from '@/lib/config/env';
import { sessionLimits } from '@/lib/config/session-limits';
import { withStore } from './console-store';

/** Counts the sessions that have not ended at `now`, of all instances on this store. Rejects when the store is down. */
export function countSessions(settings: Environment, now: number): Promise<number> {
  const { idleMs, maxMs } = sessionLimits(settings);
  return withStore(settings, ({ sessions }) =>
    sessions.countLive({ seenSince: now - idleMs, createdSince: now - maxMs, expiresAfter: now }),
  );
}
