import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { consoleStore, openConsoleStore, sharedThrottle, withStore } from '@/lib/session/console-store';
import { StoreDownError } from '@/lib/session/store-down';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('notices that its file is gone, and that it is back', async () => {
  const store = await openConsoleStore({ DATA_DIR: folder });
  await store.ping();
  renameSync(join(folder, 'console.db'), join(folder, 'away.db'));
  await expect(store.ping()).rejects.toThrow('ENOENT');
  renameSync(join(folder, 'away.db'), join(folder, 'console.db'));
  await store.ping();
  await store.close();
});

it('says StoreDownError while it cannot be opened, and opens by itself afterwards', async () => {
  mkdirSync(join(folder, 'console.db'));
  await expect(withStore({ DATA_DIR: folder }, async () => 'never')).rejects.toBeInstanceOf(StoreDownError);
  await expect(sharedThrottle({ DATA_DIR: folder }).take([], 0)).rejects.toBeInstanceOf(StoreDownError);
  rmSync(join(folder, 'console.db'), { recursive: true });
  expect(await withStore({ DATA_DIR: folder }, async () => 'open')).toBe('open');
  // One store a process, whoever asks.
  expect(consoleStore({ DATA_DIR: 'elsewhere' })).toBe(consoleStore({ DATA_DIR: folder }));
  await (await consoleStore({ DATA_DIR: folder })).close();
});
