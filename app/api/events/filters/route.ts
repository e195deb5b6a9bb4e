import { channelFiltersRead } from '@/lib/events/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with the subscriptions of a channel and their filters (`channel_id`). */
export const GET = guardedRoute(channelFiltersRead);
