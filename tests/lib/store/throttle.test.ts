import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleStore, openConsoleStore } from '@/lib/store/console-store';
import { SIGN_INS_IN_ALL, SIGN_INS_PER_ADDRESS, SIGN_INS_PER_USER, signInBuckets } from '@/lib/store/throttle';

const now = Date.parse('2026-11-24T12:00:00Z');
const mine = [{ name: 'mine', limit: 10 }];

let folder: string;
let store: ConsoleStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throttle-'));
  store = await openConsoleStore({ DATA_DIR: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const takeAll = async (count: number, at: number, buckets = mine) => {
  for (let n = 0; n < count; n += 1) expect((await store.throttle.take(buckets, at)).ok, `attempt ${n + 1}`).toBe(true);
};

describe('take', () => {
  it('lets ten through and refuses the eleventh, naming the wait', async () => {
    await takeAll(10, now);
    expect(await store.throttle.take(mine, now)).toEqual({ ok: false, retryAfterSeconds: 60 });
    expect(await store.throttle.take(mine, now + 59_999)).toEqual({ ok: false, retryAfterSeconds: 1 });
    expect((await store.throttle.take(mine, now + 60_000)).ok).toBe(true);
  });

  it('lets at most ten through in any 60 s, not only in clock minutes', async () => {
    const through: number[] = [];
    for (let at = now; at < now + 300_000; at += 500) if ((await store.throttle.take(mine, at)).ok) through.push(at);
    for (const from of through) {
      expect(through.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(10);
    }
    expect(through.length).toBe(50);
  });

  it('keeps counting across a restart', async () => {
    await takeAll(10, now);
    await store.close();
    store = await openConsoleStore({ DATA_DIR: folder });
    expect((await store.throttle.take(mine, now + 1000)).ok).toBe(false);
  });

  it('lets at most ten of many concurrent attempts through', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => store.throttle.take(mine, now)));
    expect(all.filter(({ ok }) => ok).length).toBe(10);
  });

  it('counts nothing in any bucket when one is full', async () => {
    await takeAll(10, now);
    const all = { name: 'all', limit: 12 };
    expect((await store.throttle.take([...mine, all], now)).ok).toBe(false);
    await takeAll(12, now, [all]);
    expect((await store.throttle.take([all], now)).ok).toBe(false);
  });

  it('does not refuse for a full bucket that only slows: it says so', async () => {
    const all = { name: 'all', limit: 3, slows: true } as const;
    const taken = [];
    for (let n = 0; n < 5; n += 1) taken.push(await store.throttle.take([all], now + n));
    expect(taken.map((one) => one.ok && one.areMany)).toEqual([false, false, false, true, true]);
    expect(await store.throttle.take([all], now + 60_004)).toMatchObject({ ok: true, areMany: false });
  });

  it('keeps buckets apart', async () => {
    await takeAll(10, now);
    await takeAll(10, now, [{ name: 'other', limit: 10 }]);
  });
});

describe('giveBack', () => {
  it('takes back only that sign-in', async () => {
    await takeAll(9, now);
    const last = await store.throttle.take(mine, now);
    expect(last.ok).toBe(true);
    if (last.ok) await store.throttle.giveBack(last.ticket);
    await takeAll(1, now);
    expect((await store.throttle.take(mine, now)).ok).toBe(false);
  });
});

describe('signInBuckets', () => {
  it('counts by user, by address and in total', () => {
    const limits = signInBuckets({ user: { account: 'a', user: 'u' }, address: '192.0.2.1', device: null }).map(
      ({ limit }) => limit,
    );
    expect(limits).toEqual([SIGN_INS_PER_USER, SIGN_INS_PER_ADDRESS, SIGN_INS_IN_ALL]);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8::1', '2001:db8::2:0:0:1', true],
    ['2001:db8::1', '2001:db8:0:0:1::', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8:0:1::', '2001:db8::', false],
    ['::1', '::2', true],
    ['1::', '::1', false],
    ['64:ff9b::192.0.2.1', '64:ff9b::192.0.2.2', true],
    ['192.0.2.1', '192.0.2.2', false],
  ])('counts %s and %s as one address: %s, by the /64 of IPv6', (one, other, same) => {
    const bucketOf = (address: string) => signInBuckets({ user: null, address, device: null })[0]?.name;
    expect(bucketOf(one) === bucketOf(other)).toBe(same);
  });

  it('has no address if none can be trusted, and no user for a token', () => {
    expect(signInBuckets({ user: null, address: null, device: null }).map(({ name }) => name)).toEqual(['all']);
  });

  it('recognizes a user in another case or width, or with blanks', () => {
    const [one] = signInBuckets({ user: { account: 'Local', user: 'admin' }, address: null, device: null });
    const [same] = signInBuckets({ user: { account: ' local', user: 'ADMIN' }, address: null, device: null });
    expect(same).toEqual(one);
  });

  it('distinguishes account and user, and stores no names', () => {
    const [one] = signInBuckets({ user: { account: 'ab', user: 'c' }, address: null, device: null });
    const [other] = signInBuckets({ user: { account: 'a', user: 'bc' }, address: null, device: null });
    expect(other).not.toEqual(one);
    expect(JSON.stringify(one)).not.toContain('ab');
  });
});
