import 'server-only';
import type { Environment } from '@/lib/env';
import { withStore } from './console-store';

/** Counts the sessions that have not ended at `now`, of all instances on this store. Rejects when the store is down. */
export const countSessions = (settings: Environment, now: number): Promise<number> =>
  withStore(settings, ({ sessions }) =>
    sessions.countLive({
      seenSince: now - settings.SESSION_IDLE_MINUTES * 60_000,
      createdSince: now - settings.SESSION_MAX_HOURS * 3_600_000,
      expiresAfter: now,
    }),
  );
