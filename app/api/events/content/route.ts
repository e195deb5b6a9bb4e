import { eventContentRead } from '@/lib/events/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with an event's content as JSON text (`event_id`). */
export const GET = guardedRoute(eventContentRead);
