import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';

/** One source, its secrets masked, and when it was read, by the server's clock in milliseconds. */
export type OneSource = { source: SourceWithRaw; readAt: number };

/** Reads one source for its page. Refusals are values. */
export async function readOneSource(
  eventGrid: Pick<EventGrid, 'getSource'>,
  sourceId: string,
  now: () => number = Date.now,
): Promise<EgResult<OneSource>> {
  const read = await eventGrid.getSource(sourceId);
  return read.ok ? success({ source: read.data, readAt: now() }, read.requestId) : read;
}
