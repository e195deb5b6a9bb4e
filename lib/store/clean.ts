import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SessionLimits } from '@/lib/config/session-limits';
import type { ConsoleStore } from './console-store';
import { THROTTLE_WINDOW_MS } from './throttle';

/** What nobody came back for by then is forgotten (our choice). */
const PENDING_WRITES_KEPT_MS = 7 * 24 * 3_600_000;

/** Rows that one statement removes (libsql holds up everything else meanwhile), and how many statements at most. */
type Batches = { size: number; most: number };
const BATCHES: Batches = { size: 500, most: 20 };

type CleanedStore = Pick<ConsoleStore, 'sessions' | 'throttle' | 'pendingWrites'>;

/**
 * Removes what nothing reads any more: ended sessions, sign-in attempts that no longer count, old pending writes. At most 10,000
 * rows of each; the rest is left for the next time. Returns how many rows went. Rejects when the store is down.
 */
export async function cleanStore(
  { sessions, throttle, pendingWrites }: CleanedStore,
  { idleMs, maxMs }: SessionLimits,
  now: number,
  batches = BATCHES,
): Promise<number> {
  const ended = { seenBefore: now - idleMs, createdBefore: now - maxMs, expiredBy: now };
  const removals = [
    () => sessions.removeEnded(ended, batches.size),
    () => throttle.removeOld(now - THROTTLE_WINDOW_MS, batches.size),
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
    // Requests that wait go first.
    await nextTurn();
  }
  return removed;
}
