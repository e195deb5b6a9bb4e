import { type Kysely, type Migration, sql } from 'kysely';

const SOURCE_FIELDS = [
  'created_time',
  'updated_time',
  'name',
  'label',
  'type',
  'status',
  'channel_name',
  'provider_type',
];
const CHANNEL_FIELDS = ['created_time', 'updated_time', 'name', 'provider_type'];

/**
 * Makes an index for every field that lists sort by, for all providers and for one. Rows that are equal in the field
 * are in order of creation, because every index ends with SQLite's own row number; the ID, which the first step's
 * indexes end with, would double their size.
 */
async function up(db: Kysely<unknown>): Promise<void> {
  await replaceIndexes(db, 'source', SOURCE_FIELDS);
  await replaceIndexes(db, 'channel', CHANNEL_FIELDS);
  await sql`drop index source_by_project_id_channel_id_created_time_id`.execute(db);
  await db.schema
    .createIndex('source_by_project_id_channel_id_created_time')
    .on('source')
    .columns(['project_id', 'channel_id', 'created_time'])
    .execute();
}

async function replaceIndexes(db: Kysely<unknown>, table: string, fields: string[]): Promise<void> {
  const old = [
    'created_time',
    'updated_time',
    'provider_type_created_time',
    'provider_type_updated_time',
    'provider_type_name',
  ];
  for (const columns of old) await db.schema.dropIndex(`${table}_by_project_id_${columns}_id`).execute();
  for (const field of fields) {
    // The unique index of names and the first step's index of types already serve.
    const ofAll = ['project_id', field];
    const ofProvider = ['project_id', 'provider_type', field];
    for (const columns of field === 'provider_type' ? [ofAll] : [ofAll, ofProvider]) {
      await db.schema
        .createIndex(`${table}_by_${columns.join('_')}`)
        .ifNotExists()
        .on(table)
        .columns(columns)
        .execute();
    }
  }
}

export const pageIndexes: Migration = { up };
