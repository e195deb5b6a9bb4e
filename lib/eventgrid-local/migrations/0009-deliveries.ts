import { type Kysely, type Migration, sql } from 'kysely';

/** Makes the tables of events as they came, of their deliveries, of dead letters, and of deliveries per minute. */
async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table published_event (
    seq integer primary key autoincrement, project_id text not null, channel_id text not null, event_id text not null,
    source_name text not null, event_type text not null, received_ms integer not null, content text not null
  )`.execute(db);
  await sql`create index published_event_by_event on published_event (project_id, event_id)`.execute(db);
  await sql`create table delivery (
    seq integer primary key autoincrement, project_id text not null, channel_id text not null, event_id text not null,
    subscription_id text not null, subscription_name text not null, target_id text not null, target_name text not null,
    status text not null, attempts text not null
  )`.execute(db);
  await sql`create index delivery_by_event on delivery (project_id, channel_id, event_id)`.execute(db);
  await sql`create index delivery_pending on delivery (status) where status = 'PENDING'`.execute(db);
  await sql`create table dead_letter (
    seq integer primary key autoincrement, delivery_seq integer not null, project_id text not null,
    channel_id text not null, event_id text not null, subscription_name text not null, target_id text not null,
    queue text not null, content text not null, at_ms integer not null
  )`.execute(db);
  await sql`create table delivery_metric (
    seq integer primary key autoincrement, project_id text not null, subscription_id text not null,
    target_id text not null, provider_type text not null, minute integer not null, num integer not null,
    success_num integer not null, fail_num integer not null, retry_success_num integer not null,
    retry_fail_num integer not null, retry_times integer not null, time_sum integer not null, time_min integer not null,
    time_max integer not null, unique (project_id, subscription_id, minute, target_id)
  )`.execute(db);
  await sql`create index delivery_metric_by_minute on delivery_metric (minute)`.execute(db);
}

export const deliveries: Migration = { up };
