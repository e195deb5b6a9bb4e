import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSignInQueue } from '@/lib/session/sign-in-queue';

beforeEach(() => vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs sign-ins that end when the test says; `started` are their names in the order in which they began. */
function open(options = {}) {
  const queue = createSignInQueue(options);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const results = new Map<string, unknown>();
  const ask = (lane: string, count: number) => {
    for (let n = 1; n <= count; n += 1) {
      const name = `${lane}${n}`;
      const work = () => {
        started.push(name);
        return new Promise<string>((done) => ends.set(name, () => done(name)));
      };
      void queue.run(lane, work).then((result) => results.set(name, result));
    }
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const end = async (name: string) => {
    ends.get(name)?.();
    await settle();
  };
  return { queue, started, results, ask, end, settle };
}

it('lets eight ask at a time, and each that ends lets the next one in', async () => {
  const { started, results, ask, end, settle } = open();
  ask('a', 20);
  await settle();
  expect(started).toHaveLength(8);
  await end('a1');
  expect(started).toHaveLength(9);
  expect(results.get('a1')).toBe('a1');
});

it('lets two ask at a time while there are many', async () => {
  const { queue, started, ask, end, settle } = open();
  queue.slowDown(true);
  ask('a', 5);
  await settle();
  expect(started).toHaveLength(2);
  queue.slowDown(false);
  await end('a1');
  expect(started).toHaveLength(5);
});

it('gives each address its turn: a client that fills its own delays no other', async () => {
  const { started, ask, end, settle } = open();
  ask('flood', 300);
  ask('b', 1);
  ask('c', 2);
  await settle();
  for (const done of ['flood1', 'flood2', 'flood3', 'flood4']) await end(done);
  expect(started.slice(8)).toEqual(['flood9', 'b1', 'c1', 'flood10']);
});

it('gives up the newest of the longest lane when too many wait, never another one', async () => {
  const { started, results, ask, end, settle } = open({ mostWaiting: 10 });
  ask('flood', 18);
  ask('b', 1);
  await settle();
  expect([...results]).toEqual([['flood18', null]]);
  await end('flood1');
  await end('flood2');
  expect(started).toContain('b1');
});

it('gives up on what waited 20 s, and forgets it', async () => {
  const { started, results, ask, end } = open();
  ask('a', 9);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(results.has('a9')).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(results.get('a9')).toBeNull();
  await end('a1');
  expect(started).toHaveLength(8);
});

it('goes on when a sign-in throws', async () => {
  const queue = createSignInQueue();
  await expect(queue.run('a', () => Promise.reject(new Error('store')))).rejects.toThrow('store');
  const all = Array.from({ length: 9 }, (_, n) => queue.run('a', async () => n));
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
