import { mkdtempSync, rmSync } from 'node:fs';
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
  it('keeps what was written, across a second opening', async () => {
    const file = join(folder, 'deeper', 'a.db');
    const first = openSqlite<Tables>(file);
    await first.schema.createTable('thing').addColumn('id', 'integer').execute();
    await first.insertInto('thing').values({ id: 7 }).execute();
    await first.destroy();
    const second = openSqlite<Tables>(file);
    expect(await second.selectFrom('thing').selectAll().execute()).toEqual([{ id: 7 }]);
    await second.destroy();
  });

  it('waits for a lock that another connection holds, without blocking timers', async () => {
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
});

describe('lockFolder', () => {
  it('refuses a second holder in words and lets the next one in after the release', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/Another console already uses/);
    release();
    expect(() => lockFolder(folder)()).not.toThrow();
  });
});
