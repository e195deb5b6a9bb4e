import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { storeKey } from '@/lib/session/seal';
import { endOldestSessions, endSession, findSession, startSession, wasDisplaced } from '@/lib/session/session';
import type { ConsoleStore } from '@/lib/store/console-store';
import { cleanStore } from '@/lib/store/keep-clean';
import { signInBuckets } from '@/lib/store/throttle';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { describeStores } from '../support/console-stores';
import { makePendingWrite } from '../support/make-pending-write';
import { makeSignedIn } from '../support/make-signed-in';

// What holds for the console's own store, wherever it is. Rows of one case stay for the next: each has names of its
// own.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIMITS = { idleMs: 30 * MINUTE, maxMs: 12 * HOUR };
const NOW = Date.UTC(2026, 10, 25, 10);

const expiring = (ms: number) => ({ expiresAt: new Date(NOW + ms).toISOString() });
const start = ({ sessions }: ConsoleStore, parts = {}, at = NOW) => startSession(sessions, makeSignedIn(parts), at);
const find = ({ sessions }: ConsoleStore, cookie: string, at: number) => findSession(sessions, cookie, LIMITS, at);
const isKept = async ({ sessions }: ConsoleStore, cookie: string) => (await sessions.find(storeKey(cookie))) !== null;

