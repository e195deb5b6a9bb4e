import type { Environment } from '@/lib/config/env';
import type { Log } from '@/lib/config/log';
import { sessionLimits } from '@/lib/config/session-limits';
import { cleanStore } from './clean';
import { type StoreSettings, withStore } from './console-store';

/** How often old rows are removed (our choice). */
const EVERY_MS = 10 * 60_000;

type Settings = StoreSettings & Pick<Environment, 'SESSION_IDLE_MINUTES' | 'SESSION_MAX_HOURS'>;

/**
 * Removes old rows every 10 minutes, beside the requests and never twice at once. What fails is logged and tried again the
 * next time. Returns a function that ends it; a process that is about to end is not kept by it.
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
