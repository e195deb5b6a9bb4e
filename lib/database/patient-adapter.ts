import { type Kysely, type MigrationLockOptions, SqliteAdapter, sql } from 'kysely';

/**
 * Lets migrations run in one transaction, so that a kill between two steps leaves none of them half done: SQLite's tables
 * are transactional, though kysely does not count on it. Two processes that start together on one file take turns.
 */
export class PatientSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** Waits for other writers by a write that changes nothing; the transaction's end lets go. */
  override async acquireMigrationLock(db: Kysely<unknown>, { lockTable }: MigrationLockOptions): Promise<void> {
    await sql`update ${sql.table(lockTable)} set is_locked = is_locked`.execute(db);
  }
}
