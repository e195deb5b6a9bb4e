import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CountedTable, keptCount } from './kept-counts';
import type { EventGridTables } from './tables';

/** Query of a list. `sort` is trusted to name a column: list-query.ts lets no other through. */
export type StoreQuery = {
  offset: number;
  limit: number;
  sort: { field: string; direction: 'asc' | 'desc' };
  /** Columns that must equal a text. */
  equals: Record<string, string>;
  /** Columns that must contain a text. */
  holds: Record<string, string>;
};

export type StorePage<Row> = { total: number; items: Row[] };

/**
 * Reads one page of a project's rows, and how many match in total. Rows that are equal in the sort field keep their
 * order of creation.
 */
export async function listRows<Row>(
  db: Kysely<EventGridTables>,
  table: CountedTable,
  projectId: string,
  query: StoreQuery,
): Promise<StorePage<Row>> {
  const total = await countRows(db, table, projectId, query);
  if (query.offset >= total) return { total, items: [] };
  // Finds the page's position in an index alone: an offset of 90,000 would otherwise read 90,000 rows.
  const page = await sql<Row>`select ${sql.table(table)}.* from ${sql.table(table)}
    where rowid in (${pageRowids(table, projectId, query)}) ${orderOf(query)}`.execute(db);
  return { total, items: page.rows };
}

/** Builds the query for the positions of a page's rows. It sorts nothing: an index has the rows in order. */
export const pageRowids = (table: CountedTable, projectId: string, query: StoreQuery): RawBuilder<{ rowid: number }> =>
  sql`select rowid from ${sql.table(table)} where ${conditions(projectId, query)} ${orderOf(query)}
    limit ${query.limit} offset ${query.offset}`;

async function countRows(
  db: Kysely<EventGridTables>,
  table: CountedTable,
  projectId: string,
  query: StoreQuery,
): Promise<number> {
  const kept = Object.keys(query.holds).length === 0 ? await keptCount(db, table, projectId, query.equals) : null;
  if (kept !== null) return kept;
  const counted = await sql<{ total: number }>`select count(*) as total from ${sql.table(table)}
    where ${conditions(projectId, query)}`.execute(db);
  return counted.rows[0]?.total ?? 0;
}

const orderOf = ({ sort: { field, direction } }: StoreQuery) => {
  const way = sql.raw(direction === 'asc' ? 'asc' : 'desc');
  return sql`order by ${sql.ref(field)} ${way}, rowid ${way}`;
};

const conditions = (projectId: string, { equals, holds }: StoreQuery) =>
  sql.join(
    [
      sql<SqlBool>`project_id = ${projectId}`,
      ...Object.entries(equals).map(([column, text]) => {
        // The plus keeps SQLite from using the provider type's index when the channel is far more selective.
        const plus = sql.raw(column === 'provider_type' && 'channel_id' in equals ? '+' : '');
        return sql<SqlBool>`${plus}${sql.ref(column)} = ${text}`;
      }),
      ...Object.entries(holds).map(([column, text]) => sql<SqlBool>`instr(${sql.ref(column)}, ${text}) > 0`),
    ],
    sql` and `,
  );
