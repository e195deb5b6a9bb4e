import type { Kysely } from 'kysely';
import type { ConsoleTables, SessionRow } from './tables';

/** The store of sessions. Every method rejects if the store can't be reached: callers fail closed. */
export type SessionStore = ReturnType<typeof createSessionStore>;

/** Makes the session store over an opened and migrated database of either kind. */
export function createSessionStore(db: Kysely<ConsoleTables>) {
  return {
    async insert(row: SessionRow): Promise<void> {
      await db.insertInto('session').values(row).execute();
    },
    async find(key: string): Promise<SessionRow | null> {
      const row = await db.selectFrom('session').selectAll().where('key', '=', key).executeTakeFirst();
      return row ? withNumbers(row) : null;
    },
    async touch(key: string, seenAt: number): Promise<void> {
      await db.updateTable('session').set({ seen_at: seenAt }).where('key', '=', key).execute();
    },
    async remove(key: string): Promise<void> {
      await db.deleteFrom('session').where('key', '=', key).execute();
    },
    /**
     * Removes at most `limit` ended rows: last seen, created, or token expired before these moments. Returns how many.
     */
    async removeEnded(by: { seenBefore: number; createdBefore: number; expiredBy: number }, limit: number) {
      const ended = db
        .selectFrom('session')
        .select('key')
        .where((is) =>
          is.or([
            is('seen_at', '<', by.seenBefore),
            is('created_at', '<', by.createdBefore),
            is('token_expires_at', '<=', by.expiredBy),
          ]),
        )
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('session').where('key', 'in', ended).executeTakeFirst();
      return Number(numDeletedRows);
    },
    /** Counts the rows that have not ended by these moments: the ones that removeEnded leaves. */
    async countLive(by: { seenSince: number; createdSince: number; expiresAfter: number }) {
      const { count } = await db
        .selectFrom('session')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('seen_at', '>=', by.seenSince)
        .where('created_at', '>=', by.createdSince)
        .where((is) => is.or([is('token_expires_at', 'is', null), is('token_expires_at', '>', by.expiresAfter)]))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    /** Reads from the session table, so that a lost file or server is noticed. */
    async ping(): Promise<void> {
      await db.selectFrom('session').select('key').limit(1).execute();
    },
  };
}

// PostgreSQL returns a bigint as a string.
const withNumbers = (row: SessionRow): SessionRow => ({
  ...row,
  token_expires_at: row.token_expires_at === null ? null : Number(row.token_expires_at),
  created_at: Number(row.created_at),
  seen_at: Number(row.seen_at),
});
