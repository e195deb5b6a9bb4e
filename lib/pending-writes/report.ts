import type { EventGrid } from '@/lib/eventgrid/client';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import type { Session } from '@/lib/session/session';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { checkWrite } from './check';
import { writesInFlight } from './in-flight';
import { writeScope } from './pending-write';
import { type PendingWriteDeps, verdictOf } from './run';

/** One write that was interrupted before its outcome could be told, and what looking it up says now. */
export type ReportedWrite = Pick<PendingWrite, 'id' | 'operation' | 'name' | 'sentAt'> & {
  /** Empty where there is no such source. */
  sourceId: string;
  outcome: 'done' | 'not-done' | 'unknown';
};

const AT_A_TIME = 4;

/**
 * Tells what became of the user's writes that were cut off, by a console that ended between asking and answering or an
 * EventGrid that could not be asked then: each is looked up once, oldest first. What is known now is settled, and told
 * this once. Rejects when the console's own store is down.
 */
export async function reportPendingWrites(
  { eventGrid, session }: { eventGrid: Pick<EventGrid, 'listSources' | 'getSource'>; session: Session },
  { pendingWrites, now, settledAfterMs, onChecked, afterAnswer = (work) => work() }: PendingWriteDeps,
): Promise<ReportedWrite[]> {
  const open = await pendingWrites.listOpen(writeScope(session), now());
  const interrupted = open.filter(({ id }) => !writesInFlight().has(id));
  return mapLimited(interrupted, AT_A_TIME, async (pendingWrite): Promise<ReportedWrite> => {
    const looked = await checkWrite(eventGrid, pendingWrite);
    const finding = verdictOf(looked, { pendingWrite, now, settledAfterMs });
    if (finding.kind !== 'unknown') {
      onChecked?.(pendingWrite, finding);
      await afterAnswer(() => pendingWrites.settle(pendingWrite, pendingWrite.id, now()));
    }
    const { id, operation, name, sentAt } = pendingWrite;
    const found = finding.kind === 'done' ? finding.source : null;
    return {
      id,
      operation,
      sentAt,
      name: found?.name ?? name,
      sourceId: found?.id ?? (operation === 'createSource' ? '' : pendingWrite.targetId),
      outcome: finding.kind,
    };
  });
}
