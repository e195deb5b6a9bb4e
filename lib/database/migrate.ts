import { type Kysely, type Migration, PostgresAdapter, sql, type Transaction } from 'kysely';

/** Steps by name. They run in order of their names, each once per file. Never edit a released step. */
export type Migrations = Record<string, Pick<Migration, 'up'>>;

/** Where the steps that ran are noted, as kysely's own migrator does, which ran them in earlier versions. */
type MigrationTables = { kysely_migration: { name: string; timestamp: string } };

/** The key of the lock is that of kysely's migrator: an earlier version that starts at the same time waits too. */
const LOCK = 3_853_314_791_062_309_107n;

/** Reports that a newer version migrated the database, with the name of a step that is unknown here. */
export class UnknownStepError extends Error {
  constructor(readonly step: string) {
    super(`The step ${step} of a newer version is unknown here.`);
  }
}

/**
 * Brings a database's tables up to date: runs all new steps or none of them, and waits for another process that is
 * doing the same. Rejects with the failed step's own error, or with an UnknownStepError.
 *
 * Everything is in one transaction, the lock too: PgBouncer may run each transaction on another connection, and the
 * lock that kysely's migrator takes belongs to a connection. It stays on one, and the next start waits for it.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  await (db as unknown as Kysely<MigrationTables>).transaction().execute(async (transaction) => {
    await takeLock(transaction);
    await transaction.schema
      .createTable('kysely_migration')
      .ifNotExists()
      .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
      .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
      .execute();
    const rows = await transaction.selectFrom('kysely_migration').select('name').execute();
    const done = new Set(rows.map(({ name }) => name));
    const unknown = [...done].find((name) => !(name in migrations));
    if (unknown !== undefined) throw new UnknownStepError(unknown);
    for (const [name, { up }] of Object.entries(migrations).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (done.has(name)) continue;
      await up(transaction);
      await transaction.insertInto('kysely_migration').values({ name, timestamp: new Date().toISOString() }).execute();
    }
  });
}

/** Waits for other instances that migrate. SQLite's transaction has locked its file already. */
async function takeLock<Tables>(transaction: Transaction<Tables>): Promise<void> {
  if (transaction.getExecutor().adapter instanceof PostgresAdapter)
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
}
