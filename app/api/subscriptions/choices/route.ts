import { guardedRoute } from '@/lib/guard/route';
import { targetChoicesRead } from '@/lib/subscriptions/target-choices';

/** Answers with what a field of a target can be chosen from (`list`): connections, agencies, channels, targets. */
export const GET = guardedRoute(targetChoicesRead);
