import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { isIdentifier } from '@/lib/eventgrid/schemas/identifier';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';
import type { OwnRead } from '@/lib/guard/route';

/** How many sources each channel has, by the channel's ID; null where it could not be read. */
export type SourceCounts = Record<string, number | null>;

/** Reads at once, our choice: a page of 100 channels must not use up what EventGrid grants a user per second. */
const AT_ONCE = 6;
/** The longest page of channels. */
const MAX_CHANNELS = 100;

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

/** The same for channels whose IDs come joined by commas, as `channel_ids`. */
export const sourceCountsRead: OwnRead<string[], SourceCounts> = {
  parse: ({ channel_ids }) => {
    const ids = typeof channel_ids === 'string' ? channel_ids.split(',') : [];
    return ids.length <= MAX_CHANNELS && ids.every(isIdentifier)
      ? { ok: true, input: ids }
      : { ok: false, fieldErrors: { channel_ids: 'channel_id.characters' } };
  },
  read: ({ eventGrid, input }) => countSources(eventGrid, input),
  explain: (failure, context) => explainReadFailure(failure, 'listSources', context),
};
