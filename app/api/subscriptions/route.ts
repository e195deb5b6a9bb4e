import { guardedRoute } from '@/lib/guard/route';
import { channelSubscriptionsRead } from '@/lib/subscriptions/find';

/** Answers with the first 100 subscriptions of a channel (`channel_id`), and their total number. */
export const GET = guardedRoute(channelSubscriptionsRead);
