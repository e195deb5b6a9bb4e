import type { Kysely } from 'kysely';
import type { ConsoleTables, SessionRow } from './tables';

type Ended = { seenBefore: number; createdBefore: number; expiredBy: number };

/** Where sessions are kept. Every method rejects when the store cannot be reached: callers fail closed. */
export type SessionStore = {
  insert(row: SessionRow): Promise<void>;
  find(key: string): Promise<SessionRow | null>;
  touch(key: string, seenAt: number): Promise<void>;
  remove(key: string): Promise<void>;
  /** Removes at most `limit` rows that ended: not seen since, made before, or whose token expired by these moments. Returns how many. */
  removeEnded(ended: Ended, limit: number): Promise<number>;
  /** Counts the rows that have not ended by these moments: the others than removeEnded removes. */
  countLive(live: { seenSince: number; createdSince: number; expiresAfter: number }): Promise<number>;
  /** Reads from the session table, so that a lost file or server is noticed. */
  ping(): Promise<void>;
};

/** Makes the session store over an opened and migrated database of either kind. */
export function createSessionStore(db: Kysely<ConsoleTables>): SessionStore {
  return {
    async insert(row) {
      await db.insertInto('session').values(row).execute();
    },
    async find(key) {
      const row = await db.selectFrom('session').selectAll().where('key', '=', key).executeTakeFirst();
      return row ? withNumbers(row) : null;
    },
    async touch(key, seenAt) {
      await db.updateTable('session').set({ seen_at: seenAt }).where('key', '=', key).execute();
    },
    async remove(key) {
      await db.deleteFrom('session').where('key', '=', key).execute();
    },
    async removeEnded({ seenBefore, createdBefore, expiredBy }, limit) {
      const ended = db
        .selectFrom('session')
        .select('key')
        .where((is) =>
          is.or([
            is('seen_at', '<', seenBefore),
            is('created_at', '<', createdBefore),
            is('token_expires_at', '<=', expiredBy),
          ]),
        )
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('session').where('key', 'in', ended).executeTakeFirst();
      return Number(numDeletedRows);
    },
    async countLive({ seenSince, createdSince, expiresAfter }) {
      const { count } = await db
        .selectFrom('session')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('seen_at', '>=', seenSince)
        .where('created_at', '>=', createdSince)
        .where((is) => is.or([is('token_expires_at', 'is', null), is('token_expires_at', '>', expiresAfter)]))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async ping() {
      await db.selectFrom('session').select('key').limit(1).execute();
    },
  };
}

// PostgreSQL gives a bigint as a string.
const withNumbers = (row: SessionRow): SessionRow => ({
  ...row,
  token_expires_at: row.token_expires_at === null ? null : Number(row.token_expires_at),
  created_at: Number(row.created_at),
  seen_at: Number(row.seen_at),
});
