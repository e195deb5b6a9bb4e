import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ConsoleStore, openConsoleStore } from '@/lib/store/console-store';
import { makePendingWrite } from '../../support/make-pending-write';

let folder: string;
let store: ConsoleStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pendingWrites-'));
  store = await openConsoleStore({ DATA_DIR: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

it('distinguishes a first submit from a repeated one, before and after its outcome is known', async () => {
  const pendingWrite = makePendingWrite();
  expect(await store.pendingWrites.open(pendingWrite)).toBe('new');
  expect(await store.pendingWrites.open(pendingWrite)).toBe('open');
  await store.pendingWrites.settle(pendingWrite, pendingWrite.id, 5);
  expect(await store.pendingWrites.open(pendingWrite)).toBe('settled');
  expect(await store.pendingWrites.find(pendingWrite, pendingWrite.id)).toEqual({
    write: pendingWrite,
    isOpen: false,
    outcome: null,
  });
});

it('returns what was written, across a restart', async () => {
  const pendingWrite = makePendingWrite();
  await store.pendingWrites.open(pendingWrite);
  await store.close();
  store = await openConsoleStore({ DATA_DIR: folder });
  expect(await store.pendingWrites.find(pendingWrite, pendingWrite.id)).toEqual({
    write: pendingWrite,
    isOpen: true,
    outcome: null,
  });
  expect(await store.pendingWrites.listOpen(pendingWrite, pendingWrite.sentAt + 1)).toEqual([pendingWrite]);
});

it.each([
  ['another user', { owner: 'local/other' }],
  ['another project', { projectId: 'other' }],
  ['another region', { endpointId: 'other' }],
])('reports nothing to %s, and settles nothing for them', async (_, other) => {
  const pendingWrite = makePendingWrite();
  await store.pendingWrites.open(pendingWrite);
  const scope = { ...pendingWrite, ...other };
  expect(await store.pendingWrites.find(scope, pendingWrite.id)).toBeNull();
  expect(await store.pendingWrites.listOpen(scope, Number.MAX_SAFE_INTEGER)).toEqual([]);
  await store.pendingWrites.settle(scope, pendingWrite.id, 5);
  expect(await store.pendingWrites.find(pendingWrite, pendingWrite.id)).toEqual({
    write: pendingWrite,
    isOpen: true,
    outcome: null,
  });
});

it('lists what is open, oldest first, and leaves out what is settled or too young', async () => {
  for (const [id, sentAt] of [
    ['third-third-third', 30],
    ['first-first-first', 10],
    ['second-second-se', 20],
    ['settled-settled-s', 15],
  ] as const) {
    await store.pendingWrites.open(makePendingWrite({ id, sentAt }));
  }
  await store.pendingWrites.settle(makePendingWrite(), 'settled-settled-s', 16);
  const open = await store.pendingWrites.listOpen(makePendingWrite(), 30);
  expect(open.map(({ sentAt }) => sentAt)).toEqual([10, 20]);
});

it('forgets what was sent long ago, reported or not', async () => {
  await store.pendingWrites.open(makePendingWrite({ id: 'old-old-old-old-1', sentAt: 10 }));
  await store.pendingWrites.open(makePendingWrite({ id: 'old-old-old-old-2', sentAt: 20 }));
  await store.pendingWrites.removeOld(20, 10);
  expect((await store.pendingWrites.listOpen(makePendingWrite(), 100)).map(({ id }) => id)).toEqual([
    'old-old-old-old-2',
  ]);
});
