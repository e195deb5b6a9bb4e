import { dependantsRead } from '@/lib/channels/dependants';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers what is on a channel (`channel_id`). */
export const GET = explainedRoute(dependantsRead.parse, dependantsRead.read, dependantsRead.explain);
