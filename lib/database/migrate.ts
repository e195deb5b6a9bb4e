import { type Kysely, type Migration, Migrator } from 'kysely';

/** Steps by name; they run in the order of their names, each once a file. A step that was released is never edited. */
export type Migrations = Record<string, Migration>;

/**
 * Brings a database's tables up to date: runs the steps that it has not seen, all or none of them, and
 * waits for another process that does the same. Rejects with the
 * failed step's own error, and where the file was made by a newer version, whose steps are unknown here.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
