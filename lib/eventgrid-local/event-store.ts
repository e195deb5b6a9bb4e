import { type Insertable, type Kysely, sql } from 'kysely';
import type { Attempt, DeliveryRow, DeliveryStatus, PublishMetricRow, TracedEventRow } from './event-tables';
import type { StorePage } from './list-rows';
import type { EventGridTables } from './tables';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long and how many published events are kept (our choice). */
const TRACES_KEPT_MS = 3 * DAY_MS;
const METRICS_KEPT_MINUTES = 30 * 24 * 60;
const MAX_ROWS = 100_000;
/** Together, events are kept up to so many characters (our choice). */
const MAX_CONTENT_CHARS = 64 * 1024 * 1024;
/** Events that are removed together once there is too much of them. */
const CONTENTS_AT_ONCE = 1000;

type Traced = Insertable<TracedEventRow>;

/** One event of a publish request and its result. `bytes` is its length as JSON. */
type PublishedEvent = { source_name: string; bytes: number; ok: boolean };

export type Publication = {
  projectId: string;
  channelId: string;
  atMs: number;
  durationMs: number;
  events: readonly PublishedEvent[];
  traces: readonly Pick<Traced, 'subscription_name' | 'source_name' | 'event_type' | 'event_id'>[];
  contents: readonly (Pick<Traced, 'source_name' | 'event_type' | 'event_id'> & { content: string })[];
  deliveries: readonly NewDelivery[];
};

/** A delivery as a publication makes it: waiting for its webhook, or over. */
export type NewDelivery = Pick<
  Insertable<DeliveryRow>,
  'event_id' | 'subscription_id' | 'subscription_name' | 'target_id' | 'target_name'
> & { status: DeliveryStatus; attempts: readonly Attempt[]; provider_type: string };

/** A published event as it came. */
type KeptEvent = { event_id: string; source_name: string; event_type: string; received_ms: number; content: string };

type TracedColumn = 'channel_id' | 'event_id' | 'source_name' | 'event_type' | 'subscription_name';

/** Query of traced events. Times are milliseconds, both ends included. */
type TraceQuery = {
  projectId: string;
  startMs: number;
  endMs: number;
  /** Columns that must equal a text. */
  equals: Partial<Record<TracedColumn, string | undefined>>;
  offset: number;
  limit: number;
};

/** Query of published events, in minutes since 1970, both ends included. */
type MetricQuery = {
  projectId: string;
  channelId: string;
  sourceName?: string | undefined;
  startMinute: number;
  endMinute: number;
  /** Minutes per row of the answer. */
  period: number;
  limit: number;
};

/** The sums of one period; `minute` is the period's first. */
export type PublishMetric = Omit<PublishMetricRow, 'seq' | 'project_id' | 'channel_id' | 'source_name'>;

/** What the store keeps of published events. */
export type EventStore = {
  /** Finds the names that are sources of the channel, whoever provides them. */
  sourcesOn(
    projectId: string,
    channelId: string,
    names: readonly string[],
  ): Promise<{ name: string; provider_type: string }[]>;
  /**
   * Records published events and their deliveries, and removes what is too old or too much. Resolves to the number of
   * each publication's first delivery; the others follow it.
   */
  savePublications(publications: readonly Publication[]): Promise<number[]>;
  /** Finds the newest event with an ID, on one channel or on any. */
  findEvent(projectId: string, eventId: string, channelId?: string): Promise<KeptEvent | undefined>;
  /** Lists traced events, newest first. */
  listTraces(query: TraceQuery): Promise<StorePage<Omit<TracedEventRow, 'seq'>>>;
  /** Lists the periods in which something was published, oldest first. */
  listMetrics(query: MetricQuery): Promise<PublishMetric[]>;
};

