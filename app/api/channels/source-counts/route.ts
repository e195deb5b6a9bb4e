import { sourceCountsRead } from '@/lib/channels/source-counts';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers how many sources channels have (`channel_ids`, joined by commas); what cannot be counted is null. */
export const GET = explainedRoute(sourceCountsRead.parse, sourceCountsRead.read, sourceCountsRead.explain);
