import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '@/lib/database/lock-folder';
import { openSqlite } from '@/lib/database/open-sqlite';

type Tables = { thing: { id: number } };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('openSqlite', () => {
  it('keeps what was written when opened a second time', async () => {
    const file = join(folder, 'deeper', 'a.db');
    const first = openSqlite<Tables>(file);
    await first.schema.createTable('thing').addColumn('id', 'integer').execute();
    await first.insertInto('thing').values({ id: 7 }).execute();
    await first.destroy();
    const second = openSqlite<Tables>(file);
    expect(await second.selectFrom('thing').selectAll().execute()).toEqual([{ id: 7 }]);
    await second.destroy();
  });

  it('waits for another connection’s lock without blocking timers', async () => {
    const file = join(folder, 'a.db');
    const db = openSqlite<Tables>(file);
    await db.schema.createTable('thing').addColumn('id', 'integer').execute();
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    setTimeout(() => other.exec('COMMIT'), 300);
    await db.insertInto('thing').values({ id: 1 }).execute();
    expect(await db.selectFrom('thing').selectAll().execute()).toEqual([{ id: 1 }]);
    other.close();
    await db.destroy();
  });

  it('commits each write immediately, even after some were refused because of a lock', async () => {
    const file = join(folder, 'a.db');
    const db = openSqlite<Tables>(file);
    await db.schema.createTable('thing').addColumn('id', 'integer').execute();
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    const insert = (id: number) => db.insertInto('thing').values({ id }).execute();
    await expect(insert(1)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await expect(db.transaction().execute(() => insert(2))).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('COMMIT');
    await insert(3);
    const seen = () => other.prepare('SELECT id FROM thing ORDER BY id').pluck().all();
    expect(seen()).toEqual([3]);
    await db.transaction().execute((inside) => inside.insertInto('thing').values({ id: 4 }).execute());
    expect(seen()).toEqual([3, 4]);
    other.close();
    await db.destroy();
  });

  it('rolls back a failed write completely, and continues', async () => {
    const db = openSqlite<Tables>(':memory:');
    await db.schema
      .createTable('thing')
      .addColumn('id', 'integer', (column) => column.unique())
      .execute();
    const insert = (...ids: number[]) =>
      db
        .insertInto('thing')
        .values(ids.map((id) => ({ id })))
        .execute();
    await insert(1);
    await expect(insert(2, 1)).rejects.toThrow();
    await insert(3);
    expect(await db.selectFrom('thing').selectAll().execute()).toEqual([{ id: 1 }, { id: 3 }]);
    await db.destroy();
  });
});

describe('lockFolder', () => {
  it('refuses a second process with a sentence and lets the next one in after the release', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/Another console already uses/);
    release();
    expect(() => lockFolder(folder)()).not.toThrow();
  });

  it('does not report a damaged file as another console', () => {
    writeFileSync(join(folder, 'lock.db'), 'garbage'.repeat(1000));
    expect(() => lockFolder(folder)).toThrow(`${join(folder, 'lock.db')} is no database.`);
    rmSync(join(folder, 'lock.db'));
    mkdirSync(join(folder, 'lock.db'));
    expect(() => lockFolder(folder)).toThrow(`${join(folder, 'lock.db')} cannot be used.`);
  });
});
