import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '@/lib/metrics/metrics';

const STARTED = 'http.server.request.start';

/**
 * Counts every request that this process answers on `port`, whatever answers it: pages, routes, the proxy's refusals,
 * static files. Listens to Node's own events, so that no server has to be wrapped. Returns a function that stops it.
 */
export function watchRequests(metrics: Pick<Metrics, 'served'>, port: number, basePath = ''): () => void {
  const onStart = (message: unknown) => {
    const { request, response } = Object(message);
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    // The local EventGrid listens in this process too.
    if (request.socket.localPort !== port) return;
    const startedAt = performance.now();
    const { method = '', url = '' } = request;
    response.once('close', () =>
      metrics.served({
        method,
        route: routeOf(url, basePath),
        status: response.writableFinished ? String(response.statusCode) : 'aborted',
        seconds: (performance.now() - startedAt) / 1000,
      }),
    );
  };
  subscribe(STARTED, onStart);
  return () => {
    unsubscribe(STARTED, onStart);
  };
}

const ROUTES = new Set([
  '/',
  '/sign-in',
  '/sources',
  '/sources/new',
  '/channels',
  '/bulk',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/channels',
  '/api/channels/dependants',
  '/api/channels/picker',
  '/api/channels/source-counts',
  '/api/projects',
  '/api/quotas',
  '/api/session',
  '/api/sources',
  '/api/sources/name',
  '/api/subscriptions',
]);

const PATTERNS: readonly [RegExp, string][] = [
  [/^\/sources\/[^/]+$/, '/sources/{id}'],
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
