import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';

/** How many sources each channel has, by the channel's ID; null where it could not be read. */
export type SourceCounts = Record<string, number | null>;

/** Reads at once, our choice: a page of 100 channels must not use up what EventGrid grants a user per second. */
const AT_ONCE = 6;

/** Counts the sources of channels, six channels at a time. It never fails: a count that is refused is null. */
export async function countSources(
  eventGrid: Pick<EventGrid, 'listSources'>,
  channelIds: readonly string[],
): Promise<EgResult<SourceCounts>> {
  const counts = await mapLimited(channelIds, AT_ONCE, async (channel_id) => {
    const found = await eventGrid.listSources({ channel_id, limit: 1 });
    return [channel_id, found.ok ? found.data.total : null] as const;
  });
  return success(Object.fromEntries(counts), null);
}
