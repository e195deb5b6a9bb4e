import type { Metrics } from '@/lib/metrics/metrics';
import type { OnArrival } from '@/lib/server/requests/each-request';

/** Counts each request once it is answered, or its client has left. */
export const watchRequests =
  (metrics: Pick<Metrics, 'served'>, basePath: string): OnArrival =>
  ({ request: { method = '', url = '' }, response }) => {
    const startedAt = performance.now();
    response.once('close', () =>
      metrics.served({
        method,
        route: routeOf(url, basePath),
        status: response.writableFinished ? String(response.statusCode) : 'aborted',
        seconds: (performance.now() - startedAt) / 1000,
      }),
    );
  };

const ROUTES = new Set([
  '/',
  '/sign-in',
  '/overview',
  '/sources',
  '/sources/new',
  '/channels',
  '/subscriptions',
  '/subscriptions/new',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/channels',
  '/api/channels/dependants',
  '/api/channels/picker',
  '/api/channels/source-counts',
  '/api/channels/subscriptions',
  '/api/events',
  '/api/events/check',
  '/api/events/content',
  '/api/events/filters',
  '/api/events/metrics',
  '/api/events/trace',
  '/api/export',
  '/api/overview/channels',
  '/api/overview/quotas',
  '/api/overview/sources',
  '/api/overview/subscriptions',
  '/api/code',
  '/api/message-instances',
  '/api/pending-writes',
  '/api/projects',
  '/api/quotas',
  '/api/session',
  '/api/sources',
  '/api/sources/name',
  '/api/subscriptions',
  '/api/subscriptions/choices',
]);

const PATTERNS: readonly [RegExp, string][] = [
  [/^\/sources\/[^/]+$/, '/sources/{id}'],
  [/^\/sources\/[^/]+\/activity(\/[^/]+)?$/, '/sources/{id}/activity'],
  [/^\/sources\/[^/]+\/test$/, '/sources/{id}/test'],
  [/^\/sources\/[^/]+\/code$/, '/sources/{id}/code'],
  [/^\/subscriptions\/[^/]+$/, '/subscriptions/{id}'],
  [/^\/api\/subscriptions\/[^/]+$/, '/api/subscriptions/{id}'],
  [/^\/api\/sources\/[^/]+$/, '/api/sources/{id}'],
  [/^\/_next\//, '/_next'],
];

/**
 * Returns the route of a request's path for a metric's label. IDs are removed, and a path without a route is `other`,
 * so that neither users' data nor a scan of random paths reaches the metrics.
 */
export function routeOf(path: string, basePath: string): string {
  const [pathname = ''] = path.split('?');
  if (!pathname.startsWith(basePath)) return 'other';
  const own = pathname.slice(basePath.length).replace(/(?<=.)\/$/, '') || '/';
  return ROUTES.has(own) ? own : (PATTERNS.find(([pattern]) => pattern.test(own))?.[1] ?? 'other');
}
