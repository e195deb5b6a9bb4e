import type { Kysely, Migration } from 'kysely';

/** Makes missing tables and indexes: a file from before there were migrations already has them. */
async function up(db: Kysely<unknown>): Promise<void> {
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

async function makeIndexes({ schema }: Kysely<unknown>): Promise<void> {
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

export const firstTables: Migration = { up };
