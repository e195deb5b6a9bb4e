import { activityRead } from '@/lib/events/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with what a source published, or a subscription of it delivered, over a range of time. */
export const GET = guardedRoute(activityRead);
