import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Place } from '../../support/find-secrets';
import { startPostgres } from '../../support/postgres';
import { fileOutages, type Outage, serverOutages } from '../../support/store-outages';

/** Where a test's console keeps its data. */
export type CanaryStore = {
  environment: Record<string, string>;
  outages(dataDir: string): Record<string, Outage>;
  /** Reads all the data, byte for byte. */
  places(dataDir: string): Promise<Place[]>;
  end(): Promise<void>;
};

export const CANARY_STORES: Record<'libsql' | 'PostgreSQL', () => Promise<CanaryStore>> = {
  libsql: async () => ({
    environment: {},
    outages: fileOutages,
    places: async (dataDir) =>
      readdirSync(dataDir)
        .filter((file) => file.startsWith('console.db'))
        .map((file) => ({ name: file, bytes: readFileSync(join(dataDir, file)) })),
    end: async () => {},
  }),
  PostgreSQL: async () => {
    const postgres = await startPostgres();
    return {
      environment: {
        DATABASE_URL: postgres.url,
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
      },
      outages: () => serverOutages(postgres),
      places: () => dump(postgres.url),
      end: postgres.close,
    };
  },
};

/** Reads every row of every table as JSON. */
async function dump(url: string): Promise<Place[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
    );
    const places: Place[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query(`select t::text as row from ${name} t`);
      places.push({ name: `table ${name}, ${rows.length} rows`, bytes: JSON.stringify(rows) });
    }
    return places;
  } finally {
    await client.end();
  }
}
