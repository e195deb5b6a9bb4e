import { channelSubscriptionsRead } from '@/lib/channels/subscriptions';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with the first 100 subscriptions of a channel (`channel_id`), and their total number. */
export const GET = guardedRoute(channelSubscriptionsRead);
