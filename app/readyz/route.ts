import { probeRoute } from '@/lib/guard/route';
import { consoleReadiness } from '@/lib/server/health/readiness';

/** Answers 200 if users can be served, else 503; the JSON lists what is down. */
export const GET = probeRoute(async () => {
  const readiness = await consoleReadiness();
  return Response.json(readiness, { status: readiness.status === 'ready' ? 200 : 503 });
});

export const dynamic = 'force-dynamic';
