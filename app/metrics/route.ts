import { environment } from '@/lib/config/env';
import { probeRoute } from '@/lib/guard/route';
import { metrics } from '@/lib/metrics/metrics';
import { hasBearerToken } from '@/lib/server/metrics/has-bearer-token';
import { countSessions } from '@/lib/store/console-store';

/**
 * Answers with the metrics to a bearer of METRICS_TOKEN; 401 to others, and 404 to everybody if there is no such token.
 */
export const GET = probeRoute(async (request) => {
  const settings = environment();
  const own = metrics(settings);
  if (own === null || settings.METRICS_TOKEN === undefined) return new Response(null, { status: 404 });
  if (!hasBearerToken(request.headers.get('authorization'), settings.METRICS_TOKEN)) {
    return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  return new Response(await own.text(() => countSessions(settings, Date.now())), {
    headers: { 'Content-Type': own.contentType },
  });
});

export const dynamic = 'force-dynamic';
