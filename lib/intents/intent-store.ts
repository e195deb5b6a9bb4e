import type { Kysely } from 'kysely';
import { deletedRows } from '@/lib/database/deleted-rows';
import type { ConsoleTables, IntentRow } from '@/lib/session/tables';
import type { Intent, IntentOperation } from './intent';

/** Whose intents, and where. */
type IntentScope = Pick<Intent, 'endpointId' | 'projectId' | 'owner'>;

/** Where intents are kept. Every method rejects when the store cannot be reached: a write is not sent then. */
export type IntentStore = {
  /**
   * Writes an intent down before its write is sent. The same press once more is not `new`: it is `open` while its outcome
   * is not known, `settled` afterwards (a page that is loaded again posts its form again).
   */
  open(intent: Intent): Promise<'new' | 'open' | 'settled'>;
  /** Notes that an intent's outcome is known. */
  settle(scope: IntentScope, id: string, at: number): Promise<void>;
  /** Finds an intent whose outcome is not known; null when there is none of that ID. */
  findOpen(scope: IntentScope, id: string): Promise<Intent | null>;
  /** Lists what is still open and was sent before a moment, oldest first, 20 at most. */
  listOpen(scope: IntentScope, sentBefore: number): Promise<Intent[]>;
  /** Forgets at most `limit` of what was sent before a moment, told or not. Returns how many. */
  removeOld(sentBefore: number, limit: number): Promise<number>;
};

const LISTED = 20;

/** Makes the store of intents over an opened and migrated database of either kind. */
export function createIntentStore(db: Kysely<ConsoleTables>): IntentStore {
  const openOnes = ({ endpointId, projectId, owner }: IntentScope) =>
    db
      .selectFrom('intent')
      .selectAll()
      .where('endpoint_id', '=', endpointId)
      .where('project_id', '=', projectId)
      .where('owner', '=', owner)
      .where('settled_at', 'is', null);
  return {
    async open(intent) {
      const inserted = await db
        .insertInto('intent')
        .values(rowOf(intent))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 1n) return 'new';
      return (await openOnes(intent).where('id', '=', intent.id).executeTakeFirst()) ? 'open' : 'settled';
    },
    async settle({ endpointId, projectId, owner }, id, at) {
      await db
        .updateTable('intent')
        .set({ settled_at: at })
        .where('id', '=', id)
        .where('endpoint_id', '=', endpointId)
        .where('project_id', '=', projectId)
        .where('owner', '=', owner)
        .execute();
    },
    async findOpen(scope, id) {
      const row = await openOnes(scope).where('id', '=', id).executeTakeFirst();
      return row ? intentOf(row) : null;
    },
    async listOpen(scope, sentBefore) {
      const rows = await openOnes(scope).where('sent_at', '<', sentBefore).orderBy('sent_at').limit(LISTED).execute();
      return rows.map(intentOf);
    },
    async removeOld(sentBefore, limit) {
      const old = db.selectFrom('intent').select('id').where('sent_at', '<', sentBefore).limit(limit);
      return deletedRows(await db.deleteFrom('intent').where('id', 'in', old).executeTakeFirst());
    },
  };
}

const rowOf = (intent: Intent): IntentRow => ({
  id: intent.id,
  endpoint_id: intent.endpointId,
  project_id: intent.projectId,
  owner: intent.owner,
  operation: intent.operation,
  source_id: intent.sourceId,
  name: intent.name,
  body_hash: intent.bodyHash,
  sent_at: intent.sentAt,
  settled_at: null,
});

const OPERATIONS: readonly IntentOperation[] = ['createSource', 'updateSource', 'deleteSource'];

const intentOf = (row: IntentRow): Intent => ({
  id: row.id,
  endpointId: row.endpoint_id,
  projectId: row.project_id,
  owner: row.owner,
  operation: OPERATIONS.find((known) => known === row.operation) ?? 'createSource',
  sourceId: row.source_id,
  name: row.name,
  bodyHash: row.body_hash,
  // PostgreSQL gives a bigint as a string.
  sentAt: Number(row.sent_at),
});
