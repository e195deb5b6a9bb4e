import { guardedRoute } from '@/lib/guard/route';
import { subscriptionsRead } from '@/lib/subscriptions/reads';

/** Answers with one page of subscriptions (`q`, `channel_id`, `status`, `sort`, `page`, `size`). */
export const GET = guardedRoute(subscriptionsRead);
