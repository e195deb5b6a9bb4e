import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countUsed, keptCount } from '@/lib/eventgrid-local/kept-counts';
import type { EventGridTables } from '@/lib/eventgrid-local/tables';
import { makeChannelRow, makeSourceRow, openEventGridDatabase } from '@/tests/support/eventgrid-database';

let db: Kysely<EventGridTables>;
beforeEach(async () => {
  db = await openEventGridDatabase();
});
afterEach(() => db.destroy());

const CHANNELS = ['c1', 'c2', 'c3'];
const FILTERS = [[], ['provider_type'], ['channel_id'], ['channel_id', 'provider_type']];

const places = { project_id: fc.constantFrom('p', 'q'), channel_id: fc.constantFrom(...CHANNELS) };
const kinds = {
  provider_type: fc.constantFrom('CUSTOM', 'OFFICIAL', 'PARTNER'),
  type: fc.constantFrom('APPLICATION', 'RABBITMQ', 'ROCKETMQ', null),
};
const id = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `s${index}`));
const write = fc.oneof(
  fc.record({ does: fc.constant('insert' as const), id, fields: fc.record({ ...places, ...kinds }) }),
  fc.record({ does: fc.constant('update' as const), id, fields: fc.record({ ...places, ...kinds }) }),
  fc.record({ does: fc.constant('delete' as const), id, fields: fc.constant({}) }),
  fc.record({ does: fc.constant('delete channel' as const), id, fields: fc.record(places) }),
);

it('equal count(*) after any sequence of writes, including refused and ignored ones', async () => {
  await db
    .insertInto('channel')
    .values(CHANNELS.map((name) => makeChannelRow(name)))
    .execute();
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 40 }), async (writes) => {
      for (const { does, id, fields } of writes) {
        if (does === 'insert') {
          const row = makeSourceRow(id, 'c1', fields);
          await db.insertInto('source').values(row).orIgnore().execute();
          await expect(db.insertInto('source').values(row).execute()).rejects.toThrow('UNIQUE');
        }
        if (does === 'update') await db.updateTable('source').set(fields).where('id', '=', id).execute();
        if (does === 'delete') await db.deleteFrom('source').where('id', '=', id).execute();
        if (does === 'delete channel') {
          await db.deleteFrom('source').where('channel_id', '=', fields.channel_id).execute();
        }
      }
      for (const columns of FILTERS) await expectTrueCounts(columns);
      await expectTrueQuotas();
    }),
    { numRuns: 40 },
  );
});

it('forget a value that has no rows left', async () => {
  await db.insertInto('channel').values(makeChannelRow('c')).execute();
  await db.insertInto('source').values(makeSourceRow('a', 'c')).execute();
  await db.deleteFrom('source').execute();
  await db.deleteFrom('channel').execute();
  expect(await db.selectFrom('kept_count').selectAll().execute()).toEqual([]);
});

it('are not kept for an exact name', async () => {
  expect(await keptCount(db, 'source', 'p', { name: 'a' })).toBeNull();
  expect(await keptCount(db, 'channel', 'p', { channel_id: 'c' })).toBeNull();
});

async function expectTrueCounts(columns: string[]) {
  const values = sql.join(['project_id', ...columns].map((column) => sql.ref(column)));
  const rows = await sql<Record<string, string | number>>`
    select ${values}, count(*) as n from source group by ${values}`.execute(db);
  for (const { project_id, n, ...equals } of rows.rows) {
    const filter = Object.fromEntries(Object.entries(equals).map(([column, value]) => [column, String(value)]));
    expect(await keptCount(db, 'source', String(project_id), filter)).toBe(n);
  }
  const kept = await db
    .selectFrom('kept_count')
    .select('count')
    .where('counted', '=', ['source', ...columns].join('.'))
    .execute();
  expect(kept).toHaveLength(rows.rows.length);
}

async function expectTrueQuotas() {
  const count = async (condition: ReturnType<typeof sql<boolean>>) =>
    (await sql<{ n: number }>`select count(*) as n from source where project_id = 'p' and ${condition}`.execute(db))
      .rows[0]?.n;
  expect(await countUsed(db, 'p')).toEqual({
    SOURCE: await count(sql`type is not null`),
    SOURCE_RABBITMQ: await count(sql`type = 'RABBITMQ'`),
    SOURCE_ROCKETMQ: await count(sql`type = 'ROCKETMQ'`),
    CHANNEL: CHANNELS.length,
  });
}
