import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '@/lib/database/migrate';
import { openSqlite } from '@/lib/database/open-sqlite';
import { eventStore } from '@/lib/eventgrid-local/event-store';
import { eventGridMigrations } from '@/lib/eventgrid-local/migrations';
import type { EventGridTables } from '@/lib/eventgrid-local/tables';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let db: Kysely<EventGridTables>;

beforeEach(async () => {
  db = openSqlite(':memory:');
  await migrate(db, eventGridMigrations);
});
afterEach(() => db.destroy());

const publication = (atMs: number, ids: string[]) => ({
  projectId: 'p',
  channelId: 'c',
  atMs,
  durationMs: 4,
  events: ids.map(() => ({ source_name: 's', bytes: 10, ok: true })),
  traces: ids.map((event_id) => ({ subscription_name: '', source_name: 's', event_type: 't', event_id })),
  contents: ids.map((event_id) => ({ source_name: 's', event_type: 't', event_id, content: `{"id":"${event_id}"}` })),
  deliveries: [],
});
const metricQuery = { projectId: 'p', channelId: 'c', startMinute: 0, endMinute: 1e9, period: 1, limit: 1440 };

it('keeps the newest rows of each table, up to the limit', async () => {
  const store = eventStore(db, 3);
  for (let minute = 1; minute <= 5; minute += 1) {
    await store.savePublications([publication(minute * MINUTE_MS, [`${minute}a`, `${minute}b`])]);
  }
  const query = { projectId: 'p', startMs: 0, endMs: DAY_MS, equals: {}, offset: 0, limit: 10 };
  const { total, items } = await store.listTraces(query);
  expect([total, items.map(({ event_id }) => event_id)]).toEqual([3, ['5b', '5a', '4b']]);
  expect((await store.listMetrics(metricQuery)).map(({ minute }) => minute)).toEqual([3, 4, 5]);
});

it('keeps minutes for 30 days', async () => {
  const store = eventStore(db);
  await store.savePublications([publication(0, ['a'])]);
  await store.savePublications([publication(30 * DAY_MS, ['b'])]);
  expect(await store.listMetrics(metricQuery)).toHaveLength(2);
  await store.savePublications([publication(30 * DAY_MS + MINUTE_MS, ['c'])]);
  expect(await store.listMetrics(metricQuery)).toHaveLength(2);
});

it('adds up a minute, with the smallest and the largest of its events', async () => {
  const store = eventStore(db);
  await store.savePublications([publication(0, ['a', 'b'])]);
  const events = [{ source_name: 's', bytes: 40, ok: false }];
  await store.savePublications([{ ...publication(1, []), durationMs: 1, events }]);
  expect(await store.listMetrics(metricQuery)).toEqual([
    {
      minute: 0,
      num: 3,
      success_num: 2,
      size_sum: 60,
      size_min: 10,
      size_max: 40,
      time_sum: 9,
      time_min: 1,
      time_max: 4,
    },
  ]);
});
