import { countSources } from '@/lib/channels/source-counts';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { isIdentifier } from '@/lib/eventgrid/schemas/identifier';
import { guardedRoute } from '@/lib/guard/route';

/** The longest page of channels. */
const MAX_CHANNELS = 100;

/** Counts the sources of channels (`channel_ids`, joined by commas); what cannot be counted is null. */
export const GET = guardedRoute(
  ({ channel_ids }) => {
    const ids = typeof channel_ids === 'string' ? channel_ids.split(',') : [];
    return ids.length <= MAX_CHANNELS && ids.every(isIdentifier)
      ? { ok: true, input: ids }
      : { ok: false, fieldErrors: { channel_ids: 'channel_id.characters' } };
  },
  ({ input, eventGrid }) => countSources(eventGrid, input),
  (failure, context) => explainReadFailure(failure, 'listSources', context),
);
