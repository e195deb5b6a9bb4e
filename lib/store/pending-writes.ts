import type { ExpressionBuilder, Kysely } from 'kysely';
import type { EgFailure, LostWriteCheck } from '@/lib/eventgrid/failures/result';
import type { ConsoleTables, PendingWriteRow } from './tables';

/**
 * A write that the console is about to send to EventGrid, recorded beforehand: enough to find its outcome later,
 * without token or secret. Times are milliseconds.
 */
export type PendingWrite = {
  /** Chosen by the form: the same press sent twice is one pending write. */
  id: string;
  endpointId: string;
  projectId: string;
  /** Its owner. No other user can see it. */
  owner: string;
  /** The name in lib/pending-writes/check.ts; another version of the console may know others. */
  operation: string;
  /** ID of the written item; empty for a create, which has none yet. */
  targetId: string;
  name: string;
  /** What it can be recognized by, without values: of a create createEvidence, of an edit editEvidence. */
  bodyHash: string;
  sentAt: number;
};

/**
 * What became of a write, for the same press that comes again later: what it made, by its ID; EventGrid's refusal,
 * without its words; or that a check did not find it done.
 */
export type KeptOutcome =
  | { kind: 'done'; id: string | null }
  | { kind: 'refused'; failure: Pick<EgFailure, 'kind' | 'status' | 'code' | 'requestId' | 'time'> }
  | { kind: 'not-done'; other: LostWriteCheck['other'] };

/** Whose pending writes, and where. */
type WriteScope = Pick<PendingWrite, 'endpointId' | 'projectId' | 'owner'>;

/** The store of pending writes. Every method rejects if the store can't be reached: no write is sent then. */
export type PendingWriteStore = ReturnType<typeof createPendingWriteStore>;

const LISTED = 20;

const isOf =
  ({ endpointId, projectId, owner }: WriteScope) =>
  (is: ExpressionBuilder<ConsoleTables, 'pending_write'>) =>
    is.and({ endpoint_id: endpointId, project_id: projectId, owner });

/** Makes the store of pending writes over an opened and migrated database of either kind. */
export function createPendingWriteStore(db: Kysely<ConsoleTables>) {
  const writesOf = (scope: WriteScope) => db.selectFrom('pending_write').selectAll().where(isOf(scope));
  const openWrites = (scope: WriteScope) => writesOf(scope).where('settled_at', 'is', null);
  return {
    /**
     * Records a pending write before its write is sent. If the same press arrives again, it is not `new`: it is `open`
     * while its outcome is unknown, then `settled` (a page that is reloaded posts its form again).
     */
    async open(pendingWrite: PendingWrite): Promise<'new' | 'open' | 'settled'> {
      const inserted = await db
        .insertInto('pending_write')
        .values(rowOf(pendingWrite))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 1n) return 'new';
      return (await openWrites(pendingWrite).where('id', '=', pendingWrite.id).executeTakeFirst()) ? 'open' : 'settled';
    },
    /** Records that a pending write's outcome is known, and which one, unless its user only dismissed it. */
    async settle(scope: WriteScope, id: string, at: number, outcome?: KeptOutcome): Promise<void> {
      const known = outcome && { outcome: JSON.stringify(outcome) };
      const settled = { settled_at: at, ...known };
      await db.updateTable('pending_write').set(settled).where('id', '=', id).where(isOf(scope)).execute();
    },
    /**
     * Finds a recorded write, whether its outcome is still unknown, and else which it was; null if none has that ID.
     */
    async find(
      scope: WriteScope,
      id: string,
    ): Promise<{ write: PendingWrite; isOpen: boolean; outcome: KeptOutcome | null } | null> {
      const row = await writesOf(scope).where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const outcome: KeptOutcome | null = row.outcome === null ? null : JSON.parse(row.outcome);
      return { write: pendingWriteOf(row), isOpen: row.settled_at === null, outcome };
    },
    /** Lists the writes that are still open and were sent before a moment, oldest first, 20 at most. */
    async listOpen(scope: WriteScope, sentBefore: number): Promise<PendingWrite[]> {
      const rows = await openWrites(scope).where('sent_at', '<', sentBefore).orderBy('sent_at').limit(LISTED).execute();
      return rows.map(pendingWriteOf);
    },
    /** Removes at most `limit` writes that were sent before a moment, reported or not. Returns how many. */
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
  outcome: null,
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
  // PostgreSQL returns a bigint as a string.
  sentAt: Number(sent_at),
});
