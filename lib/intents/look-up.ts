import type { EventGrid } from '@/lib/eg/client';
import type { Source, SourceWithRaw } from '@/lib/eg/read-source';
import type { EgFailure } from '@/lib/eg/result';
import { parseEgTime } from '@/lib/eg/times';
import { bodyHash, type Intent } from './intent';

/**
 * What looking EventGrid up says of a write whose answer was lost.
 *
 * - `done`: it took effect; `source` is what there is now, null after a delete.
 * - `not-done`: it did not; `other` is the source that has the name instead, null when nothing stands in its way.
 * - `unknown`: EventGrid could not be asked, or may still be at work on it.
 */
export type Finding =
  | { kind: 'done'; source: SourceWithRaw | null; requestId: string | null }
  | { kind: 'not-done'; other: Source | null }
  | { kind: 'unknown'; failure: EgFailure | null };

type Reader = Pick<EventGrid, 'listSources' | 'getSource'>;

/** How long one look may take: there may be several, and a person waits. */
const DEADLINE_MS = 5_000;
/** How far EventGrid's clock and ours may be apart (our choice). */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Looks up once what became of an intent, by the exact name or the source's ID. Refusals are findings. */
export function lookUp(eventGrid: Reader, intent: Intent): Promise<Finding> {
  return LOOK_UPS[intent.operation](eventGrid, intent);
}

const LOOK_UPS: Record<Intent['operation'], (eventGrid: Reader, intent: Intent) => Promise<Finding>> = {
  createSource: lookUpCreated,
  updateSource: lookUpUpdated,
  deleteSource: lookUpDeleted,
};

async function lookUpCreated(eventGrid: Reader, intent: Intent): Promise<Finding> {
  const listed = await eventGrid.listSources({ name: intent.name, limit: 10 }, { deadlineMs: DEADLINE_MS });
  if (!listed.ok) return { kind: 'unknown', failure: listed.failure };
  // A gateway that drops the query would answer with any sources at all.
  const found = listed.data.items.find(({ name }) => name === intent.name);
  if (found === undefined) return { kind: 'not-done', other: null };
  if (!isOurs(found, intent) || found.id === null) return { kind: 'not-done', other: found };
  const whole = await eventGrid.getSource(found.id, { deadlineMs: DEADLINE_MS });
  return whole.ok
    ? { kind: 'done', source: whole.data, requestId: whole.requestId }
    : { kind: 'done', source: { ...found, raw: null }, requestId: listed.requestId };
}

/** A source of that name, channel, type and description that was there long before is somebody's else. */
function isOurs(found: Source, { bodyHash: sent, sentAt }: Intent): boolean {
  const createdAt = parseEgTime(found.created_time)?.getTime() ?? sentAt;
  return bodyHash(found) === sent && createdAt >= sentAt - CLOCK_SKEW_MS;
}

async function lookUpUpdated(eventGrid: Reader, intent: Intent): Promise<Finding> {
  const read = await eventGrid.getSource(intent.sourceId, { deadlineMs: DEADLINE_MS });
  if (!read.ok) return { kind: 'unknown', failure: read.failure };
  return updateHash(read.data) === intent.bodyHash
    ? { kind: 'not-done', other: null }
    : { kind: 'done', source: read.data, requestId: read.requestId };
}

/**
 * Hashes what an update moves, so that an intent can hold how the source was before: EventGrid's `updated_time` tells,
 * since a new password leaves every other visible field as it was; the description, when both fall into one second.
 */
export const updateHash = ({ updated_time, description }: Pick<Source, 'updated_time' | 'description'>): string =>
  bodyHash({ name: updated_time, description });

async function lookUpDeleted(eventGrid: Reader, intent: Intent): Promise<Finding> {
  const read = await eventGrid.getSource(intent.sourceId, { deadlineMs: DEADLINE_MS });
  if (read.ok) return { kind: 'not-done', other: null };
  return read.failure.status === 404
    ? { kind: 'done', source: null, requestId: read.failure.requestId }
    : { kind: 'unknown', failure: read.failure };
}
