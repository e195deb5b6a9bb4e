import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { storeKey } from '@/lib/session/seal';
import { startSession } from '@/lib/session/session';
import { consoleStore, openConsoleStore, pingStore, sharedThrottle, withStore } from '@/lib/store/console-store';
import { StoreDownError } from '@/lib/store/store-down';
import { freePort } from '../../support/free-port';
import { makeSignedIn } from '../../support/make-signed-in';

let folder: string;

beforeEach(() => {
  Reflect.deleteProperty(globalThis, '__eventgrid');
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

it.each([0, 50, 4096])(
  'notices immediately that its file was cut off at %i bytes, and no cache hides it',
  async (bytes) => {
    const settings = { DATA_DIR: folder };
    await pingStore(settings);
    await withStore(settings, ({ sessions }) => startSession(sessions, makeSignedIn(), 0));
    // Another process's checkpoint: all is in the file, as after an hour.
    const other = new Database(join(folder, 'console.db'));
    other.pragma('wal_checkpoint');
    other.close();
    await pingStore(settings);
    truncateSync(join(folder, 'console.db'), bytes);
    await expect(pingStore(settings)).rejects.toBeInstanceOf(StoreDownError);
    // Nor does a file that grows again make it whole.
    truncateSync(join(folder, 'console.db'), 1_000_000);
    await expect((await consoleStore(settings)).ping()).rejects.toThrow('was cut off');
    await (await consoleStore(settings)).close();
  },
);

it('takes a file that was made smaller on purpose for whole', async () => {
  const store = await openConsoleStore({ DATA_DIR: folder });
  const file = join(folder, 'console.db');
  const other = new Database(file);
  other.exec('create table big (text); insert into big values (hex(zeroblob(200000))); drop table big');
  other.pragma('wal_checkpoint');
  await store.ping();
  const before = statSync(file).size;
  other.exec('vacuum');
  other.pragma('wal_checkpoint(truncate)');
  expect(statSync(file).size).toBeLessThan(before);
  await store.ping();
  other.close();
  await store.close();
});

it('throws StoreDownError while it cannot be opened, and opens by itself afterwards', async () => {
  mkdirSync(join(folder, 'console.db'));
  await expect(withStore({ DATA_DIR: folder }, async () => 'never')).rejects.toBeInstanceOf(StoreDownError);
  await expect(sharedThrottle({ DATA_DIR: folder }).take([], 0)).rejects.toBeInstanceOf(StoreDownError);
  rmSync(join(folder, 'console.db'), { recursive: true });
  expect(await withStore({ DATA_DIR: folder }, async () => 'open')).toBe('open');
  // One store per process, whoever uses it.
  expect(consoleStore({ DATA_DIR: 'elsewhere' })).toBe(consoleStore({ DATA_DIR: folder }));
  await (await consoleStore({ DATA_DIR: folder })).close();
});

it('reports in a sentence which file it cannot use, and why', async () => {
  const file = join(folder, 'console.db');
  writeFileSync(file, 'garbage'.repeat(1000));
  await expect(openConsoleStore({ DATA_DIR: folder })).rejects.toThrow(`${file} is no database. Restore it`);
  rmSync(file);
  const holder = new Database(file);
  holder.exec('CREATE TABLE a (b); BEGIN EXCLUSIVE');
  await expect(openConsoleStore({ DATA_DIR: folder })).rejects.toThrow(`${file} is in use by another process.`);
  holder.close();
});

it.each(['127.0.0.1', 'localhost'])('reports in a sentence that no PostgreSQL listens at %s', async (host) => {
  const DATABASE_URL = `postgres://console:canary@${host}:${await freePort()}/console`;
  const opened = openConsoleStore({ DATA_DIR: folder, DATABASE_URL });
  await expect(opened).rejects.toThrow(/^PostgreSQL at \w+.*:\d+ \(DATABASE_URL\): nothing listens there\. Start/);
  await expect(opened).rejects.not.toThrow('canary');
});

it('reopens the file when another one has replaced it', async () => {
  const settings = { DATA_DIR: folder };
  await pingStore(settings);
  const cookie = await withStore(settings, ({ sessions }) => startSession(sessions, makeSignedIn(), 0));
  copyFileSync(join(folder, 'console.db'), join(folder, 'copy.db'));
  renameSync(join(folder, 'console.db'), join(folder, 'away.db'));
  for (const rest of ['-wal', '-shm']) rmSync(join(folder, `console.db${rest}`), { force: true });
  await expect(pingStore(settings)).rejects.toBeInstanceOf(StoreDownError);
  renameSync(join(folder, 'copy.db'), join(folder, 'console.db'));
  await vi.waitFor(() => pingStore(settings), { timeout: 20_000 });
  // Reads now come from the new file: an older state, without the session.
  expect(await withStore(settings, ({ sessions }) => sessions.find(storeKey(cookie)))).toBeNull();
  await (await consoleStore(settings)).close();
});

it('gives a failed check to all callers within half a second, and checks again after it', async () => {
  const settings = { DATA_DIR: folder };
  const store = await consoleStore(settings);
  const ping = vi.spyOn(store, 'ping').mockRejectedValueOnce(new Error('away'));
  await expect(pingStore(settings)).rejects.toBeInstanceOf(StoreDownError);
  await expect(pingStore(settings)).rejects.toBeInstanceOf(StoreDownError);
  expect(ping).toHaveBeenCalledOnce();
  await vi.waitFor(() => pingStore(settings), { timeout: 20_000 });
  expect(ping).toHaveBeenCalledTimes(2);
  await store.close();
});

it('checks a store once for all waiting callers', async () => {
  const settings = { DATA_DIR: folder };
  const store = await consoleStore(settings);
  const ping = vi.spyOn(store, 'ping');
  await Promise.all([pingStore(settings), pingStore(settings), pingStore(settings)]);
  expect(ping).toHaveBeenCalledOnce();
  await store.close();
});
