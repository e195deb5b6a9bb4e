import { probeRoute } from '@/lib/guard/route';

/** Answers 200 while the process runs. It checks nothing else: a restart would fix neither a store nor a region. */
export const GET = probeRoute(async () => Response.json({ status: 'ok' }));

export const dynamic = 'force-dynamic';
