import { guardedRoute } from '@/lib/guard/route';
import { quotaRead } from '@/lib/lists/quota';

/** Answers with how many sources or channels (`resource`) the project has and may have. */
export const GET = guardedRoute(quotaRead);
