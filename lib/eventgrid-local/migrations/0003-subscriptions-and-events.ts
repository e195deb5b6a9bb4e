import { type Kysely, type Migration, sql } from 'kysely';

/** Makes the tables of subscriptions, traced events and publications per minute. */
async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table subscription (
    id text primary key, project_id text not null, name text not null, description text, status text not null,
    channel_id text not null references channel (id), channel_name text not null, sources text not null,
    targets text not null, created_time integer not null, updated_time integer not null
  )`.execute(db);
  await sql`create table traced_event (
    seq integer primary key autoincrement, project_id text not null, channel_id text not null,
    subscription_name text not null, source_name text not null, event_type text not null, event_id text not null,
    event_received_time integer not null
  )`.execute(db);
  await sql`create table publish_metric (
    seq integer primary key autoincrement, project_id text not null, channel_id text not null, source_name text not null,
    minute integer not null, num integer not null, success_num integer not null, size_sum integer not null,
    size_min integer not null, size_max integer not null, time_sum integer not null, time_min integer not null,
    time_max integer not null, unique (project_id, channel_id, minute, source_name)
  )`.execute(db);
  await makeIndexes(db);
}

async function makeIndexes({ schema }: Kysely<unknown>): Promise<void> {
  const index = (table: string, columns: string[]) =>
    schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns);
  await index('subscription', ['project_id', 'name']).unique().execute();
  await index('subscription', ['project_id', 'created_time', 'id']).execute();
  await index('subscription', ['project_id', 'updated_time', 'id']).execute();
  await index('subscription', ['channel_id']).execute();
  await index('traced_event', ['project_id', 'channel_id', 'event_received_time']).execute();
  await index('traced_event', ['event_received_time']).execute();
  await index('publish_metric', ['minute']).execute();
}

export const subscriptionsAndEvents: Migration = { up };
