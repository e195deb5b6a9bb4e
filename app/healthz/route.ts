import { probeRoute } from '@/lib/guard/route';

/** Answers 200 while the process lives: nothing is asked, since a restart would mend no store and no region. */
export const GET = probeRoute(async () => Response.json({ status: 'ok' }));

export const dynamic = 'force-dynamic';
