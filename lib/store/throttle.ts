import { createHash, randomUUID } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Kysely } from 'kysely';
import type { ConsoleTables } from './tables';

/** Older attempts no longer count. */
export const THROTTLE_WINDOW_MS = 60_000;

/** Maximum sign-ins per minute (our choice): for a user, from a browser that is known for the user, from an address. */
export const SIGN_INS_PER_USER = 10;
const SIGN_INS_PER_DEVICE = 10;
export const SIGN_INS_PER_ADDRESS = 60;
/** More than this in all only slows sign-ins down: otherwise anyone could keep everyone out. */
export const SIGN_INS_IN_ALL = 300;

/** One counter that a sign-in adds to, and how many it allows in any 60 s. Beyond, it refuses, or only `slows`. */
export type Bucket = { name: string; limit: number; slows?: true };

type TicketResult = { ok: true; ticket: string; areMany: boolean } | { ok: false; retryAfterSeconds: number };

export type Throttle = ReturnType<typeof createThrottle>;

/** Makes the sign-in throttle over the console's database, so that a restart forgets nothing. */
export function createThrottle(db: Kysely<ConsoleTables>) {
  return {
    /**
     * Counts one sign-in in all its buckets and returns a ticket, or counts nothing and returns the whole seconds to
     * wait if one of them is full. `areMany` if one is full that only slows. Uses a sliding 60 s, not clock minutes,
     * which would reset the count at each new minute.
     */
    take: (buckets: Bucket[], now: number): Promise<TicketResult> =>
      db.transaction().execute(async (transaction) => {
        // Held until the end: without it two instances could both count nine and let in two.
        await transaction.updateTable('sign_in_turn').set({ taken_at: now }).where('id', '=', 1).execute();
        let areMany = false;
        for (const { name, limit, slows } of buckets) {
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
          if (blocking && slows) areMany = true;
          else if (blocking) {
            const waitMs = Number(blocking.attempted_at) + THROTTLE_WINDOW_MS - now;
            return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
          }
        }
        const ticket = randomUUID();
        const rows = buckets.map(({ name }) => ({ ticket, bucket: name, attempted_at: now }));
        await transaction.insertInto('sign_in_attempt').values(rows).execute();
        return { ok: true, ticket, areMany };
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

/** Who signs in, and from where: `device` is the key of a browser that has been signed in with before, as this user. */
type Who = { user: { account: string; user: string } | null; address: string | null; device: string | null };

/**
 * Names the buckets of one sign-in: the account's user if there is one, the address if it can be trusted, and all
 * sign-ins. A known browser has a bucket of its own instead, which no one else can fill. Names are hashed, so that the
 * store contains no list of users.
 */
export function signInBuckets({ user, address, device }: Who): Bucket[] {
  const name = user && userHash(user);
  if (device !== null) return [{ name: `device:${device}:${name ?? ''}`, limit: SIGN_INS_PER_DEVICE }];
  return [
    ...(name === null ? [] : [{ name: `user:${name}`, limit: SIGN_INS_PER_USER }]),
    ...(address === null ? [] : [{ name: `address:${hashed(networkOf(address))}`, limit: SIGN_INS_PER_ADDRESS }]),
    { name: 'all', limit: SIGN_INS_IN_ALL, slows: true },
  ];
}

/** Hashes the name of an account's user. Case, width and blanks don't make another user. */
export const userHash = ({ account, user }: { account: string; user: string }): string =>
  hashed(`${plain(account)}\n${plain(user)}`);

const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * Returns what the addresses of one client have in common: an IPv6 address stands for its /64, which is the least that
 * one customer gets, any other for itself. Takes the shortest spelling.
 */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groupsOf = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const [front = [], back = []] = address.split('::').map(groupsOf);
  // An IPv4 address at the end takes the place of two groups.
  const known = front.length + back.length + (address.includes('.') ? 1 : 0);
  const zeros = Array<string>(IPV6_GROUPS - known).fill('0');
  return [...front, ...zeros, ...back].slice(0, NETWORK_GROUPS).join(':');
}

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
