import { type Kysely, type Migration, Migrator } from 'kysely';

/** Steps by name. They run in order of their names, each once per file. Never edit a released step. */
export type Migrations = Record<string, Migration>;

/**
 * Brings a database's tables up to date: runs all new steps or none of them, and waits for another process that is
 * doing the same. Rejects with the failed step's own error, or if a newer version created the file, whose steps are
 * unknown here.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
