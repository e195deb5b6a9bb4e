import { guardedRoute } from '@/lib/guard/route';
import { channelSubscriptionsRead } from '@/lib/subscriptions/find';

/** Answers the first 100 subscriptions of a channel (`channel_id`), and how many there are. */
export const GET = guardedRoute(channelSubscriptionsRead);
