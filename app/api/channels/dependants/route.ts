import { dependantsRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers what is on a channel (`channel_id`). */
export const GET = guardedRoute(dependantsRead);
