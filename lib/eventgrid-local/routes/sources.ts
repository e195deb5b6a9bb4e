import { Hono } from 'hono';
import { SOURCE_TYPES } from '@/lib/eg/source-limits';
import { type Env, type EventGridDeps, egTime, refuse } from '../context';
import { Failure, failures, gatewayFailures } from '../failures';
import { type ListRules, readListQuery } from '../list-query';
import { readBody, storable } from '../read-body';
import { sourceRow } from '../seed';
import { createSourceBody, refuseDetail, updateSourceBody } from '../source-body';
import type { SourceRow } from '../tables';
import { requireToken } from '../tokens';

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time', 'name', 'label', 'type', 'status', 'channel_name', 'provider_type'],
  equals: ['name', 'channel_id', 'provider_type'],
  holds: { fuzzy_name: 'name', fuzzy_label: 'label' },
};

/** Makes the routes of sources: list, create, show, update, delete. */
export function sourceRoutes(deps: EventGridDeps): Hono<Env> {
  const { store, now, newId } = deps;
  const routes = new Hono<Env>();
  const read = requireToken(deps);
  const write = requireToken(deps, 'write');
  const answer = (row: SourceRow) => sourceAnswer(row, deps.detailAs);

  routes.get('/v1/:project_id/sources', read, async (c) => {
    const query = readListQuery(c.req.query(), LIST);
    if (query instanceof Failure) return refuse(c, query);
    const { total, items } = await store.listSources(c.get('project').id, query);
    if (deps.offsetPastEnd === 'refused' && query.offset > 0 && query.offset >= total) {
      return refuse(c, gatewayFailures.offsetPastEnd);
    }
    return c.json({ total, size: items.length, items: items.map(answer) });
  });

  routes.post('/v1/:project_id/sources', write, async (c) => {
    const body = readBody(c, createSourceBody);
    if (body instanceof Failure) return refuse(c, body);
    const sourceType = body.type ?? 'APPLICATION';
    const wrong = refuseDetail(sourceType, body.detail);
    if (wrong) return refuse(c, wrong);
    const projectId = c.get('project').id;
    const channel = await store.findChannel(projectId, body.channel_id);
    if (channel === undefined) return refuse(c, failures.invalidChannel('channel_id: no such channel'));
    const row = sourceRow(channel, {
      id: newId(),
      name: body.name,
      created_time: now(),
      description: descriptionOf(body.description),
      type: sourceType,
      detail: JSON.stringify(body.detail ?? {}),
    });
    const outcome = await store.createSource(row, deps.quotas);
    if (outcome === 'no-channel') return refuse(c, failures.invalidChannel('channel_id: must be a custom channel'));
    if (outcome === 'name-taken') return refuse(c, failures.nameDuplicated());
    if (outcome === 'over-quota') return refuse(c, failures.overQuota());
    return c.json(answer(row));
  });

  routes.get('/v1/:project_id/sources/:source_id', read, async (c) => {
    const row = await store.findSource(c.get('project').id, c.req.param('source_id'));
    return row === undefined ? refuse(c, failures.notFound()) : c.json(answer(row));
  });

  routes.put('/v1/:project_id/sources/:source_id', write, async (c) => {
    const body = readBody(c, updateSourceBody);
    if (body instanceof Failure) return refuse(c, body);
    const row = await store.findSource(c.get('project').id, c.req.param('source_id'));
    if (row === undefined) return refuse(c, failures.notFound());
    if (row.provider_type === 'OFFICIAL') return refuse(c, failures.notModifiable());
    const sourceType = SOURCE_TYPES.find((known) => known === row.type) ?? 'APPLICATION';
    const wrong = body.detail === undefined ? null : refuseDetail(sourceType, body.detail);
    if (wrong) return refuse(c, wrong);
    const changes = {
      updated_time: now(),
      ...(body.description === undefined ? {} : { description: descriptionOf(body.description) }),
      ...(body.detail === undefined ? {} : { detail: JSON.stringify(body.detail ?? {}) }),
    };
    await store.updateSource(row.project_id, row.id, changes);
    return c.json(answer({ ...row, ...changes }));
  });

  routes.delete('/v1/:project_id/sources/:source_id', write, async (c) => {
    const row = await store.findSource(c.get('project').id, c.req.param('source_id'));
    if (row === undefined) return refuse(c, failures.notFound());
    if (row.provider_type === 'OFFICIAL') return refuse(c, failures.notModifiable());
    await store.deleteSource(row.project_id, row.id);
    return c.body(null, 204);
  });

  return routes;
}

const descriptionOf = (given: string | null | undefined): string | null => (given ? storable(given) : (given ?? null));

/** `detail` goes out as it came in, secrets in clear: EventGrid does that, and the console must cope. */
const sourceAnswer = (row: SourceRow, detailAs: EventGridDeps['detailAs']) => ({
  id: row.id,
  name: row.name,
  label: row.label,
  description: row.description,
  provider_type: row.provider_type,
  event_types: JSON.parse(row.event_types),
  created_time: egTime(row.created_time),
  updated_time: egTime(row.updated_time),
  channel_id: row.channel_id,
  channel_name: row.channel_name,
  type: row.type,
  detail: detailAs === 'object' ? JSON.parse(row.detail) : row.detail,
  status: row.status,
  error_info: JSON.parse(row.error_info),
});
