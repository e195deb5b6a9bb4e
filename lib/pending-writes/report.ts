import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import type { Session } from '@/lib/session/session';
import type { PendingWrite } from '@/lib/store/pending-writes';
import {
  type CheckResult,
  checkWrite,
  isWriteOperation,
  type Reader,
  type WriteOperation,
  type WrittenItem,
} from './check';
import { writeScope } from './pending-write';
import { interpretCheck, isFinal, type PendingWriteDeps, writesInFlight } from './run';

/** One write that was interrupted before its outcome could be shown, and the result of checking it now. */
export type ReportedWrite = Pick<PendingWrite, 'id' | 'name' | 'sentAt'> & {
  /** Null if another version of the console wrote it and this one does not know its operation. */
  operation: WriteOperation | null;
  /** ID of the written item; empty if there is none. */
  targetId: string;
  outcome: CheckResult['kind'];
};

const AT_A_TIME = 4;

/**
 * Reports the outcome of the user's interrupted writes: the console ended between sending and answering, or EventGrid
 * did not answer. Checks each once, oldest first, and changes nothing: a browser also reads pages that nobody sees, so a
 * line stays until its user dismisses it (lib/sources/dismiss-write.ts). Rejects if the console's own store is down.
 */
export async function reportPendingWrites(
  { eventGrid, session }: { eventGrid: Reader; session: Session },
  deps: PendingWriteDeps,
): Promise<ReportedWrite[]> {
  const { store, now, onChecked } = deps;
  const open = await store.listOpen(writeScope(session), now());
  const interrupted = open.filter(({ id }) => !writesInFlight().has(id));
  return mapLimited(interrupted, AT_A_TIME, async (pendingWrite): Promise<ReportedWrite> => {
    const checked = interpretCheck(await checkWrite(eventGrid, pendingWrite, now()), pendingWrite, deps);
    if (isFinal(checked, pendingWrite, deps) && isFirstSight(`${pendingWrite.id} ${checked.kind}`))
      onChecked?.(pendingWrite, checked);
    const { id, operation, name, sentAt, targetId } = pendingWrite;
    const item: WrittenItem | null = 'data' in checked ? checked.data : null;
    return {
      id,
      operation: isWriteOperation(operation) ? operation : null,
      sentAt,
      name: item?.name ?? name,
      targetId: item?.id ?? targetId,
      outcome: checked.kind,
    };
  });
}

// Next bundles pages separately, each with its own copy of this module. globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridReported?: Set<string> };

/** Tells whether this process sees an outcome for the first time: the audit has one line for it, not one a visit. */
function isFirstSight(outcome: string): boolean {
  slot.__eventgridReported ??= new Set();
  const { size } = slot.__eventgridReported;
  return slot.__eventgridReported.add(outcome).size > size;
}