/** Makes the part of the store that keeps published events, at most `maxRows` per table. */
export function eventStore(db: Kysely<EventGridTables>, maxRows = MAX_ROWS): EventStore {
  const contents = contentLimit(maxRows);
  return {
    sourcesOn: (projectId, channelId, names) =>
      db
        .selectFrom('source')
        .select(['name', 'provider_type'])
        .where('project_id', '=', projectId)
        .where('channel_id', '=', channelId)
        // Passed as one parameter: SQLite limits the length of a list.
        .where('name', 'in', sql<string>`(select value from json_each(${JSON.stringify(names)}))`)
        .execute(),

    savePublications: (publications) =>
      db.transaction().execute(async (trx) => {
        const firstSeqs = [];
        for (const publication of publications) firstSeqs.push(await savePublication(trx, publication));
        await prune(trx, publications[0]?.atMs ?? 0, maxRows);
        await contents.prune(trx, publications);
        return firstSeqs;
      }),

    findEvent(projectId, eventId, channelId) {
      const found = db
        .selectFrom('published_event')
        .select(['event_id', 'source_name', 'event_type', 'received_ms', 'content'])
        .where('project_id', '=', projectId)
        .where('event_id', '=', eventId)
        .orderBy('seq', 'desc');
      return (channelId === undefined ? found : found.where('channel_id', '=', channelId)).executeTakeFirst();
    },

    async listTraces({ projectId, startMs, endMs, equals, offset, limit }) {
      let matching = db
        .selectFrom('traced_event')
        .where('project_id', '=', projectId)
        .where('event_received_time', '>=', startMs)
        .where('event_received_time', '<=', endMs);
      for (const [column, text] of Object.entries(equals)) {
        if (text !== undefined) matching = matching.where(sql.ref(column), '=', text);
      }
      const counted = await matching.select((expression) => expression.fn.countAll<number>().as('total')).execute();
      const newestFirst = matching.selectAll().orderBy('event_received_time', 'desc').orderBy('seq', 'desc');
      return { total: counted[0]?.total ?? 0, items: await newestFirst.limit(limit).offset(offset).execute() };
    },

    async listMetrics({ projectId, channelId, sourceName, startMinute, endMinute, period, limit }) {
      const source = sourceName === undefined ? sql`` : sql`and source_name = ${sourceName}`;
      // SQLite gets parameters as real numbers, so dividing by one would not give whole numbers.
      const periodMinutes = sql`cast(${period} as integer)`;
      const result = await sql<PublishMetric>`
      select minute / ${periodMinutes} * ${periodMinutes} as minute, sum(num) as num, sum(success_num) as success_num,
        sum(size_sum) as size_sum, min(size_min) as size_min, max(size_max) as size_max,
        sum(time_sum) as time_sum, min(time_min) as time_min, max(time_max) as time_max
      from publish_metric
      where project_id = ${projectId} and channel_id = ${channelId}
        and minute between ${startMinute} and ${endMinute} ${source}
      group by 1 order by 1 limit ${limit}`.execute(db);
      return result.rows;
    },
  };
}

/**
 * Saves one publication. Rows go in as one JSON parameter: SQLite limits their number, and kysely's time grows with it.
 */
async function savePublication(db: Kysely<EventGridTables>, publication: Publication): Promise<number> {
  const { projectId, channelId, atMs, traces, contents, deliveries } = publication;
  await sql`insert into traced_event
    (project_id, channel_id, event_received_time, subscription_name, source_name, event_type, event_id)
    select ${projectId}, ${channelId}, ${atMs}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
    from json_each(${rowsOf(traces, ['subscription_name', 'source_name', 'event_type', 'event_id'])})`.execute(db);
  await sql`insert into published_event
    (project_id, channel_id, received_ms, event_id, source_name, event_type, content)
    select ${projectId}, ${channelId}, ${atMs}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
    from json_each(${rowsOf(contents, ['event_id', 'source_name', 'event_type', 'content'])})`.execute(db);
  const newest = await sql<{ seq: number | null }>`select max(seq) as seq from delivery`.execute(db);
  const firstSeq = (newest.rows[0]?.seq ?? 0) + 1;
  const rows = deliveries.map((one) => ({ ...one, attempts: JSON.stringify(one.attempts) }));
  const columns = [
    'event_id',
    'subscription_id',
    'subscription_name',
    'target_id',
    'target_name',
    'status',
    'attempts',
  ];
  await sql`insert into delivery
    (seq, project_id, channel_id, event_id, subscription_id, subscription_name, target_id, target_name, status, attempts)
    select cast(${firstSeq} as integer) + key, ${projectId}, ${channelId}, value ->> 0, value ->> 1, value ->> 2,
      value ->> 3, value ->> 4, value ->> 5, value ->> 6
    from json_each(${rowsOf(rows, columns)})`.execute(db);
  for (const row of metricsOf(publication)) await addMetric(db, row);
  return firstSeq;
}

