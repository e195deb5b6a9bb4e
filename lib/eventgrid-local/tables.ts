import type { Kysely } from 'kysely';

/** A token issued by the local IAM. Of the token itself only its hash is kept. Times are milliseconds. */
export type TokenRow = { hash: string; user_id: string; project_id: string; issued_at: number; expires_at: number };

/** A source under EventGrid's names; event_types, detail and error_info are JSON texts, times milliseconds. */
export type SourceRow = {
  id: string;
  project_id: string;
  name: string;
  label: string;
  description: string | null;
  provider_type: string;
  event_types: string;
  created_time: number;
  updated_time: number;
  channel_id: string;
  channel_name: string;
  /** Null for an official source. */
  type: string | null;
  detail: string;
  status: string;
  error_info: string;
};

/** A channel under EventGrid's names; policy is a JSON text, cross_account 0 or 1, times milliseconds. */
export type ChannelRow = {
  id: string;
  project_id: string;
  name: string;
  description: string | null;
  provider_type: string;
  created_time: number;
  updated_time: number;
  enterprise_project_id: string;
  cross_account: number;
  policy: string | null;
};

export type EventGridTables = { token: TokenRow; source: SourceRow; channel: ChannelRow };

/** Makes the tables and indexes that are missing. A page in any usual order and an exact name go by an index. */
export async function makeTables(db: Kysely<EventGridTables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('token')
    .ifNotExists()
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('issued_at', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('channel')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('provider_type', 'text', (column) => column.notNull())
    .addColumn('created_time', 'integer', (column) => column.notNull())
    .addColumn('updated_time', 'integer', (column) => column.notNull())
    .addColumn('enterprise_project_id', 'text', (column) => column.notNull())
    .addColumn('cross_account', 'integer', (column) => column.notNull())
    .addColumn('policy', 'text')
    .execute();
  await schema
    .createTable('source')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('provider_type', 'text', (column) => column.notNull())
    .addColumn('event_types', 'text', (column) => column.notNull())
    .addColumn('created_time', 'integer', (column) => column.notNull())
    .addColumn('updated_time', 'integer', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull().references('channel.id'))
    .addColumn('channel_name', 'text', (column) => column.notNull())
    .addColumn('type', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('error_info', 'text', (column) => column.notNull())
    .execute();
  await makeIndexes(db);
}

async function makeIndexes({ schema }: Kysely<EventGridTables>): Promise<void> {
  const index = (table: 'source' | 'channel' | 'token', columns: string[]) =>
    schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .ifNotExists()
      .on(table)
      .columns(columns);
  await index('token', ['expires_at']).execute();
  for (const table of ['source', 'channel'] as const) {
    await index(table, ['project_id', 'name']).unique().execute();
    await index(table, ['project_id', 'created_time', 'id']).execute();
    await index(table, ['project_id', 'updated_time', 'id']).execute();
    await index(table, ['project_id', 'provider_type', 'created_time', 'id']).execute();
    await index(table, ['project_id', 'provider_type', 'updated_time', 'id']).execute();
    await index(table, ['project_id', 'provider_type', 'name', 'id']).execute();
  }
  await index('source', ['channel_id']).execute();
  await index('source', ['project_id', 'type']).execute();
  await index('source', ['project_id', 'channel_id', 'created_time', 'id']).execute();
}
