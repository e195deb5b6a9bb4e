import { createIntentStore, type IntentStore } from '@/lib/intents/intent-store';
import { consoleMigrations } from '@/lib/session/migrations';
import type { ConsoleTables } from '@/lib/session/tables';
import { migrate } from '@/lib/sqlite/migrate';
import { openSqlite } from '@/lib/sqlite/open-sqlite';

/** Opens a store of intents in memory. */
export async function memoryIntents(): Promise<IntentStore> {
  const db = openSqlite<ConsoleTables>(':memory:');
  await migrate(db, consoleMigrations);
  return createIntentStore(db);
}
