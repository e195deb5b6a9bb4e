import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ConsoleTables } from './tables';

/** Older attempts no longer count. */
export const THROTTLE_WINDOW_MS = 60_000;

/** Maximum sign-ins per minute (our choice), whoever makes them. */
export const SIGN_INS_PER_USER = 10;
export const SIGN_INS_PER_ADDRESS = 60;
export const SIGN_INS_IN_ALL = 300;

/** One counter that a sign-in adds to, and how many it allows in any 60 s. */
export type Bucket = { name: string; limit: number };

type TicketResult = { ok: true; ticket: string } | { ok: false; retryAfterSeconds: number };

export type Throttle = ReturnType<typeof createThrottle>;

/** Makes the sign-in throttle over the console's database, so that a restart forgets nothing. */
export function createThrottle(db: Kysely<ConsoleTables>) {
  return {
    /**
     * Counts one sign-in in all its buckets and returns a ticket, or counts nothing and returns the whole seconds to
     * wait if one of them is full. Uses a sliding 60 s, not clock minutes, which would reset the count at each new
     * minute.
     */
    take: (buckets: Bucket[], now: number): Promise<TicketResult> =>
      db.transaction().execute(async (transaction) => {
        // Held until the end: without it two instances could both count nine and let in two.
        await transaction.updateTable('sign_in_turn').set({ taken_at: now }).where('id', '=', 1).execute();
        for (const { name, limit } of buckets) {
          // The attempt that must leave the window before the next may enter it.
          const blocking = await transaction
            .selectFrom('sign_in_attempt')
            .select('attempted_at')
            .where('bucket', '=', name)
            .where('attempted_at', '>', now - THROTTLE_WINDOW_MS)
            .orderBy('attempted_at', 'desc')
            .offset(limit - 1)
            .limit(1)
            .executeTakeFirst();
          if (blocking) {
            const waitMs = Number(blocking.attempted_at) + THROTTLE_WINDOW_MS - now;
            return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
          }
        }
        const ticket = randomUUID();
        const rows = buckets.map(({ name }) => ({ ticket, bucket: name, attempted_at: now }));
        await transaction.insertInto('sign_in_attempt').values(rows).execute();
        return { ok: true, ticket };
      }),
    /** Takes back a ticket's counts: that sign-in was not a guess. */
    async giveBack(ticket: string): Promise<void> {
      await db.deleteFrom('sign_in_attempt').where('ticket', '=', ticket).execute();
    },
    /** Removes at most `limit` sign-ins counted before a moment. Returns how many counts were removed. */
    async removeOld(attemptedBy: number, limit: number): Promise<number> {
      const old = db
        .selectFrom('sign_in_attempt')
        .select('ticket')
        .where('attempted_at', '<=', attemptedBy)
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('sign_in_attempt').where('ticket', 'in', old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/**
 * Names the buckets of one sign-in: the account's user if there is one, the address if it can be trusted, and all
 * sign-ins. Names are hashed, so that the store contains no list of users; case and width don't make another user.
 */
export function signInBuckets(who: { account?: string; user?: string; address: string | null }): Bucket[] {
  const { account, user, address } = who;
  return [
    ...(account !== undefined && user !== undefined
      ? [{ name: `user:${hashed(`${plain(account)}\n${plain(user)}`)}`, limit: SIGN_INS_PER_USER }]
      : []),
    ...(address === null ? [] : [{ name: `address:${hashed(address)}`, limit: SIGN_INS_PER_ADDRESS }]),
    { name: 'all', limit: SIGN_INS_IN_ALL },
  ];
}

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
