import { Hono } from 'hono';
import type { Env, EventGridDeps } from '../context';
import { OTHER_QUOTAS } from '../quotas';
import { requireToken } from '../tokens';

/** Makes the route of quotas: limit and use of each type, or of the one that `?type=` names. */
export function quotaRoutes(deps: EventGridDeps): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/v1/:project_id/quotas', requireToken(deps), async (c) => {
    const used: Record<string, number> = await deps.store.countUsed(c.get('project').id);
    const limits = Object.entries({ ...deps.quotas, ...OTHER_QUOTAS });
    const wanted = c.req.query('type');
    const resources = limits
      .filter(([type]) => !wanted || type === wanted)
      .map(([type, quota]) => ({
        name: type.toLowerCase(),
        type,
        max: quota,
        min: 0,
        quota,
        used: used[type] ?? 0,
      }));
    return c.json({ quotas: { resources } });
  });
  return routes;
}
