import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Environment } from '@/lib/config/env';
import type { Log } from '@/lib/config/log';
import { type SessionLimits, sessionLimits } from '@/lib/config/session-limits';
import { type ConsoleStore, type StoreSettings, withStore } from './console-store';
import { THROTTLE_WINDOW_MS } from './throttle';

/** How often old rows are removed (our choice). */
const EVERY_MS = 10 * 60_000;

type Settings = StoreSettings & Pick<Environment, 'SESSION_IDLE_MINUTES' | 'SESSION_MAX_HOURS'>;

/**
 * Removes old rows every 10 minutes, in the background and never two runs together. Logs failures and tries again the
 * next time. Returns a function that stops it. Doesn't keep the process alive.
 */
export function keepClean(settings: Settings, log: Pick<Log, 'info' | 'warn'>, everyMs = EVERY_MS): () => void {
  let isAtWork = false;
  const timer = setInterval(async () => {
    if (isAtWork) return;
    isAtWork = true;
    try {
      const removed = await withStore(settings, (store) => cleanStore(store, sessionLimits(settings), Date.now()));
      if (removed > 0) log.info({ event: 'store-cleaned', removed });
    } catch (error) {
      log.warn({ event: 'store-not-cleaned', error });
    } finally {
      isAtWork = false;
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Unclaimed pending writes are removed after this time (our choice). */
const PENDING_WRITES_KEPT_MS = 7 * 24 * 3_600_000;

/** A browser is forgotten this long after the last sign-in with it, as its cookie is. */
const DEVICES_KEPT_MS = 180 * 24 * 3_600_000;

/** Rows per statement (libsql blocks everything else while it runs), and the maximum number of statements. */
type Batches = { size: number; most: number };
const BATCHES: Batches = { size: 500, most: 20 };

/**
 * Removes what nothing reads any more: ended sessions, sign-in attempts that no longer count, browsers long
 * unused, old pending writes. At
 * most 10,000 rows of each; the rest is left for the next time. Returns how many rows were removed. Rejects if the
 * store is down.
 */
export async function cleanStore(
  { sessions, throttle, devices, pendingWrites }: Omit<ConsoleStore, 'ping' | 'isReplaced' | 'close'>,
  { idleMs, maxMs }: SessionLimits,
  now: number,
  batches = BATCHES,
): Promise<number> {
  const ended = { seenBefore: now - idleMs, createdBefore: now - maxMs, expiredBy: now };
  const removals = [
    () => sessions.removeEnded(ended, batches.size),
    () => throttle.removeOld(now - THROTTLE_WINDOW_MS, batches.size),
    () => devices.removeOld(now - DEVICES_KEPT_MS, batches.size),
    () => pendingWrites.removeOld(now - PENDING_WRITES_KEPT_MS, batches.size),
  ];
  let removed = 0;
  for (const remove of removals) removed += await inBatches(remove, batches);
  return removed;
}

async function inBatches(remove: () => Promise<number>, { size, most }: Batches): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < most; batch += 1) {
    const count = await remove();
    removed += count;
    if (count < size) break;
    // Lets waiting requests run first.
    await nextTurn();
  }
  return removed;
}
