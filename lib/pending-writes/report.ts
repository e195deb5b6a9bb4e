import { processWide } from '@/lib/config/process-wide';
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
import { interpretCheck, isFinal, nextCheckMs } from './finality';
import { writeScope } from './pending-write';
import { type PendingWriteDeps, writesInFlight } from './run';

/** One write that was interrupted before its outcome could be shown, and the result of checking it now. */
export type ReportedWrite = Pick<PendingWrite, 'id' | 'name' | 'sentAt'> & {
  /** Null if another version of the console wrote it and this one does not know its operation. */
  operation: WriteOperation | null;
  /** ID of the written item; empty if there is none. */
  targetId: string;
  outcome: CheckResult['kind'];
  /** How soon another check may find something else, in milliseconds; null if none would. */
  nextCheckMs: number | null;
};

const AT_A_TIME = 4;
/** How long a page waits for it: its forms come first, and it checks the rest by itself (our choice). */
const PAGE_MS = 1_000;

/**
 * Reports as reportPendingWrites, for a page that is about to be sent: what EventGrid did not tell within 1 s is
 * `unknown`. Never rejects: if the console's store is down, the page reports that where it matters.
 */
export const reportForPage = (...[open, deps]: Parameters<typeof reportPendingWrites>): Promise<ReportedWrite[]> =>
  reportPendingWrites(open, deps, PAGE_MS).catch(() => []);

/**
 * Reports the outcome of the user's interrupted writes: the console ended between sending and answering, or EventGrid
 * did not answer. Checks each once, oldest first, and changes nothing: a browser also loads pages that are never shown,
 * so a line stays until its user dismisses it (lib/sources/dismiss-write.ts). What takes longer than `withinMs` is
 * `unknown`. Rejects if the console's own store is down.
 */
export async function reportPendingWrites(
  { eventGrid, session }: { eventGrid: Reader; session: Session },
  deps: PendingWriteDeps,
  withinMs?: number,
): Promise<ReportedWrite[]> {
  const { store, now, onChecked } = deps;
  const open = await store.listOpen(writeScope(session), now());
  const interrupted = open.filter(({ id }) => !writesInFlight().has(id));
  const late = new Promise<CheckResult>((done) => {
    if (withinMs !== undefined) setTimeout(done, withinMs, { kind: 'unknown', failure: null });
  });
  return mapLimited(interrupted, AT_A_TIME, async (pendingWrite): Promise<ReportedWrite> => {
    const found: CheckResult = await Promise.race([checkWrite(eventGrid, pendingWrite, now()), late]);
    const checked = interpretCheck(found, pendingWrite, deps);
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
      nextCheckMs: nextCheckMs(checked, pendingWrite, deps),
    };
  });
}

/** Returns whether this process sees an outcome for the first time: the audit has one line for it, not one a visit. */
function isFirstSight(outcome: string): boolean {
  const seen = processWide('reported-writes', () => new Set<string>());
  const { size } = seen;
  return seen.add(outcome).size > size;
}
