import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ConsoleStore, openConsoleStore } from '@/lib/session/console-store';
import { makeIntent } from '../../support/make-intent';

let folder: string;
let store: ConsoleStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intents-'));
  store = await openConsoleStore({ DATA_DIR: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

it('tells a first press from the same one again, before and after its outcome is known', async () => {
  const intent = makeIntent();
  expect(await store.intents.open(intent)).toBe('new');
  expect(await store.intents.open(intent)).toBe('open');
  await store.intents.settle(intent, intent.id, 5);
  expect(await store.intents.open(intent)).toBe('settled');
});

it('gives back what was written, over a restart', async () => {
  const intent = makeIntent();
  await store.intents.open(intent);
  await store.close();
  store = await openConsoleStore({ DATA_DIR: folder });
  expect(await store.intents.findOpen(intent, intent.id)).toEqual(intent);
  expect(await store.intents.listOpen(intent, intent.sentAt + 1)).toEqual([intent]);
});

it.each([
  ['another user', { owner: 'local/other' }],
  ['another project', { projectId: 'other' }],
  ['another region', { endpointId: 'other' }],
])('tells nothing to %s, and settles nothing for them', async (_, other) => {
  const intent = makeIntent();
  await store.intents.open(intent);
  const scope = { ...intent, ...other };
  expect(await store.intents.findOpen(scope, intent.id)).toBeNull();
  expect(await store.intents.listOpen(scope, Number.MAX_SAFE_INTEGER)).toEqual([]);
  await store.intents.settle(scope, intent.id, 5);
  expect(await store.intents.findOpen(intent, intent.id)).toEqual(intent);
});

it('lists what is open, oldest first, and leaves out what is settled or too young', async () => {
  for (const [id, sentAt] of [
    ['third-third-third', 30],
    ['first-first-first', 10],
    ['second-second-se', 20],
    ['settled-settled-s', 15],
  ] as const) {
    await store.intents.open(makeIntent({ id, sentAt }));
  }
  await store.intents.settle(makeIntent(), 'settled-settled-s', 16);
  const open = await store.intents.listOpen(makeIntent(), 30);
  expect(open.map(({ sentAt }) => sentAt)).toEqual([10, 20]);
});

it('forgets what was sent long ago, told or not', async () => {
  await store.intents.open(makeIntent({ id: 'old-old-old-old-1', sentAt: 10 }));
  await store.intents.open(makeIntent({ id: 'old-old-old-old-2', sentAt: 20 }));
  await store.intents.removeOld(20, 10);
  expect((await store.intents.listOpen(makeIntent(), 100)).map(({ id }) => id)).toEqual(['old-old-old-old-2']);
});
