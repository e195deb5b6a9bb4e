import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import type { Session } from '@/lib/session/session';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { checkWrite, isWriteOperation, type Reader, type WriteOperation } from './check';
import { writeScope } from './pending-write';
import { judge, type PendingWriteDeps, writesInFlight } from './run';

/** One write that was interrupted before its outcome could be shown, and what checking it says now. */
export type ReportedWrite = Pick<PendingWrite, 'id' | 'name' | 'sentAt'> & {
  /** Null for one that another version of the console wrote and this does not know. */
  operation: WriteOperation | null;
  /** ID of what was written; empty where there is no such thing. */
  targetId: string;
  outcome: 'done' | 'not-done' | 'unknown';
};

const AT_A_TIME = 4;

/**
 * Reports what became of the user's writes that were cut off, by a console that ended between sending and answering or an
 * EventGrid that did not answer then: each is checked once, oldest first. What is known now is settled, and reported this
 * once. Rejects when the console's own store is down.
 */
export async function reportPendingWrites(
  { eventGrid, session }: { eventGrid: Reader; session: Session },
  deps: PendingWriteDeps,
): Promise<ReportedWrite[]> {
  const { store, now, onChecked, afterAnswer = (work) => work() } = deps;
  const open = await store.listOpen(writeScope(session), now());
  const interrupted = open.filter(({ id }) => !writesInFlight().has(id));
  return mapLimited(interrupted, AT_A_TIME, async (pendingWrite): Promise<ReportedWrite> => {
    const checked = judge(await checkWrite(eventGrid, pendingWrite), pendingWrite, deps);
    if (checked.kind !== 'unknown') {
      onChecked?.(pendingWrite, checked);
      await afterAnswer(() => store.settle(pendingWrite, pendingWrite.id, now()));
    }
    const { id, operation, name, sentAt, targetId } = pendingWrite;
    const found: { id: string | null; name?: string | null } | null = checked.kind === 'done' ? checked.found : null;
    return {
      id,
      operation: isWriteOperation(operation) ? operation : null,
      sentAt,
      name: found?.name ?? name,
      targetId: found?.id ?? targetId,
      outcome: checked.kind,
    };
  });
}
