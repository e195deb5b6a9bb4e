import { eventTraceRead } from '@/lib/events/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with where an event went (`channel_id`, `event_id`): each subscription, target and attempt. */
export const GET = guardedRoute(eventTraceRead);
