import { sourceCheckRead } from '@/lib/events/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with EventGrid's check of a source on a channel (`channel_id`, `source_name`). */
export const GET = guardedRoute(sourceCheckRead);
