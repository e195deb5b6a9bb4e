import { migrate } from '@/lib/database/migrate';
import { openSqlite } from '@/lib/database/open-sqlite';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import { consoleMigrations } from '@/lib/store/migrations';
import { createPendingWriteStore, type PendingWriteStore } from '@/lib/store/pending-writes';
import type { ConsoleTables } from '@/lib/store/tables';

/** Opens a store of pending writes in memory. */
export async function memoryPendingWrites(): Promise<PendingWriteStore> {
  const db = openSqlite<ConsoleTables>(':memory:');
  await migrate(db, consoleMigrations);
  return createPendingWriteStore(db);
}

/** What pending writes need, with an in-memory store that opens at its first use and no pause between checks. */
export function memoryPendingWriteDeps(now: () => number = Date.now): PendingWriteDeps {
  let opened: Promise<PendingWriteStore> | undefined;
  const inStore = async <T>(work: (store: PendingWriteStore) => Promise<T>): Promise<T> => {
    opened ??= memoryPendingWrites();
    return work(await opened);
  };
  return {
    store: {
      open: (write) => inStore((store) => store.open(write)),
      settle: (scope, id, at, outcome) => inStore((store) => store.settle(scope, id, at, outcome)),
      find: (scope, id) => inStore((store) => store.find(scope, id)),
      listOpen: (scope, sentBefore) => inStore((store) => store.listOpen(scope, sentBefore)),
    },
    now,
    pausesMs: [],
  };
}
