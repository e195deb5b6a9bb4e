import type { Environment } from './env';

/** How long a session may be idle and how old it may grow, in milliseconds. */
export type SessionLimits = { idleMs: number; maxMs: number };

/**
 * How often a session's last use is recorded, in milliseconds. With a very short idle time, once a minute would end a
 * session in use.
 */
export const touchEveryMs = (idleMs: number): number => Math.min(60_000, idleMs / 10);

/** Reads how long a session may be idle and how old it may grow from the settings, in milliseconds. */
export const sessionLimits = (
  settings: Pick<Environment, 'SESSION_IDLE_MINUTES' | 'SESSION_MAX_HOURS'>,
): SessionLimits => ({
  idleMs: settings.SESSION_IDLE_MINUTES * 60_000,
  maxMs: settings.SESSION_MAX_HOURS * 3_600_000,
});
