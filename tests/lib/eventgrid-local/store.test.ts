import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { namesOf, startTestEventGrid } from '../../support/local-eventgrid';

const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-'));
  file = join(folder, 'deeper', 'eventgrid-local.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a store in a file', () => {
  it('still has everything after a restart: sources, channels, tokens', async () => {
    const first = await startTestEventGrid({ file });
    const body = { name: 'kept', channel_id: first.ordersChannelId, detail: { deep: [1, { a: null }] } };
    const { json } = await first.call('POST', SOURCES, { body });
    const token = first.adminToken;
    await first.close();

    const second = await startTestEventGrid({ file });
    expect((await second.call('GET', `${SOURCES}/${json.id}`, { token })).json).toEqual(json);
    expect(second.ordersChannelId).toBe(first.ordersChannelId);
    expect(namesOf(await second.call('GET', `/v1/${LOCAL_PROJECT_ID}/channels?sort=name:ASC`))).toEqual([
      'default',
      'orders',
    ]);
    await second.close();
  });

  it('contains no token, only its hash', async () => {
    const grid = await startTestEventGrid({ file });
    await grid.close();
    expect(readFileSync(file).includes(grid.adminToken.slice(0, 64))).toBe(false);
  });

  it('refuses a second source with the same name through the unique index', async () => {
    const grid = await startTestEventGrid({ file });
    await grid.call('POST', SOURCES, { body: { name: 'a', channel_id: grid.ordersChannelId } });
    const database = new Database(file);
    const columns = database
      .prepare('select * from pragma_table_info(?)')
      .all('source')
      .map((column) => String((column as { name: unknown }).name));
    const copied = columns.map((column) => (column === 'id' ? "'other'" : column)).join(', ');
    const copy = `insert into source (${columns.join(', ')}) select ${copied} from source where name = 'a'`;
    expect(() => database.exec(copy)).toThrow(/UNIQUE/);
    database.close();
    await grid.close();
  });
});
