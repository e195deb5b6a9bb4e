import { migrate } from '@/lib/database/migrate';
import { openSqlite } from '@/lib/database/open-sqlite';
import { createIntentStore, type IntentStore } from '@/lib/intents/intent-store';
import { consoleMigrations } from '@/lib/session/migrations';
import type { ConsoleTables } from '@/lib/session/tables';

/** Opens a store of intents in memory. */
export async function memoryIntents(): Promise<IntentStore> {
  const db = openSqlite<ConsoleTables>(':memory:');
  await migrate(db, consoleMigrations);
  return createIntentStore(db);
}
