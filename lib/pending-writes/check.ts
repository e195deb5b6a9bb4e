import type { Source, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { parseEgTime } from '@/lib/eventgrid/answers/times';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { bodyHash } from './pending-write';

/**
 * What looking EventGrid up says of a write whose answer was lost.
 *
 * - `done`: it took effect; `source` is what there is now, null after a delete.
 * - `not-done`: it did not; `other` is the source that has the name instead, null when nothing stands in its way.
 * - `unknown`: EventGrid could not be asked, or may still be at work on it.
 */
export type CheckResult =
  | { kind: 'done'; source: SourceWithRaw | null; requestId: string | null }
  | { kind: 'not-done'; other: Source | null }
  | { kind: 'unknown'; failure: EgFailure | null };

type Reader = Pick<EventGrid, 'listSources' | 'getSource'>;

/** How long one look may take: there may be several, and a person waits. */
const DEADLINE_MS = 5_000;
/** How far EventGrid's clock and ours may be apart (our choice). */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Looks up once what became of a pending write, by the exact name or the source's ID. Refusals are findings. */
export function checkWrite(eventGrid: Reader, pendingWrite: PendingWrite): Promise<CheckResult> {
  return CHECKS[pendingWrite.operation](eventGrid, pendingWrite);
}

const CHECKS: Record<
  PendingWrite['operation'],
  (eventGrid: Reader, pendingWrite: PendingWrite) => Promise<CheckResult>
> = {
  createSource: checkCreated,
  updateSource: checkUpdated,
  deleteSource: checkDeleted,
};

async function checkCreated(eventGrid: Reader, pendingWrite: PendingWrite): Promise<CheckResult> {
  const listed = await eventGrid.listSources({ name: pendingWrite.name, limit: 10 }, { deadlineMs: DEADLINE_MS });
  if (!listed.ok) return { kind: 'unknown', failure: listed.failure };
  // A gateway that drops the query would answer with any sources at all.
  const found = listed.data.items.find(({ name }) => name === pendingWrite.name);
  if (found === undefined) return { kind: 'not-done', other: null };
  if (!isOurs(found, pendingWrite) || found.id === null) return { kind: 'not-done', other: found };
  const whole = await eventGrid.getSource(found.id, { deadlineMs: DEADLINE_MS });
  return whole.ok
    ? { kind: 'done', source: whole.data, requestId: whole.requestId }
    : { kind: 'done', source: { ...found, raw: null }, requestId: listed.requestId };
}

/** A source of that name, channel, type and description that was there long before is somebody's else. */
function isOurs(found: Source, { bodyHash: sent, sentAt }: PendingWrite): boolean {
  const createdAt = parseEgTime(found.created_time)?.getTime() ?? sentAt;
  return bodyHash(found) === sent && createdAt >= sentAt - CLOCK_SKEW_MS;
}

async function checkUpdated(eventGrid: Reader, pendingWrite: PendingWrite): Promise<CheckResult> {
  const read = await eventGrid.getSource(pendingWrite.targetId, { deadlineMs: DEADLINE_MS });
  if (!read.ok) return { kind: 'unknown', failure: read.failure };
  return updateHash(read.data) === pendingWrite.bodyHash
    ? { kind: 'not-done', other: null }
    : { kind: 'done', source: read.data, requestId: read.requestId };
}

/**
 * Hashes what an update moves, so that a pending write can hold how the source was before: EventGrid's `updated_time` tells,
 * since a new password leaves every other visible field as it was; the description, when both fall into one second.
 */
export const updateHash = ({ updated_time, description }: Pick<Source, 'updated_time' | 'description'>): string =>
  bodyHash({ name: updated_time, description });

async function checkDeleted(eventGrid: Reader, pendingWrite: PendingWrite): Promise<CheckResult> {
  const read = await eventGrid.getSource(pendingWrite.targetId, { deadlineMs: DEADLINE_MS });
  if (read.ok) return { kind: 'not-done', other: null };
  return read.failure.status === 404
    ? { kind: 'done', source: null, requestId: read.failure.requestId }
    : { kind: 'unknown', failure: read.failure };
}
