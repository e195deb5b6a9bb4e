import type { Kysely } from 'kysely';
import type { EventGridTables, TemporaryKeyRow } from './tables';

/** What the store keeps of temporary access keys. */
export type TemporaryKeyStore = {
  saveTemporaryKey(row: TemporaryKeyRow): Promise<void>;
  findTemporaryKey(accessKey: string): Promise<TemporaryKeyRow | undefined>;
};

/** Makes the part of the store that holds temporary keys; each new one clears away those that have ended. */
export const temporaryKeyStore = (db: Kysely<EventGridTables>): TemporaryKeyStore => ({
  async saveTemporaryKey(row) {
    await db.deleteFrom('temporary_key').where('expires_at', '<=', row.issued_at).execute();
    await db.insertInto('temporary_key').values(row).execute();
  },
  findTemporaryKey: (accessKey) =>
    db.selectFrom('temporary_key').selectAll().where('access_key', '=', accessKey).executeTakeFirst(),
});