describeStores(({ open, outages }) => {
  it('brings its tables up to date though several instances start together', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await Promise.all(stores.map((store) => store.ping()));
  });

  it.each([
    ['idle for 30 minutes', {}, 30 * MINUTE, true],
    ['idle for a moment more', {}, 30 * MINUTE + 1, false],
    ['a moment before its token expires', expiring(MINUTE), MINUTE - 1, true],
    ['as its token expires', expiring(MINUTE), MINUTE, false],
  ])('a session %s: its end takes its row', async (_, parts, later, alive) => {
    const store = await open();
    const cookie = await start(store, parts);
    expect((await find(store, cookie, NOW + later)) !== null).toBe(alive);
    expect(await isKept(store, cookie)).toBe(alive);
  });

  it('ends a session in use after 12 hours, and never later than its token', async () => {
    const store = await open();
    const [long, short] = [await start(store), await start(store, expiring(11 * HOUR))];
    for (let at = 0; at < 11 * HOUR; at += 20 * MINUTE) {
      for (const cookie of [long, short]) expect(await find(store, cookie, NOW + at), `after ${at} ms`).not.toBeNull();
    }
    expect(await find(store, short, NOW + 11 * HOUR)).toBeNull();
    for (const at of [11, 11.4, 11.8, 12]) expect(await find(store, long, NOW + at * HOUR)).not.toBeNull();
    expect(await find(store, long, NOW + 12 * HOUR + 1)).toBeNull();
  });

  it('ends the oldest sessions of a user who has too many, keeps no token of them, and can tell', async () => {
    const store = await open();
    const user = { id: randomUUID(), name: 'many', domain: 'local' };
    const cookies: string[] = [];
    for (let age = 7; age > 0; age -= 1) cookies.push(await start(store, { user }, NOW - age * MINUTE));
    const others = [await start(store), await start(store, { user, endpointId: 'elsewhere' })];
    const live = await store.sessions.countLive({ seenSince: 0, createdSince: 0, expiresAfter: 0 });
    expect(await endOldestSessions(store.sessions, makeSignedIn({ user }), 3)).toBe(3);
    expect(await endOldestSessions(store.sessions, makeSignedIn({ user }), 3)).toBe(0);
    const states = await Promise.all(
      cookies.map(async (cookie) => [
        (await find(store, cookie, NOW)) !== null,
        await wasDisplaced(store.sessions, cookie),
        (await store.sessions.find(storeKey(cookie)))?.sealed_token.length ?? null,
      ]),
    );
    const [forgotten, ended, kept] = [
      [false, false, null],
      [false, true, 0],
      [true, false, expect.any(Number)],
    ];
    expect(states).toEqual([forgotten, ended, ended, ended, kept, kept, kept]);
    for (const cookie of others) expect(await find(store, cookie, NOW)).not.toBeNull();
    // The row that was removed, and the three that ended.
    expect(live - (await store.sessions.countLive({ seenSince: 0, createdSince: 0, expiresAfter: 0 }))).toBe(4);
  });

  it('tells users whom IAM did not name apart by their projects', async () => {
    const store = await open();
    const unnamed = { user: { id: '', name: '', domain: '' } };
    const project = { id: randomUUID(), name: 'p' };
    const [mine, theirs] = [await start(store, { ...unnamed, project }), await start(store, unnamed)];
    expect(await endOldestSessions(store.sessions, makeSignedIn({ ...unnamed, project }), 1)).toBe(0);
    for (const cookie of [mine, theirs]) expect(await find(store, cookie, NOW)).not.toBeNull();
  });

  it('gives what was written back as it was, times as numbers, to another connection', async () => {
    const [here, there] = [await open(), await open()];
    const cookie = await start(here, expiring(HOUR));
    const found = await find(there, cookie, NOW + 1);
    expect(found?.session).toMatchObject({ createdAt: new Date(NOW).toISOString(), ...expiring(HOUR) });
  });

  it('ends a session everywhere immediately, and no other', async () => {
    const [here, there] = [await open(), await open()];
    const [mine, other] = [await start(here), await start(here)];
    await endSession(there.sessions, mine);
    expect(await find(here, mine, NOW)).toBeNull();
    expect(await find(here, other, NOW)).not.toBeNull();
  });

  it('is not brought back by an answer that was under way as it ended', async () => {
    const store = await open();
    const cookie = await start(store);
    await endSession(store.sessions, cookie);
    await store.sessions.touch(storeKey(cookie), NOW + MINUTE);
    expect(await isKept(store, cookie)).toBe(false);
  });

  it('counts ten sign-ins a minute, however many instances count, over a restart, and forgets them after it', async () => {
    const buckets = signInBuckets({
      user: { account: 'local', user: randomUUID() },
      address: null,
      device: null,
    }).slice(0, 1);
    const stores = await Promise.all([open(), open()]);
    const taken = await Promise.all(
      Array.from({ length: 24 }, (_, index) => stores[index % 2]?.throttle.take(buckets, NOW)),
    );
    expect(taken.filter((one) => one?.ok)).toHaveLength(10);
    const again = await open();
    expect(await again.throttle.take(buckets, NOW + MINUTE - 1)).toEqual({ ok: false, retryAfterSeconds: 1 });
    expect((await again.throttle.take(buckets, NOW + MINUTE)).ok).toBe(true);
  });

  it('knows a browser by its last cookie, for the users who signed in with it, until it is long unused', async () => {
    const [first, second, user, other] = Array.from({ length: 4 }, () => randomUUID());
    const store = await open();
    const known = async (key = '', who: string | null = '') => store.devices.isKnown(key, who);
    await store.devices.remember({ before: null, key: first ?? '', user: user ?? '', at: NOW });
    expect([await known(first, user), await known(first, null), await known(first, other)]).toEqual([
      true,
      true,
      false,
    ]);
    await store.devices.remember({ before: first ?? '', key: second ?? '', user: other ?? '', at: NOW });
    expect([await known(first, null), await known(second, user), await known(second, other)]).toEqual([
      false,
      true,
      true,
    ]);
    await store.devices.remember({ before: second ?? '', key: second ?? '', user: other ?? '', at: NOW + MINUTE });
    await store.devices.removeOld(NOW + 1, 500);
    expect([await known(second, user), await known(second, other)]).toEqual([false, true]);
  });

  it('forgets the oldest of 21 browsers of a user', async () => {
    const store = await open();
    const user = randomUUID();
    const keys = Array.from({ length: 21 }, () => randomUUID());
    for (const [at, key] of keys.entries()) await store.devices.remember({ before: null, key, user, at: NOW + at });
    const known = await Promise.all(keys.map((key) => store.devices.isKnown(key, user)));
    expect(known).toEqual([false, ...Array(20).fill(true)]);
  });

  it('keeps a pending write over a restart until its outcome is known', async () => {
    const pendingWrite = makePendingWrite({ id: randomUUID() });
    const [here, there] = await Promise.all([open(), open()]);
    // The same press on two instances is one.
    expect(
      (await Promise.all([here.pendingWrites.open(pendingWrite), there.pendingWrites.open(pendingWrite)])).sort(),
    ).toEqual(['new', 'open']);
    const again = await open();
    expect(await again.pendingWrites.find(pendingWrite, pendingWrite.id)).toEqual({
      write: pendingWrite,
      isOpen: true,
      outcome: null,
    });
    const outcome = { kind: 'done', id: 's-1' } as const;
    await again.pendingWrites.settle(pendingWrite, pendingWrite.id, NOW, outcome);
    expect(await again.pendingWrites.find(pendingWrite, pendingWrite.id)).toMatchObject({ isOpen: false, outcome });
    expect(await again.pendingWrites.open(pendingWrite)).toBe('settled');
  });

  it('cleans away what has ended, and nothing that is still read', async () => {
    const store = await open();
    const later = NOW + 8 * DAY;
    await cleanStore(store, LIMITS, later);
    const [idle, old, expired, alive] = [
      await start(store, {}, later - 31 * MINUTE),
      await start(store, {}, later - 12 * HOUR - 1),
      await start(store, { expiresAt: new Date(later).toISOString() }, later - MINUTE),
      await start(store, { expiresAt: new Date(later + 1).toISOString() }, later - 30 * MINUTE),
    ];
    await store.sessions.touch(storeKey(old), later);
    const bucket = [{ name: randomUUID(), limit: 1 }];
    await store.throttle.take(bucket, later - MINUTE);
    const [settled, open_] = [
      makePendingWrite({ id: randomUUID(), sentAt: later - 7 * DAY - 1 }),
      makePendingWrite({ id: randomUUID() }),
    ];
    await store.pendingWrites.open(settled);
    await store.pendingWrites.open({ ...open_, sentAt: later - 7 * DAY });

    expect(await cleanStore(store, LIMITS, later)).toBe(5);
    expect(await Promise.all([idle, old, expired].map((cookie) => isKept(store, cookie)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await isKept(store, alive)).toBe(true);
    expect(await store.pendingWrites.find(settled, settled.id)).toBeNull();
    expect(await store.pendingWrites.find(open_, open_.id)).not.toBeNull();
    expect(await cleanStore(store, LIMITS, later)).toBe(0);

    // What still counts in the throttle stays.
    await store.throttle.take(bucket, later);
    await cleanStore(store, LIMITS, later);
    expect((await store.throttle.take(bucket, later)).ok).toBe(false);
  });

  it('cleans in batches, with nothing lost when two instances clean together', async () => {
    const [here, there] = [await open(), await open()];
    const later = NOW + 30 * DAY;
    const batches = { size: 10, most: 3 };
    await cleanStore(here, LIMITS, later);
    await Promise.all(Array.from({ length: 55 }, () => start(here)));
    const alive = await start(here, {}, later);
    expect(await cleanStore(here, LIMITS, later, batches)).toBe(30);
    const both = await Promise.all([here, there].map((store) => cleanStore(store, LIMITS, later, batches)));
    expect(both.reduce((sum, removed) => sum + removed, 0)).toBe(25);
    expect(await isKept(here, alive)).toBe(true);
  });

  it('rejects while it is lost, within 5 s, and works again by itself', async () => {
    const store = await open();
    for (const [how, take] of Object.entries(outages())) {
      await store.ping();
      const giveBack = await take();
      const startedAt = performance.now();
      await expect(store.ping(), how).rejects.toThrow();
      // The store gives up after 5 s, by a timer.
      expect(performance.now() - startedAt).toBeLessThan(onThisMachine(5500));
      await giveBack();
      await expect.poll(() => store.ping().then(() => 'up', String), { timeout: onThisMachine(5000) }).toBe('up');
    }
  }, 60_000);
});
