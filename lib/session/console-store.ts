import 'server-only';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { migrate } from '@/lib/database/migrate';
import { openPostgres } from '@/lib/database/open-postgres';
import { openSqlite } from '@/lib/database/open-sqlite';
import type { Environment } from '@/lib/env';
import { createIntentStore, type IntentStore } from '@/lib/intents/intent-store';
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

/** Where the store is: a PostgreSQL shared by several instances when DATABASE_URL names one, else a file of one console. */
export type StoreSettings = Pick<Environment, 'DATA_DIR' | 'DATABASE_URL'>;

/**
 * Opens the console's own store and brings its tables up to date; two instances that start at once take turns. Rejects when
 * the file cannot be opened or written, or the server cannot be reached.
 */
export async function openConsoleStore({ DATA_DIR, DATABASE_URL }: StoreSettings): Promise<ConsoleStore> {
  const file = join(DATA_DIR, 'console.db');
  const db: Kysely<ConsoleTables> =
    DATABASE_URL === undefined ? openSqlite<ConsoleTables>(file) : openPostgres<ConsoleTables>(DATABASE_URL);
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
      if (DATABASE_URL === undefined) await access(file, constants.R_OK | constants.W_OK);
      await sessions.ping();
    },
    close: () => db.destroy(),
  };
}

// Next bundles instrumentation, proxy and routes apart, each with its own copy of this module: globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridConsoleStore?: Promise<ConsoleStore> };

/** Returns this process's store, opened on the first call; a failed opening is tried again by the next call. */
export function consoleStore(settings: StoreSettings): Promise<ConsoleStore> {
  slot.__eventgridConsoleStore ??= openConsoleStore(settings).catch((error: unknown) => {
    slot.__eventgridConsoleStore = undefined;
    throw error;
  });
  return slot.__eventgridConsoleStore;
}

/**
 * Runs some work on this process's store. Whatever the store fails with becomes a StoreDownError with the cause, so that
 * callers refuse instead of showing a page to nobody in particular.
 */
export async function withStore<T>(settings: StoreSettings, work: (store: ConsoleStore) => Promise<T>): Promise<T> {
  try {
    return await work(await consoleStore(settings));
  } catch (cause) {
    throw new StoreDownError('The console cannot reach its own store.', { cause });
  }
}

/** Returns the throttle of this process's store, which fails with StoreDownError as withStore does. */
export const sharedThrottle = (settings: StoreSettings): Throttle => ({
  take: (buckets, now) => withStore(settings, ({ throttle }) => throttle.take(buckets, now)),
  giveBack: (ticket) => withStore(settings, ({ throttle }) => throttle.giveBack(ticket)),
});

/** The intents of this process's store, which fail with StoreDownError as withStore does. */
export const sharedIntents = (settings: StoreSettings): IntentStore => {
  const inStore = <T>(work: (intents: IntentStore) => Promise<T>) =>
    withStore(settings, ({ intents }) => work(intents));
  return {
    open: (intent) => inStore((intents) => intents.open(intent)),
    settle: (scope, id, at) => inStore((intents) => intents.settle(scope, id, at)),
    findOpen: (scope, id) => inStore((intents) => intents.findOpen(scope, id)),
    listOpen: (scope, sentBefore) => inStore((intents) => intents.listOpen(scope, sentBefore)),
    removeOld: (sentBefore) => inStore((intents) => intents.removeOld(sentBefore)),
  };
};
