import { guardedRoute } from '@/lib/guard/route';
import { overviewSubscriptionsRead } from '@/lib/overview/reads';

/** Answers with the overview's part about subscriptions. */
export const GET = guardedRoute(overviewSubscriptionsRead);
