import { migrate } from '@/lib/database/migrate';
import { openSqlite } from '@/lib/database/open-sqlite';
import { consoleMigrations } from '@/lib/store/migrations';
import { createPendingWriteStore, type PendingWriteStore } from '@/lib/store/pending-writes';
import type { ConsoleTables } from '@/lib/store/tables';

/** Opens a store of pending writes in memory. */
export async function memoryPendingWrites(): Promise<PendingWriteStore> {
  const db = openSqlite<ConsoleTables>(':memory:');
  await migrate(db, consoleMigrations);
  return createPendingWriteStore(db);
}
