import { sourceCountsRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers how many sources channels have (`channel_ids`, joined by commas); what cannot be counted is null. */
export const GET = guardedRoute(sourceCountsRead);
