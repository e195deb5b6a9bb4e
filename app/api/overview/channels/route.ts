import { guardedRoute } from '@/lib/guard/route';
import { overviewChannelsRead } from '@/lib/overview/reads';

/** Answers with the overview's part about channels. */
export const GET = guardedRoute(overviewChannelsRead);
