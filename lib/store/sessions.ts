import type { Kysely } from 'kysely';
import type { ConsoleTables, SessionRow } from './tables';

type UserColumns = 'endpoint_id' | 'user_id' | 'project_id';

/** How many older sessions one sign-in looks at: more than a user can have. */
const MOST_ENDED = 20_000;

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
     * Ends the oldest sessions of a row's user beyond the newest `most`: without its token nothing opens a session, and
     * its row is what the browser learns the reason from. Removes those rows in turn when there are as many of them.
     * Users that IAM did not name are distinguished only by their projects. Returns how many sessions it ended.
     */
    async endOldest({ endpoint_id, user_id, project_id }: Pick<SessionRow, UserColumns>, most: number) {
      const older = await db
        .selectFrom('session')
        .select('key')
        .where('endpoint_id', '=', endpoint_id)
        .where('user_id', '=', user_id)
        .$if(user_id === '', (query) => query.where('project_id', '=', project_id))
        .orderBy('created_at', 'desc')
        .orderBy('seen_at', 'desc')
        .limit(MOST_ENDED)
        .offset(most)
        .execute();
      const keys = older.map(({ key }) => key);
      const [ended, forgotten] = [keys.slice(0, most), keys.slice(most)];
      if (forgotten.length > 0) await db.deleteFrom('session').where('key', 'in', forgotten).execute();
      if (ended.length === 0) return 0;
      const { numUpdatedRows } = await db
        .updateTable('session')
        .set({ sealed_token: '' })
        .where('key', 'in', ended)
        .where('sealed_token', '!=', '')
        .executeTakeFirst();
      return Number(numUpdatedRows);
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
        .where('sealed_token', '!=', '')
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
