import type { ExpressionBuilder, Kysely } from 'kysely';
import type { ConsoleTables, PendingWriteRow } from './tables';

/**
 * What the console is about to ask of EventGrid, written down before it asks: enough to find out later what became of
 * it, and neither token nor secret. Times are milliseconds.
 */
export type PendingWrite = {
  /** Chosen by the form: the same press sent twice is one pending write. */
  id: string;
  endpointId: string;
  projectId: string;
  /** Whose it is: nobody else is told of it. */
  owner: string;
  /** As lib/pending-writes/check.ts calls it; another version of the console may know others. */
  operation: string;
  /** ID of what is written; empty for a create, which has none yet. */
  targetId: string;
  name: string;
  /** Of the body without secrets, see bodyHash. */
  bodyHash: string;
  sentAt: number;
};

/** Whose pending writes, and where. */
type WriteScope = Pick<PendingWrite, 'endpointId' | 'projectId' | 'owner'>;

/** Where pending writes are kept. Every method rejects when the store cannot be reached: a write is not sent then. */
export type PendingWriteStore = ReturnType<typeof createPendingWriteStore>;

const LISTED = 20;

const isOf =
  ({ endpointId, projectId, owner }: WriteScope) =>
  (is: ExpressionBuilder<ConsoleTables, 'pending_write'>) =>
    is.and({ endpoint_id: endpointId, project_id: projectId, owner });

/** Makes the store of pending writes over an opened and migrated database of either kind. */
export function createPendingWriteStore(db: Kysely<ConsoleTables>) {
  const openOnes = (scope: WriteScope) =>
    db.selectFrom('pending_write').selectAll().where(isOf(scope)).where('settled_at', 'is', null);
  return {
    /**
     * Writes a pending write down before its write is sent. The same press once more is not `new`: it is `open` while its outcome
     * is not known, `settled` afterwards (a page that is loaded again posts its form again).
     */
    async open(pendingWrite: PendingWrite): Promise<'new' | 'open' | 'settled'> {
      const inserted = await db
        .insertInto('pending_write')
        .values(rowOf(pendingWrite))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 1n) return 'new';
      return (await openOnes(pendingWrite).where('id', '=', pendingWrite.id).executeTakeFirst()) ? 'open' : 'settled';
    },
    /** Notes that a pending write's outcome is known. */
    async settle(scope: WriteScope, id: string, at: number): Promise<void> {
      await db.updateTable('pending_write').set({ settled_at: at }).where('id', '=', id).where(isOf(scope)).execute();
    },
    /** Finds a pending write whose outcome is not known; null when there is none of that ID. */
    async findOpen(scope: WriteScope, id: string): Promise<PendingWrite | null> {
      const row = await openOnes(scope).where('id', '=', id).executeTakeFirst();
      return row ? pendingWriteOf(row) : null;
    },
    /** Lists what is still open and was sent before a moment, oldest first, 20 at most. */
    async listOpen(scope: WriteScope, sentBefore: number): Promise<PendingWrite[]> {
      const rows = await openOnes(scope).where('sent_at', '<', sentBefore).orderBy('sent_at').limit(LISTED).execute();
      return rows.map(pendingWriteOf);
    },
    /** Forgets at most `limit` of what was sent before a moment, told or not. Returns how many. */
    async removeOld(sentBefore: number, limit: number): Promise<number> {
      const old = db.selectFrom('pending_write').select('id').where('sent_at', '<', sentBefore).limit(limit);
      const { numDeletedRows } = await db.deleteFrom('pending_write').where('id', 'in', old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const rowOf = ({ endpointId, projectId, targetId, bodyHash, sentAt, ...same }: PendingWrite): PendingWriteRow => ({
  ...same,
  endpoint_id: endpointId,
  project_id: projectId,
  target_id: targetId,
  body_hash: bodyHash,
  sent_at: sentAt,
  settled_at: null,
});

const pendingWriteOf = ({ endpoint_id, project_id, target_id, body_hash, sent_at, ...row }: PendingWriteRow) => ({
  id: row.id,
  owner: row.owner,
  operation: row.operation,
  name: row.name,
  endpointId: endpoint_id,
  projectId: project_id,
  targetId: target_id,
  bodyHash: body_hash,
  // PostgreSQL gives a bigint as a string.
  sentAt: Number(sent_at),
});
