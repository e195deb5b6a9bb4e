import { tracedEventsRead } from '@/lib/events/reads';
import { guardedRoute } from '@/lib/guard/route';

/**
 * Answers with one page of a source's traced events (`channel_id`, `source_name`; `q`, `range`, `type`, `subscription`,
 * `status`, `page`, `size`).
 */
export const GET = guardedRoute(tracedEventsRead);
