import { guardedRoute } from '@/lib/guard/route';
import { overviewSourcesRead } from '@/lib/overview/reads';

/** Answers with the overview's part about sources. */
export const GET = guardedRoute(overviewSourcesRead);
