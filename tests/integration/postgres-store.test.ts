import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleStore, openConsoleStore } from '@/lib/session/console-store';
import { endSession, findSession, startSession } from '@/lib/session/session';
import { signInBuckets } from '@/lib/session/throttle';
import { makeIntent } from '../support/make-intent';
import { makeSignedIn } from '../support/make-signed-in';
import { startPostgres, type TestPostgres } from '../support/postgres';

const LIMITS = { idleMs: 60_000, maxMs: 3_600_000 };
const NOW = Date.UTC(2026, 10, 25, 10);
let postgres: TestPostgres;
const opened: ConsoleStore[] = [];

const open = async () => {
  const store = await openConsoleStore({ DATA_DIR: '/nowhere', DATABASE_URL: postgres.url });
  opened.push(store);
  return store;
};

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
afterAll(() => postgres.close());

it('brings its tables up to date though several instances start at once', async () => {
  const stores = await Promise.all([open(), open(), open()]);
  await Promise.all(stores.map((store) => store.ping()));
});

describe('a session', () => {
  it('is started on one instance, found on another with times as numbers, and ended for both', async () => {
    const [here, there] = await Promise.all([open(), open()]);
    const cookie = await startSession(here.sessions, makeSignedIn(), LIMITS, NOW);
    const found = await findSession(there.sessions, cookie, LIMITS, NOW + 1000);
    expect(found?.session.createdAt).toBe(new Date(NOW).toISOString());
    await endSession(there.sessions, cookie);
    expect(await findSession(here.sessions, cookie, LIMITS, NOW + 2000)).toBeNull();
  });

  it('ends by itself when it was idle too long', async () => {
    const { sessions } = await open();
    const cookie = await startSession(sessions, makeSignedIn(), LIMITS, NOW);
    expect(await findSession(sessions, cookie, LIMITS, NOW + LIMITS.idleMs)).not.toBeNull();
    expect(await findSession(sessions, cookie, LIMITS, NOW + 2 * LIMITS.idleMs + 1)).toBeNull();
  });
});

it('lets ten sign-ins of one user through a minute, however many instances count', async () => {
  const stores = await Promise.all([open(), open()]);
  const buckets = signInBuckets({ account: 'a', user: 'u', address: null });
  const taken = await Promise.all(
    Array.from({ length: 30 }, (_, index) => stores[index % 2]?.throttle.take(buckets, NOW)),
  );
  expect(taken.filter((one) => one?.ok)).toHaveLength(10);
});

it('keeps intents, and tells the same press on two instances from a new one', async () => {
  const [here, there] = await Promise.all([open(), open()]);
  const intent = makeIntent();
  const pressed = await Promise.all([here.intents.open(intent), there.intents.open(intent)]);
  expect(pressed.sort()).toEqual(['new', 'open']);
  expect(await there.intents.findOpen(intent, intent.id)).toEqual(intent);
  await here.intents.settle(intent, intent.id, NOW);
  expect(await there.intents.open(intent)).toBe('settled');
});

it('rejects while the server is away, within 3 s, and works again by itself', async () => {
  const store = await open();
  await store.ping();
  await postgres.stop();
  const startedAt = performance.now();
  await expect(store.ping()).rejects.toThrow();
  expect(performance.now() - startedAt).toBeLessThan(3000);
  await postgres.start();
  await expect.poll(() => store.ping().then(() => 'up'), { timeout: 5000 }).toBe('up');
}, 60_000);
