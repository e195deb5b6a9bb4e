import 'server-only';
import { cookies } from 'next/headers';
import { environment, publicOrigin } from '@/lib/config/env';
import { withStore } from '@/lib/store/console-store';
import { userHash } from '@/lib/store/throttle';
import { DEVICE_MAX_AGE_SECONDS, deviceCookie } from './cookie';
import { isCookie, newCookie, storeKey } from './seal';

type User = { account: string; user: string };

const ownCookie = () => deviceCookie(publicOrigin(), process.env.NEXT_PUBLIC_BASE_PATH ?? '');

/** Reads the key of this browser's cookie; null if it has none of ours. */
async function currentKey(): Promise<string | null> {
  const cookie = (await cookies()).get(ownCookie().name)?.value;
  return cookie !== undefined && isCookie(cookie) ? storeKey(cookie) : null;
}

/**
 * Returns this browser's key if someone has signed in with it, as this user if one is given; else null. Rejects if the
 * store is down.
 */
export async function knownDevice(who: User | null): Promise<string | null> {
  const key = await currentKey();
  if (key === null) return null;
  const isKnown = await withStore(environment(), ({ devices }) => devices.isKnown(key, who && userHash(who)));
  return isKnown ? key : null;
}

/**
 * Remembers this browser as one that the user has signed in with, and gives it another cookie: one that was planted, or
 * copied from a browser before, is worth nothing. Only for actions. Rejects if the store is down.
 */
export async function rememberDevice(who: User): Promise<void> {
  const { name, flags } = ownCookie();
  const cookie = newCookie();
  const seen = { before: await currentKey(), key: storeKey(cookie), user: userHash(who), at: Date.now() };
  await withStore(environment(), ({ devices }) => devices.remember(seen));
  (await cookies()).set(name, cookie, { ...flags, maxAge: DEVICE_MAX_AGE_SECONDS });
}
