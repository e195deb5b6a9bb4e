import 'server-only';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Environment } from '@/lib/config/env';
import { processWide } from '@/lib/config/process-wide';
import { sessionLimits } from '@/lib/config/session-limits';
import { migrate } from '@/lib/database/migrate';
import { openPostgres } from '@/lib/database/open-postgres';
import { fileProblem, serverProblem } from '@/lib/database/open-problem';
import { openSqlite } from '@/lib/database/open-sqlite';
import { type WatchedSqlite, watchSqlite } from '@/lib/database/watch-sqlite';
import { createDeviceStore } from './devices';
import { consoleMigrations } from './migrations';
import { createPendingWriteStore, type PendingWriteStore } from './pending-writes';
import { createSessionStore } from './sessions';
import { StoreDownError } from './store-down';
import type { ConsoleTables } from './tables';
import { createThrottle, type Throttle } from './throttle';

/** What the console itself stores: sessions, sign-in attempts, and writes with an unknown outcome. */
export type ConsoleStore = ReturnType<typeof storeOver>;

/** Where the store is: a PostgreSQL shared by several instances if DATABASE_URL is set, else a file of one console. */
export type StoreSettings = Pick<Environment, 'DATA_DIR' | 'DATABASE_URL'>;

/**
 * Opens the console's own store and brings its tables up to date; two instances that start at the same time take turns.
 * Rejects with a sentence for the operator if the file can't be opened or written, or the server can't be used.
 */
export async function openConsoleStore({ DATA_DIR, DATABASE_URL }: StoreSettings): Promise<ConsoleStore> {
  const file = join(DATA_DIR, 'console.db');
  let db: Kysely<ConsoleTables> | undefined;
  try {
    db = DATABASE_URL === undefined ? openSqlite<ConsoleTables>(file) : openPostgres<ConsoleTables>(DATABASE_URL);
    await migrate(db, consoleMigrations);
    const watched = DATABASE_URL === undefined ? await watchSqlite(db, file) : SERVER;
    return storeOver(db, watched);
  } catch (error) {
    await db?.destroy();
    throw DATABASE_URL === undefined ? fileProblem(file, error) : serverProblem(DATABASE_URL, error);
  }
}

/** A server reports its own problems, and its connections are reopened. */
const SERVER: WatchedSqlite = { check: async () => {}, isReplaced: async () => false };

function storeOver(db: Kysely<ConsoleTables>, watched: WatchedSqlite) {
  const sessions = createSessionStore(db);
  return {
    sessions,
    throttle: createThrottle(db),
    devices: createDeviceStore(db),
    pendingWrites: createPendingWriteStore(db),
    /** Rejects if the store is lost, even if an open file or a cache would still answer, or if it is read-only. */
    async ping() {
      await watched.check();
      await sessions.ping();
    },
    /** Whether it is lost for good even though a replacement exists: another file. */
    isReplaced: watched.isReplaced,
    close: () => db.destroy(),
  };
}

type Opened = { store?: Promise<ConsoleStore> | undefined; ping?: Promise<void> | undefined };
const processStore = () => processWide('console-store', (): Opened => ({}));

/** Returns this process's store, opened on the first call; if opening fails, the next call tries again. */
export function consoleStore(settings: StoreSettings): Promise<ConsoleStore> {
  const opened = processStore();
  opened.store ??= openConsoleStore(settings).catch((error: unknown) => {
    opened.store = undefined;
    throw error;
  });
  return opened.store;
}

const DOWN_KEPT_MS = 500;

/**
 * Checks whether this process's store is available. Concurrent requests share one check, and a failed one is reused for
 * half a second, so that they neither query nor wait for a store in trouble one by one. Reopens a file that was
 * replaced. Rejects with StoreDownError.
 */
export function pingStore(settings: StoreSettings): Promise<void> {
  const opened = processStore();
  const forget = () => {
    opened.ping = undefined;
  };
  opened.ping ??= withStore(settings, async (store) => {
    try {
      await store.ping();
    } catch (error) {
      if (!(await store.isReplaced())) throw error;
      await reopen(settings, store);
    }
  }).then(forget, (error: unknown) => {
    setTimeout(forget, DOWN_KEPT_MS).unref();
    throw error;
  });
  return opened.ping;
}

async function reopen(settings: StoreSettings, replaced: ConsoleStore): Promise<void> {
  processStore().store = undefined;
  await replaced.close();
  await consoleStore(settings);
}

/**
 * Runs some work on this process's store. Any error of the store becomes a StoreDownError with the cause, so that
 * callers refuse the request instead of serving it without a user.
 */
export async function withStore<T>(settings: StoreSettings, work: (store: ConsoleStore) => Promise<T>): Promise<T> {
  try {
    return await work(await consoleStore(settings));
  } catch (cause) {
    throw new StoreDownError('The console cannot reach its own store.', { cause });
  }
}

/** Returns the throttle of this process's store, which fails with StoreDownError as withStore does. */
export const sharedThrottle = (settings: StoreSettings): Pick<Throttle, 'take' | 'giveBack'> => ({
  take: (buckets, now) => withStore(settings, ({ throttle }) => throttle.take(buckets, now)),
  giveBack: (ticket) => withStore(settings, ({ throttle }) => throttle.giveBack(ticket)),
});

/** The pending writes of this process's store, which fail with StoreDownError as withStore does. */
export const sharedPendingWrites = (settings: StoreSettings): Omit<PendingWriteStore, 'removeOld'> => {
  const inStore = <T>(work: (pendingWrites: PendingWriteStore) => Promise<T>) =>
    withStore(settings, ({ pendingWrites }) => work(pendingWrites));
  return {
    open: (pendingWrite) => inStore((pendingWrites) => pendingWrites.open(pendingWrite)),
    settle: (scope, id, at, outcome) => inStore((pendingWrites) => pendingWrites.settle(scope, id, at, outcome)),
    find: (scope, id) => inStore((pendingWrites) => pendingWrites.find(scope, id)),
    listOpen: (scope, sentBefore) => inStore((pendingWrites) => pendingWrites.listOpen(scope, sentBefore)),
  };
};

/** Counts the sessions that have not ended at `now`, of all instances on this store. Rejects if the store is down. */
export function countSessions(settings: Environment, now: number): Promise<number> {
  const { idleMs, maxMs } = sessionLimits(settings);
  return withStore(settings, ({ sessions }) =>
    sessions.countLive({ seenSince: now - idleMs, createdSince: now - maxMs, expiresAfter: now }),
  );
}
