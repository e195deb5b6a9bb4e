import * as z from 'zod/mini';
import { readExactJson, writeJson } from '@/lib/eventgrid/events/exact-json';
import { type EventGridDeps, egTime } from '../context';
import { failures } from '../failures';
import { type ListRules, listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { storable } from '../read-body';
import { channelAnswer, createChannelBody, enterpriseProjectId, updateChannelBody } from '../schemas/channel';
import { pageSchema, providerType } from '../schemas/list';
import { channelRow } from '../seed';
import type { ChannelRow } from '../tables';

const COLLECTION = '/v1/{project_id}/channels';
const ONE = `${COLLECTION}/{channel_id}`;

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time', 'name', 'provider_type'],
  equals: ['name', 'channel_id', 'provider_type', 'enterprise_project_id'],
  columns: { channel_id: 'id' },
  schemas: { provider_type: providerType },
  holds: { fuzzy_name: 'name' },
};

const enterpriseQuery = z.object({ enterprise_project_id: z.optional(enterpriseProjectId) });

/** Makes the operations on channels: list, create, show, update, delete. */
export function channelOperations(deps: EventGridDeps): Operation[] {
  const { store, now, newId } = deps;
  const tag = 'Channels';
  const answer = (row: ChannelRow) => answerOf(row, deps);

  const list = operation({
    operationId: 'listChannels',
    tag,
    method: 'GET',
    path: COLLECTION,
    summary: 'Lists channels, the official one too',
    access: 'read',
    query: listQuerySchema(LIST),
    success: { status: 200, schema: pageSchema(channelAnswer) },
    async handle({ project, query }) {
      const refused = refuseOffset(query.offset, deps.offsetMax);
      if (refused) return refused;
      const { total, items } = await store.listChannels(project.id, storeQuery(query, LIST));
      return reply({ total, size: items.length, items: items.map(answer) });
    },
  });

  const create = operation({
    operationId: 'createChannel',
    tag,
    method: 'POST',
    path: COLLECTION,
    summary: 'Creates a custom channel',
    access: 'write',
    query: enterpriseQuery,
    body: createChannelBody,
    success: { status: 200, schema: channelAnswer },
    refusals: [failures.nameDuplicated(), failures.overQuota()],
    async handle({ project, query, body }) {
      const enterprise = query.enterprise_project_id;
      const row = channelRow({
        id: newId(),
        project_id: project.id,
        name: body.name,
        created_time: now(),
        ...(enterprise ? { enterprise_project_id: enterprise } : {}),
        ...changesOf(body),
      });
      const outcome = await store.createChannel(row, deps.quotas);
      if (outcome === 'name-taken') return failures.nameDuplicated();
      if (outcome === 'over-quota') return failures.overQuota();
      return reply(answer(row));
    },
  });

  const show = operation({
    operationId: 'showChannel',
    tag,
    method: 'GET',
    path: ONE,
    summary: 'Shows a channel',
    access: 'read',
    query: enterpriseQuery,
    success: { status: 200, schema: channelAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.findChannel(project.id, id);
      return row === undefined ? failures.notFound() : reply(answer(row));
    },
  });

  const update = operation({
    operationId: 'updateChannel',
    tag,
    method: 'PUT',
    path: ONE,
    summary: 'Changes description, policy, cross_account and enterprise project of a custom channel',
    access: 'write',
    query: enterpriseQuery,
    body: updateChannelBody,
    success: { status: 200, schema: channelAnswer },
    refusals: [failures.notFound(), failures.notModifiable()],
    async handle({ project, id, body }) {
      const row = await store.findChannel(project.id, id);
      if (row === undefined) return failures.notFound();
      if (row.provider_type === 'OFFICIAL') return failures.notModifiable();
      const changes = { updated_time: now(), ...(isOpen(body) ? {} : { policy: null }), ...changesOf(body) };
      await store.updateChannel(row.project_id, row.id, changes);
      return reply(answer({ ...row, ...changes }));
    },
  });

  const remove = operation({
    operationId: 'deleteChannel',
    tag,
    method: 'DELETE',
    path: ONE,
    summary: 'Deletes a custom channel that has neither sources nor subscriptions',
    access: 'write',
    query: enterpriseQuery,
    success: { status: 204 },
    refusals: [failures.notFound(), failures.notModifiable(), failures.channelInUse(), failures.channelSubscribed()],
    async handle({ project, id }) {
      const row = await store.findChannel(project.id, id);
      if (row === undefined) return failures.notFound();
      if (row.provider_type === 'OFFICIAL') return failures.notModifiable();
      const outcome = await store.deleteChannel(row.project_id, row.id);
      if (outcome === 'has-sources') return failures.channelInUse();
      return outcome === 'has-subscriptions' ? failures.channelSubscribed() : reply(null);
    },
  });

  return [list, create, show, update, remove];
}

/** A PUT without both removes the policy: the channel is for its own account again. */
const isOpen = ({ policy, cross_account }: z.output<typeof updateChannelBody>): boolean =>
  policy !== undefined || typeof cross_account === 'boolean';

function changesOf(body: z.output<typeof updateChannelBody>): Partial<ChannelRow> {
  const enterprise = body.enterprise_project_id ?? body.eps_id;
  return {
    ...(body.description === undefined ? {} : { description: body.description && storable(body.description) }),
    ...(typeof body.cross_account === 'boolean' ? { cross_account: body.cross_account ? 1 : 0 } : {}),
    ...(body.policy === undefined ? {} : { policy: body.policy && writeJson(body.policy) }),
    ...(enterprise ? { enterprise_project_id: enterprise } : {}),
  };
}

/** Field by field, so that an answer has the same order after a create and later. */
const answerOf = (row: ChannelRow, { timesAs }: EventGridDeps) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  provider_type: row.provider_type,
  created_time: egTime(row.created_time, timesAs),
  updated_time: egTime(row.updated_time, timesAs),
  enterprise_project_id: row.enterprise_project_id,
  eps_id: row.enterprise_project_id,
  cross_account: row.cross_account === 1,
  ...(row.policy === null ? {} : { policy: readExactJson(row.policy) }),
});
