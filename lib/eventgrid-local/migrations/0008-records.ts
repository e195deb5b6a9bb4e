import { type Kysely, type Migration, sql } from 'kysely';
import { keepCounts } from './0002-kept-counts';

/** What lists filter by, and its place in a record's body. SQLite reads it from there, so it needs no writer. */
const FILTERED = {
  vpc_id: '$.vpc_id',
  subnet_id: '$.subnet_id',
  type: '$.type',
  provider_type: '$.provider_type',
  instance_id: '$.kafka_detail.instance_id',
};

/** Makes the table of records: connections, endpoints, schemas and all else that is kept as it was sent. */
async function up(db: Kysely<unknown>): Promise<void> {
  const filtered = Object.entries(FILTERED).map(
    ([column, place]) =>
      sql`${sql.ref(column)} text generated always as (json_extract(body, ${sql.lit(place)})) virtual`,
  );
  await sql`create table record (
    id text primary key, project_id text not null, kind text not null, parent text not null, name text not null,
    status text not null, body text not null, created_time integer not null, updated_time integer not null,
    ${sql.join(filtered)}, unique (project_id, kind, parent, name)
  )`.execute(db);
  await sql`create index record_by_created_time on record (project_id, kind, parent, created_time)`.execute(db);
  await keepCounts(db, { record: [['kind'], ['kind', 'parent']] });
}

export const records: Migration = { up };
