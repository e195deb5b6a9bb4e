import { guardedRoute } from '@/lib/guard/route';
import { overviewQuotasRead } from '@/lib/overview/reads';

/** Answers with the overview's part about quotas. */
export const GET = guardedRoute(overviewQuotasRead);
