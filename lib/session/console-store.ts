import 'server-only';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createIntentStore, type IntentStore } from '@/lib/intents/intent-store';
import { migrate } from '@/lib/sqlite/migrate';
import { openSqlite } from '@/lib/sqlite/open-sqlite';
import { consoleMigrations } from './migrations';
import { createSessionStore, type SessionStore } from './session-store';
import { StoreDownError } from './store-down';
import type { ConsoleTables } from './tables';
import { createThrottle, type Throttle } from './throttle';

/** What the console itself keeps: sessions, sign-in attempts, and writes whose outcome is not known yet. */
export type ConsoleStore = {
  sessions: SessionStore;
  throttle: Throttle;
  intents: IntentStore;
  /** Rejects when the store is lost, also where an open file or a cache would still answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the console's own store in a data folder and brings its tables up to date. Rejects when the file cannot be
 * opened or written. A PostgreSQL store takes this function's place once DATABASE_URL is built (issue 7).
 */
export async function openConsoleStore(dataDir: string): Promise<ConsoleStore> {
  const file = join(dataDir, 'console.db');
  const db: Kysely<ConsoleTables> = openSqlite<ConsoleTables>(file);
  try {
    await migrate(db, consoleMigrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const sessions = createSessionStore(db);
  return {
    sessions,
    throttle: createThrottle(db),
    intents: createIntentStore(db),
    async ping() {
      await access(file, constants.R_OK | constants.W_OK);
      await sessions.ping();
    },
    close: () => db.destroy(),
  };
}

// Next bundles instrumentation, proxy and routes apart, each with its own copy of this module: globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridConsoleStore?: Promise<ConsoleStore> };

/** Returns this process's store, opened on the first call; a failed opening is tried again by the next call. */
export function consoleStore(dataDir: string): Promise<ConsoleStore> {
  slot.__eventgridConsoleStore ??= openConsoleStore(dataDir).catch((error: unknown) => {
    slot.__eventgridConsoleStore = undefined;
    throw error;
  });
  return slot.__eventgridConsoleStore;
}

/**
 * Runs some work on this process's store. Whatever the store fails with becomes a StoreDownError with the cause, so that
 * callers refuse instead of showing a page to nobody in particular.
 */
export async function withStore<T>(dataDir: string, work: (store: ConsoleStore) => Promise<T>): Promise<T> {
  try {
    return await work(await consoleStore(dataDir));
  } catch (cause) {
    throw new StoreDownError('The console cannot reach its own store.', { cause });
  }
}

/** Returns the throttle of this process's store, which fails with StoreDownError as withStore does. */
export const sharedThrottle = (dataDir: string): Throttle => ({
  take: (buckets, now) => withStore(dataDir, ({ throttle }) => throttle.take(buckets, now)),
  giveBack: (ticket) => withStore(dataDir, ({ throttle }) => throttle.giveBack(ticket)),
});

/** The intents of this process's store, which fail with StoreDownError as withStore does. */
export const sharedIntents = (dataDir: string): IntentStore => {
  const inStore = <T>(work: (intents: IntentStore) => Promise<T>) => withStore(dataDir, ({ intents }) => work(intents));
  return {
    open: (intent) => inStore((intents) => intents.open(intent)),
    settle: (scope, id, at) => inStore((intents) => intents.settle(scope, id, at)),
    findOpen: (scope, id) => inStore((intents) => intents.findOpen(scope, id)),
    listOpen: (scope, sentBefore) => inStore((intents) => intents.listOpen(scope, sentBefore)),
    removeOld: (sentBefore) => inStore((intents) => intents.removeOld(sentBefore)),
  };
};
