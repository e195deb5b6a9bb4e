import { type Kysely, type Migration, type RawBuilder, sql } from 'kysely';

/** The columns whose values are counted; with none, a project's whole table is counted. */
const COUNTED: Record<string, readonly (readonly string[])[]> = {
  source: [[], ['provider_type'], ['channel_id'], ['channel_id', 'provider_type'], ['type']],
  channel: [[], ['provider_type']],
};

async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table kept_count (
    project_id text not null, counted text not null, value text not null, count integer not null,
    primary key (project_id, counted, value)
  ) without rowid`.execute(db);
  await keepCounts(db, COUNTED);
}

/**
 * Counts the existing rows of tables, and maintains the counts with triggers, so that no writer can forget them. A row
 * without a value (an official source has no type) counts under the empty text.
 */
export async function keepCounts(db: Kysely<unknown>, counted: typeof COUNTED): Promise<void> {
  for (const [table, columnSets] of Object.entries(counted)) {
    const watched = sql.join(['project_id', ...new Set(columnSets.flat())].map((column) => sql.ref(column)));
    await sql`create trigger ${sql.ref(`${table}_counted_on_insert`)} after insert on ${sql.table(table)} begin
      ${each(columnSets, (columns) => added(table, columns))} end`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_counted_on_delete`)} after delete on ${sql.table(table)} begin
      ${each(columnSets, (columns) => removed(table, columns))} end`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_counted_on_update`)} after update of ${watched} on ${sql.table(table)} begin
      ${each(columnSets, (columns) => removed(table, columns))}
      ${each(columnSets, (columns) => added(table, columns))} end`.execute(db);
    for (const columns of columnSets) {
      const value = keyOf(table, columns);
      await sql`insert into kept_count select project_id, ${countedAs(table, columns)}, ${value}, count(*)
        from ${sql.table(table)} group by project_id, ${value}`.execute(db);
    }
  }
}

type Columns = readonly string[];

const each = (columnSets: readonly Columns[], statement: (columns: Columns) => RawBuilder<unknown>) =>
  sql.join(columnSets.map(statement), sql` `);

const countedAs = (table: string, columns: Columns) => sql.lit([table, ...columns].join('.'));

const keyOf = (row: string, columns: Columns) =>
  columns.length === 0
    ? sql.lit('')
    : sql.join(
        columns.map((column) => sql`coalesce(${sql.ref(`${row}.${column}`)}, '')`),
        sql` || ' ' || `,
      );

const added = (table: string, columns: Columns) => sql`
  insert into kept_count values (new.project_id, ${countedAs(table, columns)}, ${keyOf('new', columns)}, 1)
    on conflict (project_id, counted, value) do update set count = count + 1;`;

const removed = (table: string, columns: Columns) => sql`
  update kept_count set count = count - 1
    where project_id = old.project_id and counted = ${countedAs(table, columns)} and value = ${keyOf('old', columns)};
  delete from kept_count
    where project_id = old.project_id and counted = ${countedAs(table, columns)} and value = ${keyOf('old', columns)}
    and count = 0;`;

export const keptCounts: Migration = { up };
