import 'server-only';
import { withBasePath } from '@/lib/browser/base-path';
import { environment } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { lockFolder } from '@/lib/database/lock-folder';
import { startEmbeddedEventGrid } from '@/lib/eventgrid-local/embedded';
import { metrics } from '@/lib/metrics/metrics';
import { consoleStore } from '@/lib/store/console-store';
import { keepClean } from '@/lib/store/keep-clean';
import { watchRequests } from './metrics/watch-requests';
import { refuseUnsafeStart } from './start-check/start-problems';
import { prepareStop } from './stop';

// A reload in development runs this again in the same process.
const slot = globalThis as typeof globalThis & {
  __eventgridConsoleStarted?: Promise<void>;
  /** Held so that the garbage collector does not close the lock's file and let another console in. */
  __eventgridConsoleUnlock?: () => void;
};

/**
 * Makes the process ready before the first request: settings, data folder taken for this process alone, store opened,
 * local EventGrid started where it is on. What prevents it, an unsafe setting among others, ends the process with a sentence and exit code 1, since a
 * console that is half up would answer everything with errors.
 */
export function startConsole(): Promise<void> {
  slot.__eventgridConsoleStarted ??= start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
  return slot.__eventgridConsoleStarted;
}

async function start(): Promise<void> {
  const settings = environment();
  refuseUnsafeStart(settings);
  prepareStop(settings.SHUTDOWN_SECONDS);
  const counted = metrics(settings);
  if (counted) watchRequests(counted, settings.PORT, withBasePath(''));
  // On PostgreSQL several instances are one console; a folder of libsql files is one process's own.
  if (settings.DATABASE_URL === undefined) slot.__eventgridConsoleUnlock = lockFolder(settings.DATA_DIR);
  await consoleStore(settings);
  keepClean(settings, log);
  const local = settings.EVENTGRID_LOCAL ? await startEmbeddedEventGrid(settings) : undefined;
  log.info({
    event: 'started',
    eventgrid_local: settings.EVENTGRID_LOCAL,
    ...(local?.controlUrl ? { eventgrid_control: local.controlUrl } : {}),
    store: settings.DATABASE_URL === undefined ? settings.DATA_DIR : 'postgresql',
  });
}
