import 'server-only';
import { withBasePath } from '@/lib/browser/base-path';
import { environment, publicOrigin } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import { processWide } from '@/lib/config/process-wide';
import { lockFolder } from '@/lib/database/lock-folder';
import { startEmbeddedEventGrid } from '@/lib/eventgrid-local/embedded';
import { metrics } from '@/lib/metrics/metrics';
import { sessionCookie } from '@/lib/session/cookie';
import { consoleStore } from '@/lib/store/console-store';
import { keepClean } from '@/lib/store/keep-clean';
import { sendConsoleToLog } from './console-to-log';
import { watchRequests } from './metrics/watch-requests';
import { addSocketAddress, clearCacheAtSignOut, eachRequest } from './requests/each-request';
import { guardRequests } from './requests/guard-requests';
import { constantHeaders } from './security/response-headers';
import { refuseUnsafeStart } from './start-check/start-problems';
import { prepareStop } from './stop';

/**
 * Prepares the process before the first request: settings, lock on the data folder, store, and the local EventGrid if
 * it is on. Any problem, such as an unsafe setting, ends the process with a sentence and exit code 1, since a
 * half-started console would answer everything with errors.
 */
export function startConsole(): Promise<void> {
  // A reload in development runs this again in the same process.
  return processWide('start', () =>
    start().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    }),
  );
}

async function start(): Promise<void> {
  const settings = environment();
  // Of all files that are made from here on: whoever reads the store knows who is signed in.
  process.umask(0o077);
  if (process.env.NODE_ENV === 'production') sendConsoleToLog(log);
  refuseUnsafeStart(settings);
  prepareStop(settings.SHUTDOWN_SECONDS);
  const basePath = withBasePath('');
  const origin = publicOrigin(settings);
  const counted = metrics(settings);
  eachRequest(settings.PORT, [
    guardRequests({
      basePath,
      headers: constantHeaders(origin, { hstsSubdomains: settings.HSTS_SUBDOMAINS }),
      allowUpgrade: process.env.NODE_ENV === 'development',
    }),
    addSocketAddress,
    ...(counted ? [watchRequests(counted, basePath)] : []),
    ...(basePath === '' ? [clearCacheAtSignOut(sessionCookie(origin, basePath).name)] : []),
  ]);
  // On PostgreSQL several instances are one console. A folder of libsql files belongs to one process.
  // The lock is kept: otherwise the garbage collector would close its file and let another console in.
  if (settings.DATABASE_URL === undefined) processWide('lock', () => lockFolder(settings.DATA_DIR));
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
