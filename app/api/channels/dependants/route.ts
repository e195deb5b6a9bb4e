import { dependantsRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with what is on a channel (`channel_id`). */
export const GET = guardedRoute(dependantsRead);
