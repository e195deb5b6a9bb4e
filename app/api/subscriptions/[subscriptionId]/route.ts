import { guardedRoute } from '@/lib/guard/route';
import { oneSubscriptionRead } from '@/lib/subscriptions/reads';

/** Answers with one subscription and when it was read. */
export const GET = guardedRoute(oneSubscriptionRead);
