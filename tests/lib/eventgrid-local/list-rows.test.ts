import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listRows, pageRowids, type StoreQuery } from '@/lib/eventgrid-local/list-rows';
import type { EventGridTables, SourceRow } from '@/lib/eventgrid-local/tables';
import { makeChannelRow, makeSourceRow, openEventGridDatabase } from '@/tests/support/eventgrid-database';

let db: Kysely<EventGridTables>;
beforeEach(async () => {
  db = await openEventGridDatabase();
});
afterEach(() => db.destroy());

const query = (field: string, direction: 'asc' | 'desc', equals: Record<string, string> = {}): StoreQuery => ({
  offset: 0,
  limit: 15,
  sort: { field, direction },
  equals,
  holds: {},
});

const FIELDS = {
  source: ['created_time', 'updated_time', 'name', 'label', 'type', 'status', 'channel_name', 'provider_type'],
  channel: ['created_time', 'updated_time', 'name', 'provider_type'],
} as const;
const CUSTOM = { provider_type: 'CUSTOM' };
const pages = (['source', 'channel'] as const).flatMap((table) =>
  FIELDS[table].flatMap((field) =>
    (['asc', 'desc'] as const).flatMap((direction) =>
      [{}, CUSTOM].map((equals) => ({ table, ...query(field, direction, equals) })),
    ),
  ),
);
const ofOneChannel = [{ channel_id: 'c' }, { channel_id: 'c', ...CUSTOM }].map((equals) => ({
  table: 'source' as const,
  ...query('created_time', 'desc', equals),
}));

it.each([...pages, ...ofOneChannel])('sorts nothing: $table $sort.field $sort.direction $equals', async (page) => {
  const plan = await sql<{ detail: string }>`explain query plan ${pageRowids(page.table, 'p', page)}`.execute(db);
  const steps = plan.rows.map(({ detail }) => detail).join('; ');
  expect(steps).toMatch(/USING (COVERING )?INDEX/);
  expect(steps).not.toContain('TEMP B-TREE');
});

it.each([{}, CUSTOM])('finds a page far down without reading the rows before it: %j', async (equals) => {
  const plan = await sql<{ detail: string }>`explain query plan
    ${pageRowids('source', 'p', { ...query('created_time', 'desc', equals), offset: 90_000 })}`.execute(db);
  expect(plan.rows.map(({ detail }) => detail).join('; ')).toContain('COVERING INDEX');
});

it('keeps rows that are equal in the sort field in the order of creation, whatever their IDs', async () => {
  await db.insertInto('channel').values(makeChannelRow('c')).execute();
  for (const id of ['z', 'a', 'm']) await db.insertInto('source').values(makeSourceRow(id, 'c')).execute();
  const names = async (direction: 'asc' | 'desc', offset = 0) =>
    (await listRows<SourceRow>(db, 'source', 'p', { ...query('created_time', direction), offset })).items.map(
      ({ name }) => name,
    );
  expect(await names('asc')).toEqual(['z', 'a', 'm']);
  expect(await names('desc')).toEqual(['m', 'a', 'z']);
  expect(await names('desc', 2)).toEqual(['z']);
  expect(await names('desc', 3)).toEqual([]);
});

it.each([
  [{ equals: {}, holds: {} }, 3],
  [{ equals: { provider_type: 'CUSTOM' }, holds: {} }, 2],
  [{ equals: { channel_id: 'd' }, holds: {} }, 1],
  [{ equals: { channel_id: 'c', provider_type: 'OFFICIAL' }, holds: {} }, 1],
  [{ equals: { channel_id: 'c PARTNER', provider_type: '' }, holds: {} }, 0],
  [{ equals: { name: 'one' }, holds: {} }, 1],
  [{ equals: { provider_type: 'CUSTOM' }, holds: { name: 'o' } }, 2],
  [{ equals: { provider_type: 'CUSTOM' }, holds: { name: 'O' } }, 0],
])('counts what matches: %j', async (filter, total) => {
  await db
    .insertInto('channel')
    .values([makeChannelRow('c'), makeChannelRow('d')])
    .execute();
  const official = { provider_type: 'OFFICIAL', type: null };
  const rows = [makeSourceRow('one', 'c'), makeSourceRow('two', 'd'), makeSourceRow('HC.OBS', 'c', official)];
  await db.insertInto('source').values(rows).execute();
  const page = await listRows(db, 'source', 'p', { ...query('name', 'asc'), ...filter });
  expect(page.total).toBe(total);
  expect(page.items).toHaveLength(total);
});
