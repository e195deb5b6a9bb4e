import type { Kysely } from 'kysely';
import { migrate } from '@/lib/database/migrate';
import { openSqlite } from '@/lib/database/open-sqlite';
import { eventGridMigrations } from '@/lib/eventgrid-local/migrations';
import { channelRow, sourceRow } from '@/lib/eventgrid-local/seed';
import type { ChannelRow, EventGridTables, SourceRow } from '@/lib/eventgrid-local/tables';

/** Opens the local EventGrid's tables without its store, in memory unless a file is named. */
export async function openEventGridDatabase(file = ':memory:'): Promise<Kysely<EventGridTables>> {
  const db = openSqlite<EventGridTables>(file);
  await migrate(db, eventGridMigrations);
  return db;
}

/** Makes a channel's row in project `p`, with the same name and ID. */
export const makeChannelRow = (id: string, fields: Partial<ChannelRow> = {}): ChannelRow =>
  channelRow({ id, project_id: 'p', name: id, created_time: 0, ...fields });

/** Makes a source's row in project `p` on a channel, with the same name and ID. */
export const makeSourceRow = (id: string, channelId: string, fields: Partial<SourceRow> = {}): SourceRow =>
  sourceRow({ id: channelId, name: channelId, project_id: 'p' }, { id, name: id, created_time: 0, ...fields });
