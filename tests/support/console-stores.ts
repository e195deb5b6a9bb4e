import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openPostgres } from '@/lib/database/open-postgres';
import { openSqlite } from '@/lib/database/open-sqlite';
import { type ConsoleStore, openConsoleStore, type StoreSettings } from '@/lib/store/console-store';
import { startPgBouncer } from './pgbouncer';
import { startPostgres } from './postgres';
import { fileOutages, type Outage, serverOutages } from './store-outages';

type Kind = { settings: StoreSettings; outages: Record<string, Outage>; end(): Promise<void> };

/** What a case gets. */
export type Stores = {
  /** Opens the same store again, like another instance or a restart; closed after the case. */
  open(): Promise<ConsoleStore>;
  /** Opens only its database, with or without tables, like an older version; whoever opens it closes it. */
  openDatabase<Tables>(): Kysely<Tables>;
  /** Ways in which it becomes unavailable, by name. */
  outages(): Record<string, Outage>;
};

const KINDS: Record<string, () => Promise<Kind>> = {
  libsql: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'console-store-'));
    return {
      settings: { DATA_DIR: folder, DATABASE_URL: undefined },
      outages: fileOutages(folder),
      end: async () => rmSync(folder, { recursive: true }),
    };
  },
  PostgreSQL: async () => {
    const postgres = await startPostgres();
    return {
      settings: { DATA_DIR: '/nowhere', DATABASE_URL: postgres.url },
      outages: serverOutages(postgres),
      end: postgres.close,
    };
  },
};

// Run with npm run bench -- pgbouncer.
if (process.env.PGBOUNCER) {
  for (const mode of ['session', 'transaction'] as const) {
    KINDS[`PgBouncer by ${mode}`] = async () => {
      const postgres = await startPostgres();
      const bouncer = await startPgBouncer(postgres.url, mode);
      return {
        settings: { DATA_DIR: '/nowhere', DATABASE_URL: bouncer.url },
        outages: serverOutages(postgres),
        async end() {
          await bouncer.stop();
          await postgres.close();
        },
      };
    };
  }
}

const START_MS = 120_000;

/** Runs the same cases on a libsql file and on a real PostgreSQL, both empty at first. Cases share rows. */
export function describeStores(cases: (stores: Stores) => void): void {
  describe.each(Object.entries(KINDS))('on %s', (_, start) => {
    let kind: Kind;
    const opened: ConsoleStore[] = [];
    beforeAll(async () => {
      kind = await start();
    }, START_MS);
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });
    afterAll(() => kind.end());
    cases({
      outages: () => kind.outages,
      openDatabase<Tables>() {
        const { DATA_DIR, DATABASE_URL } = kind.settings;
        return DATABASE_URL === undefined
          ? openSqlite<Tables>(join(DATA_DIR, 'console.db'))
          : openPostgres<Tables>(DATABASE_URL);
      },
      async open() {
        const store = await openConsoleStore(kind.settings);
        opened.push(store);
        return store;
      },
    });
  });
}
