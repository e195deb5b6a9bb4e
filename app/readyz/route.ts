import { probeRoute } from '@/lib/guard/route';
import { consoleReadiness } from '@/lib/server/health/readiness';

/** Answers 200 when users can be served, else 503; the JSON says what is away. */
export const GET = probeRoute(async () => {
  const readiness = await consoleReadiness();
  return Response.json(readiness, { status: readiness.status === 'ready' ? 200 : 503 });
});

export const dynamic = 'force-dynamic';
