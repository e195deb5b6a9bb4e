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
 * Names the route of a request's path for a metric's label: IDs are left out, and a path that no route has is `other`, so
 * that neither users' data nor a scan of random paths reaches the metrics.
 */
export function routeOf(path: string, basePath: string): string {
  const [pathname = ''] = path.split('?');
  if (!pathname.startsWith(basePath)) return 'other';
  const own = pathname.slice(basePath.length).replace(/(?<=.)\/$/, '') || '/';
  return ROUTES.has(own) ? own : (PATTERNS.find(([pattern]) => pattern.test(own))?.[1] ?? 'other');
}
