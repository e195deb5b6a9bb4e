import { type Kysely, type Migration, Migrator } from 'kysely';
import type { ConsoleTables } from './tables';

const migrations: Record<string, Migration> = {
  '0001-sessions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('session')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('endpoint_id', 'text', (column) => column.notNull())
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('project_name', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('user_name', 'text', (column) => column.notNull())
        .addColumn('user_domain', 'text', (column) => column.notNull())
        .addColumn('sealed_token', 'text', (column) => column.notNull())
        .addColumn('token_expires_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('sign_in_attempt')
        .addColumn('ticket', 'text', (column) => column.notNull())
        .addColumn('bucket', 'text', (column) => column.notNull())
        .addColumn('attempted_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('sign_in_attempt_by_bucket')
        .on('sign_in_attempt')
        .columns(['bucket', 'attempted_at'])
        .execute();
      await db.schema.createIndex('sign_in_attempt_by_ticket').on('sign_in_attempt').column('ticket').execute();
    },
  },
};

/** Brings a store's tables up to date, once each and in order. Rejects with the failed step's own error. */
export async function migrate(db: Kysely<ConsoleTables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
