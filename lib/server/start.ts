import 'server-only';
import { setFlagsFromString } from 'node:v8';
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
  collectGarbageEarly();
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

/** Our choice, measured over ten minutes at 30 requests/s: 75 takes 250 MB, 100 takes 270, 150 takes 300 to 317. */
const HEAP_GROWING_PERCENT = 100;

/**
 * Makes V8 collect garbage once the heap has grown to twice what is in use. By itself it lets garbage pile up to four times
 * as much on a machine with memory to spare: the process then grows for minutes as if it leaked.
 */
function collectGarbageEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
}
