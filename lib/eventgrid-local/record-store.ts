import { type Kysely, sql } from 'kysely';
import { keptCount } from './kept-counts';
import { listRows, type StorePage, type StoreQuery } from './list-rows';
import type { EventGridTables, RecordKind, RecordRow } from './tables';

/** The project and the noun of records, and the ID of the record that they belong to; empty if there is none. */
type RecordPlace = Pick<RecordRow, 'project_id' | 'kind' | 'parent'>;

/** Reads and writes records. */
export type Records = {
  list(place: RecordPlace, query: StoreQuery): Promise<StorePage<RecordRow>>;
  /** Finds the record with this ID, or with this name. */
  find(place: RecordPlace, by: { id: string } | { name: string }): Promise<RecordRow | undefined>;
  count(place: RecordPlace): Promise<number>;
  insert(row: RecordRow): Promise<void>;
  update(row: RecordRow): Promise<void>;
  /** Deletes a record and all that belong to it. */
  remove(row: RecordRow): Promise<void>;
  /** Counts a project's records of each kind; of schema versions, those of the schema that has the most. */
  countKinds(projectId: string): Promise<Partial<Record<RecordKind, number>>>;
};

export type RecordStore = {
  records: Records & {
    /** Does several reads and writes, and all of the writes or none. No other request comes between them. */
    atomically<Outcome>(work: (records: Records) => Promise<Outcome>): Promise<Outcome>;
  };
};

/** Makes the part of the store that keeps records. */
export const recordStore = (db: Kysely<EventGridTables>): RecordStore => ({
  records: {
    ...recordsIn(db),
    atomically: (work) => db.transaction().execute((trx) => work(recordsIn(trx))),
  },
});

const recordsIn = (db: Kysely<EventGridTables>): Records => ({
  list: ({ project_id, kind, parent }, query) =>
    listRows<RecordRow>(db, 'record', project_id, { ...query, equals: { ...query.equals, kind, parent } }),

  find({ project_id, kind, parent }, by) {
    const [column, text] = 'id' in by ? (['id', by.id] as const) : (['name', by.name] as const);
    const rows = db.selectFrom('record').selectAll().where('project_id', '=', project_id).where('kind', '=', kind);
    return rows.where('parent', '=', parent).where(column, '=', text).executeTakeFirst();
  },

  count: async ({ project_id, kind, parent }) => (await keptCount(db, 'record', project_id, { kind, parent })) ?? 0,

  async insert(row) {
    await db.insertInto('record').values(row).execute();
  },

  async update({ id, name, status, body, updated_time }) {
    await db.updateTable('record').set({ name, status, body, updated_time }).where('id', '=', id).execute();
  },

  async remove({ project_id, id }) {
    const rows = db.deleteFrom('record').where('project_id', '=', project_id);
    await rows.where((either) => either.or([either('id', '=', id), either('parent', '=', id)])).execute();
  },

  async countKinds(projectId) {
    const { rows } = await sql<{ kind: RecordKind; count: number }>`
      select substr(value, 1, instr(value, ' ') - 1) as kind, max(count) as count from kept_count
      where project_id = ${projectId} and counted = 'record.kind.parent' group by 1`.execute(db);
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  },
});
