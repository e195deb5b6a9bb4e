import type { Kysely } from 'kysely';
import type { EventGridTables } from './tables';

/** The number of custom items of each counted kind in a project. */
export type UsedQuotas = { SOURCE: number; SOURCE_RABBITMQ: number; SOURCE_ROCKETMQ: number; CHANNEL: number };

/** The tables whose lists have a total. */
export type CountedTable = 'source' | 'channel' | 'record';

/** Filters with a stored count, as columns in alphabetical order. Other filters are counted by query. */
const KEPT: Record<CountedTable, readonly string[]> = {
  source: ['', 'provider_type', 'channel_id', 'channel_id.provider_type'],
  channel: ['', 'provider_type'],
  record: ['kind', 'kind.parent'],
};

/**
 * Returns how many of a project's rows have these values, without reading the rows; null if there is no stored count
 * for this filter.
 */
export async function keptCount(
  db: Kysely<EventGridTables>,
  table: CountedTable,
  projectId: string,
  equals: Record<string, string>,
): Promise<number | null> {
  const columns = Object.keys(equals).sort();
  if (!KEPT[table].includes(columns.join('.'))) return null;
  const row = await db
    .selectFrom('kept_count')
    .select('count')
    .where('project_id', '=', projectId)
    .where('counted', '=', [table, ...columns].join('.'))
    .where('value', '=', columns.map((column) => equals[column]).join(' '))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Returns how much of each quota a project has used, without reading its rows. */
export async function countUsed(db: Kysely<EventGridTables>, projectId: string): Promise<UsedQuotas> {
  const byType = await db
    .selectFrom('kept_count')
    .select(['value', 'count'])
    .where('project_id', '=', projectId)
    .where('counted', '=', 'source.type')
    // An official source has no type and uses no quota.
    .where('value', '<>', '')
    .execute();
  const of = (type: string): number => byType.find(({ value }) => value === type)?.count ?? 0;
  return {
    SOURCE: byType.reduce((sum, { count }) => sum + count, 0),
    SOURCE_RABBITMQ: of('RABBITMQ'),
    SOURCE_ROCKETMQ: of('ROCKETMQ'),
    CHANNEL: (await keptCount(db, 'channel', projectId, { provider_type: 'CUSTOM' })) ?? 0,
  };
}
