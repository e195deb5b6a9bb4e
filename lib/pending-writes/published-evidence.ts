import type { PublishedEvents } from '@/lib/eventgrid/answers/published';
import { parseEgTime } from '@/lib/eventgrid/answers/times';
import type { EventTrace } from '@/lib/eventgrid/answers/trace';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import { parseJson, readObject } from '@/lib/secrets/json';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** Parallel reads of one check; a publish has at most 20 events (our choice). */
const AT_A_TIME = 5;
/** A trace's times are whole seconds. */
const TOLERANCE_MS = 1_000;

/** Writes down what the traces of a publish are found by: its channel and the events' IDs, nothing of their content. */
export const publishEvidence = (channel_id: string, ids: readonly string[]): string =>
  JSON.stringify({ channel_id, ids });

/**
 * Reads which events of a publish EventGrid has traces of. `isUnconfirmed` marks those without one, or with one that is
 * older than the publish: another event had the same ID then.
 */
export async function readPublishedNow(
  eventGrid: Pick<EventGrid, 'showEventTrace'>,
  { bodyHash, targetId, sentAt }: PendingWrite,
  now: number,
  options?: { deadlineMs?: number },
): Promise<PublishedEvents> {
  const { channel_id, ids } = readObject(parseJson(bodyHash)) ?? {};
  const events = await mapLimited(Array.isArray(ids) ? ids.map(String) : [], AT_A_TIME, async (event_id) => {
    const read = await eventGrid.showEventTrace(event_id, String(channel_id), options);
    return { event_id, error_code: null, error_msg: null, isUnconfirmed: !isSince(read, now - sentAt) };
  });
  return { id: targetId, events };
}

/** Compares two times of EventGrid's clock, never one of ours with one of theirs. */
function isSince(read: EgResult<EventTrace>, elapsedMs: number): boolean {
  if (!read.ok || read.answeredAt === undefined) return false;
  const receivedAt = parseEgTime(read.data.receiveTime)?.getTime() ?? Number.NEGATIVE_INFINITY;
  return receivedAt >= read.answeredAt - elapsedMs - TOLERANCE_MS;
}
