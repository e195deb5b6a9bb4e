import type { Kysely } from 'kysely';
import type { ConsoleTables } from './tables';

/** Browsers kept for a user (our choice): the oldest is forgotten. */
const MOST_PER_USER = 20;

/**
 * Makes the store of browsers that users have signed in with, over an opened and migrated database of either kind.
 * Every method rejects if the store can't be reached.
 */
export function createDeviceStore(db: Kysely<ConsoleTables>) {
  return {
    /** Returns whether someone has signed in with this browser: as this user, or as any if null. */
    async isKnown(key: string, user: string | null): Promise<boolean> {
      const known = db.selectFrom('device').select('key').where('key', '=', key).limit(1);
      return (await (user === null ? known : known.where('user_hash', '=', user)).executeTakeFirst()) !== undefined;
    },
    /** Keeps a browser under a new key, with the users that it is known for and this one. */
    remember: ({ before, key, user, at }: { before: string | null; key: string; user: string; at: number }) =>
      db.transaction().execute(async (transaction) => {
        if (before !== null) await transaction.updateTable('device').set({ key }).where('key', '=', before).execute();
        await transaction.deleteFrom('device').where('key', '=', key).where('user_hash', '=', user).execute();
        await transaction.insertInto('device').values({ key, user_hash: user, seen_at: at }).execute();
        const newest = transaction
          .selectFrom('device')
          .select('key')
          .where('user_hash', '=', user)
          .orderBy('seen_at', 'desc')
          .limit(MOST_PER_USER);
        await transaction.deleteFrom('device').where('user_hash', '=', user).where('key', 'not in', newest).execute();
      }),
    /** Removes at most `limit` browsers without a sign-in since a moment. Returns how many. */
    async removeOld(seenBefore: number, limit: number): Promise<number> {
      const old = db.selectFrom('device').select('key').where('seen_at', '<', seenBefore).limit(limit);
      const { numDeletedRows } = await db
        .deleteFrom('device')
        .where('seen_at', '<', seenBefore)
        .where('key', 'in', old)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
