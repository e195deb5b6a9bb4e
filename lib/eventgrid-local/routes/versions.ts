import { Hono } from 'hono';
import type { Env } from '../context';

/** Makes the route that names the API's versions; it asks for no token. */
export function versionRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) =>
    c.json({
      versions: [
        {
          id: 'v1',
          links: [{ href: `${new URL(c.req.url).origin}/v1`, rel: 'self' }],
          version: '',
          min_version: '',
          status: 'CURRENT',
          updated: '2021-12-09T09:00:00Z',
        },
      ],
    }),
  );
  return routes;
}
