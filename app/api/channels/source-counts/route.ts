import { sourceCountsRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with the number of sources per channel (`channel_ids`, joined by commas); null where it can't be counted. */
export const GET = guardedRoute(sourceCountsRead);
