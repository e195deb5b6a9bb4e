import { Hono } from 'hono';
import * as z from 'zod/mini';
import { channelNameSchema } from '@/lib/eg/schemas/channel';
import { descriptionSchema } from '@/lib/eg/schemas/source';
import { type Env, type EventGridDeps, egTime, refuse } from '../context';
import { Failure, failures } from '../failures';
import { type ListRules, readListQuery } from '../list-query';
import { readBody, storable } from '../read-body';
import { channelRow } from '../seed';
import type { ChannelRow } from '../tables';
import { requireToken } from '../tokens';

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time', 'name', 'provider_type'],
  equals: ['name', 'provider_type', 'enterprise_project_id'],
  holds: { fuzzy_name: 'name' },
};

/** `0`, the default one, or a UUID. */
const ENTERPRISE_PROJECT_ID = /^[A-Za-z0-9-]{1,64}$/;
const enterpriseProjectId = z.nullish(z.string().check(z.regex(ENTERPRISE_PROJECT_ID)));

const changeable = {
  description: z.nullish(descriptionSchema),
  cross_account: z.nullish(z.boolean()),
  policy: z.nullish(z.looseObject({})),
  enterprise_project_id: enterpriseProjectId,
  /** The old name of enterprise_project_id, which older clients still send. */
  eps_id: enterpriseProjectId,
};
const createChannelBody = z.looseObject({ name: channelNameSchema, ...changeable });
const updateChannelBody = z.looseObject(changeable);

/** Makes the routes of channels: list, create, show, update, delete. */
export function channelRoutes(deps: EventGridDeps): Hono<Env> {
  const { store, now, newId } = deps;
  const routes = new Hono<Env>();
  const read = requireToken(deps);
  const write = requireToken(deps, 'write');

  routes.get('/v1/:project_id/channels', read, async (c) => {
    const query = readListQuery(c.req.query(), LIST);
    if (query instanceof Failure) return refuse(c, query);
    const { total, items } = await store.listChannels(c.get('project').id, query);
    return c.json({ total, size: items.length, items: items.map(channelAnswer) });
  });

  routes.post('/v1/:project_id/channels', write, async (c) => {
    const body = readBody(c, createChannelBody);
    if (body instanceof Failure) return refuse(c, body);
    const enterprise = c.req.query('enterprise_project_id');
    if (enterprise && !ENTERPRISE_PROJECT_ID.test(enterprise)) {
      return refuse(c, failures.badRequest('enterprise_project_id: has a wrong value'));
    }
    const row = channelRow({
      id: newId(),
      project_id: c.get('project').id,
      name: body.name,
      created_time: now(),
      ...(enterprise ? { enterprise_project_id: enterprise } : {}),
      ...changesOf(body),
    });
    const outcome = await store.createChannel(row, deps.quotas);
    if (outcome === 'name-taken') return refuse(c, failures.nameDuplicated());
    if (outcome === 'over-quota') return refuse(c, failures.overQuota());
    return c.json(channelAnswer(row));
  });

  routes.get('/v1/:project_id/channels/:channel_id', read, async (c) => {
    const row = await store.findChannel(c.get('project').id, c.req.param('channel_id'));
    return row === undefined ? refuse(c, failures.notFound()) : c.json(channelAnswer(row));
  });

  routes.put('/v1/:project_id/channels/:channel_id', write, async (c) => {
    const body = readBody(c, updateChannelBody);
    if (body instanceof Failure) return refuse(c, body);
    const row = await store.findChannel(c.get('project').id, c.req.param('channel_id'));
    if (row === undefined) return refuse(c, failures.notFound());
    if (row.provider_type === 'OFFICIAL') return refuse(c, failures.notModifiable());
    const changes = { updated_time: now(), ...changesOf(body) };
    await store.updateChannel(row.project_id, row.id, changes);
    return c.json(channelAnswer({ ...row, ...changes }));
  });

  routes.delete('/v1/:project_id/channels/:channel_id', write, async (c) => {
    const row = await store.findChannel(c.get('project').id, c.req.param('channel_id'));
    if (row === undefined) return refuse(c, failures.notFound());
    if (row.provider_type === 'OFFICIAL') return refuse(c, failures.notModifiable());
    const outcome = await store.deleteChannel(row.project_id, row.id);
    return outcome === 'in-use' ? refuse(c, failures.channelInUse()) : c.body(null, 204);
  });

  return routes;
}

function changesOf(body: z.output<typeof updateChannelBody>): Partial<ChannelRow> {
  const enterprise = body.enterprise_project_id ?? body.eps_id;
  return {
    ...(body.description === undefined ? {} : { description: body.description && storable(body.description) }),
    ...(typeof body.cross_account === 'boolean' ? { cross_account: body.cross_account ? 1 : 0 } : {}),
    ...(body.policy === undefined ? {} : { policy: body.policy && JSON.stringify(body.policy) }),
    ...(enterprise ? { enterprise_project_id: enterprise } : {}),
  };
}

/** Field by field, so that an answer reads the same after a create and later. */
const channelAnswer = (row: ChannelRow) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  provider_type: row.provider_type,
  created_time: egTime(row.created_time),
  updated_time: egTime(row.updated_time),
  enterprise_project_id: row.enterprise_project_id,
  eps_id: row.enterprise_project_id,
  cross_account: row.cross_account === 1,
  ...(row.policy === null ? {} : { policy: JSON.parse(row.policy) }),
});