const rowsOf = (rows: readonly object[], columns: readonly string[]): string =>
  JSON.stringify(rows.map((row) => columns.map((column) => Reflect.get(row, column))));

type MetricRow = Insertable<PublishMetricRow>;

/** Sums a publication's events by source. */
function metricsOf({ projectId, channelId, atMs, durationMs, events }: Publication): MetricRow[] {
  const names = [...new Set(events.map(({ source_name }) => source_name))];
  return names.map((source_name) => {
    const mine = events.filter((event) => event.source_name === source_name);
    const sizes = mine.map(({ bytes }) => bytes);
    return {
      project_id: projectId,
      channel_id: channelId,
      source_name,
      minute: Math.floor(atMs / 60_000),
      num: mine.length,
      success_num: mine.filter(({ ok }) => ok).length,
      size_sum: sizes.reduce((sum, bytes) => sum + bytes, 0),
      size_min: Math.min(...sizes),
      size_max: Math.max(...sizes),
      time_sum: durationMs * mine.length,
      time_min: durationMs,
      time_max: durationMs,
    };
  });
}

async function addMetric(db: Kysely<EventGridTables>, row: MetricRow): Promise<void> {
  const added = (column: string) => sql<number>`${sql.ref(column)} + ${sql.ref(`excluded.${column}`)}`;
  const smallerOf = (column: string) => sql<number>`min(${sql.ref(column)}, ${sql.ref(`excluded.${column}`)})`;
  const most = (column: string) => sql<number>`max(${sql.ref(column)}, ${sql.ref(`excluded.${column}`)})`;
  await db
    .insertInto('publish_metric')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'channel_id', 'minute', 'source_name']).doUpdateSet({
        num: added('num'),
        success_num: added('success_num'),
        size_sum: added('size_sum'),
        size_min: smallerOf('size_min'),
        size_max: most('size_max'),
        time_sum: added('time_sum'),
        time_min: smallerOf('time_min'),
        time_max: most('time_max'),
      }),
    )
    .execute();
}

/** Removes the oldest events once there are too many or they are too long. Their total is counted once, then kept. */
function contentLimit(maxRows: number) {
  let chars: number | undefined;
  const lengthOf = (rows: readonly { chars: number }[]) => rows.reduce((sum, row) => sum + row.chars, 0);
  return {
    async prune(db: Kysely<EventGridTables>, publications: readonly Publication[]): Promise<void> {
      const added = publications.flatMap(({ contents }) => contents.map(({ content }) => ({ chars: content.length })));
      chars = chars === undefined ? await totalChars(db) : chars + lengthOf(added);
      const isOver = chars > MAX_CONTENT_CHARS;
      const removed = await sql<{ chars: number }>`delete from published_event
        where seq <= (select max(seq) from published_event) - ${maxRows}
          or seq < (select min(seq) from published_event) + ${CONTENTS_AT_ONCE}
            and (${isOver ? 1 : 0} or received_ms < ${(publications[0]?.atMs ?? 0) - TRACES_KEPT_MS})
        returning length(content) as chars`.execute(db);
      chars -= lengthOf(removed.rows);
    },
  };
}

async function totalChars(db: Kysely<EventGridTables>): Promise<number> {
  const total = await sql<{ chars: number | null }>`select sum(length(content)) as chars from published_event`.execute(
    db,
  );
  return total.rows[0]?.chars ?? 0;
}

async function prune(db: Kysely<EventGridTables>, nowMs: number, maxRows: number): Promise<void> {
  const oldestMinute = Math.floor(nowMs / 60_000) - METRICS_KEPT_MINUTES;
  await db
    .deleteFrom('traced_event')
    .where('event_received_time', '<', nowMs - TRACES_KEPT_MS)
    .execute();
  await db.deleteFrom('publish_metric').where('minute', '<', oldestMinute).execute();
  await sql`delete from delivery where seq <= (select max(seq) from delivery) - ${maxRows}`.execute(db);
  await sql`delete from delivery_metric where minute < ${oldestMinute}`.execute(db);
  for (const table of ['traced_event', 'publish_metric', 'delivery_metric'] as const) {
    await sql`delete from ${sql.table(table)}
      where seq <= (select max(seq) from ${sql.table(table)}) - ${maxRows}`.execute(db);
  }
}
