import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '@/lib/database/migrate';
import { openSqlite } from '@/lib/database/open-sqlite';
import { eventGridMigrations } from '@/lib/eventgrid-local/migrations';
import { firstTables } from '@/lib/eventgrid-local/migrations/0001-first-tables';
import { openEventGridStore } from '@/lib/eventgrid-local/store';
import type { EventGridTables } from '@/lib/eventgrid-local/tables';
import { makeChannelRow, makeSourceRow } from '@/tests/support/eventgrid-database';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  file = join(folder, 'eventgrid.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const ALL = { offset: 0, limit: 15, sort: { field: 'name', direction: 'asc' }, equals: {}, holds: {} } as const;

it('migrates a file from before there were migrations, and counts its rows', async () => {
  const db = openSqlite<EventGridTables>(file);
  await firstTables.up(db);
  await db.insertInto('channel').values(makeChannelRow('c')).execute();
  const rows = [makeSourceRow('a', 'c'), makeSourceRow('b', 'c', { type: 'RABBITMQ' })];
  await db.insertInto('source').values(rows).execute();
  await db.destroy();

  const store = await openEventGridStore(file);
  expect(await store.listSources('p', ALL)).toEqual({ total: 2, items: rows });
  expect(await store.countUsed('p')).toEqual({ SOURCE: 2, SOURCE_RABBITMQ: 1, SOURCE_ROCKETMQ: 0, CHANNEL: 1 });
  await store.close();
});

it('changes nothing in a file that is up to date', async () => {
  await (await openEventGridStore(file)).close();
  const store = await openEventGridStore(file);
  expect((await store.listSources('p', ALL)).total).toBe(0);
  await store.close();
});

it('refuses a file of a newer version', async () => {
  const db = openSqlite<EventGridTables>(file);
  await migrate(db, { ...eventGridMigrations, '9999-later': { up: async () => {} } });
  await db.destroy();
  await expect(openEventGridStore(file)).rejects.toThrow('9999-later');
});

it('leaves a file as it was when a step fails', async () => {
  const db = openSqlite<EventGridTables>(file);
  const fails = { up: () => Promise.reject(new Error('no room')) };
  await expect(migrate(db, { ...eventGridMigrations, '9999-fails': fails })).rejects.toThrow('no room');
  expect((await db.introspection.getTables()).map(({ name }) => name)).toEqual([]);
  await db.destroy();
  await (await openEventGridStore(file)).close();
});
