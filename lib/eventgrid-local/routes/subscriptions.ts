import * as z from 'zod/mini';
import { withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { refuseFilter, refuseTarget } from '../check-subscription';
import { type EventGridDeps, egTime } from '../context';
import type { SubscriptionRow } from '../event-tables';
import { type Failure, failures } from '../failures';
import { type ListRules, listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { storable } from '../read-body';
import { enterpriseProjectId } from '../schemas/channel';
import { pageSchema } from '../schemas/list';
import { createSubscriptionBody, subscriptionAnswer } from '../schemas/subscription';
import { partsOf } from '../subscription';

const COLLECTION = '/v1/{project_id}/subscriptions';
const ONE = `${COLLECTION}/{subscription_id}`;

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time', 'name'],
  equals: ['name', 'channel_id', 'connection_id'],
  holds: { fuzzy_name: 'name' },
};

type Body = z.output<typeof createSubscriptionBody>;

/** Makes the operations on subscriptions: list, create, show, delete. */
export function subscriptionOperations(deps: EventGridDeps): Operation[] {
  const { store, now, newId } = deps;
  const tag = 'Subscriptions';
  const answer = (row: SubscriptionRow) => answerOf(row, deps);

  const list = operation({
    operationId: 'listSubscriptions',
    tag,
    method: 'GET',
    path: COLLECTION,
    summary: 'Lists subscriptions',
    access: 'read',
    // Accepted and ignored: a subscription belongs to no enterprise project here (our choice).
    query: z.extend(listQuerySchema(LIST), { enterprise_project_id: z.optional(enterpriseProjectId) }),
    success: { status: 200, schema: pageSchema(subscriptionAnswer) },
    async handle({ project, query }) {
      const refused = refuseOffset(query.offset, deps.offsetMax);
      if (refused) return refused;
      const { total, items } = await store.listSubscriptions(project.id, storeQuery(query, LIST));
      return reply({ total, size: items.length, items: items.map(answer) });
    },
  });

  const create = operation({
    operationId: 'createSubscription',
    tag,
    method: 'POST',
    path: COLLECTION,
    summary: 'Creates a subscription: which events of a channel go to which targets',
    access: 'write',
    body: createSubscriptionBody,
    success: { status: 200, schema: subscriptionAnswer },
    refusals: [
      failures.invalidFilter(),
      failures.invalidTarget(),
      failures.invalidChannel(),
      failures.nameDuplicated(),
      failures.overQuota(),
    ],
    async handle({ project, body }) {
      const channel = await store.findChannel(project.id, body.channel_id);
      if (channel === undefined) return failures.invalidChannel('channel_id: no such channel');
      const names = body.sources.map(({ name }) => name);
      const known = await store.sourcesOn(project.id, channel.id, names);
      const custom = known.filter(({ provider_type }) => provider_type === 'CUSTOM').map(({ name }) => name);
      const wrong =
        firstOf(body.sources, 'sources', refuseFilter) ??
        firstOf(body.targets, 'targets', refuseTarget) ??
        refuseSources(body, new Set(custom));
      if (wrong) return wrong;
      if (body.targets.length > deps.quotas.SUBSCRIPTION_TARGET) return failures.overQuota();
      const at = now();
      const time = egTime(at, deps.timesAs);
      const kept = (id: string | null | undefined) => ({ id: id || newId(), created_time: time, updated_time: time });
      const row: SubscriptionRow = {
        id: newId(),
        project_id: project.id,
        name: body.name,
        description: body.description ? storable(body.description) : (body.description ?? null),
        status: 'ENABLED',
        channel_id: channel.id,
        channel_name: channel.name,
        sources: writeJson(body.sources.map((one) => withNumbersOf(one, { ...one, ...kept(one.id) }))),
        targets: writeJson(body.targets.map((one) => withNumbersOf(one, { ...one, ...kept(one.id) }))),
        created_time: at,
        updated_time: at,
      };
      const outcome = await store.createSubscription(row, deps.quotas);
      if (outcome === 'no-channel') return failures.invalidChannel('channel_id: no such channel');
      if (outcome === 'name-taken') return failures.nameDuplicated();
      if (outcome === 'over-quota') return failures.overQuota();
      return reply(answer(row));
    },
  });

  const show = operation({
    operationId: 'showSubscription',
    tag,
    method: 'GET',
    path: ONE,
    summary: 'Shows a subscription',
    access: 'read',
    success: { status: 200, schema: subscriptionAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.findSubscription(project.id, id);
      return row === undefined ? failures.notFound() : reply(answer(row));
    },
  });

  const remove = operation({
    operationId: 'deleteSubscription',
    tag,
    method: 'DELETE',
    path: ONE,
    summary: 'Deletes a subscription',
    access: 'write',
    success: { status: 204 },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.findSubscription(project.id, id);
      if (row === undefined) return failures.notFound();
      await store.deleteSubscription(row.project_id, row.id);
      return reply(null);
    },
  });

  return [list, create, show, remove];
}

const firstOf = <One>(all: readonly One[], at: string, refuse: (one: One, at: string) => Failure | null) =>
  all.map((one, index) => refuse(one, `${at}.${index}`)).find((failure) => failure !== null) ?? null;

function refuseSources({ sources }: Body, custom: ReadonlySet<string>): Failure | null {
  const at = sources.findIndex(({ name, provider_type }) => provider_type === 'CUSTOM' && !custom.has(name));
  return at === -1 ? null : failures.invalidParameters(`sources.${at}.name: the channel has no such custom source`);
}

const answerOf = (row: SubscriptionRow, { timesAs }: EventGridDeps) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  type: 'EVENT',
  status: row.status,
  channel_id: row.channel_id,
  channel_name: row.channel_name,
  used: [],
  ...partsOf(row),
  created_time: egTime(row.created_time, timesAs),
  updated_time: egTime(row.updated_time, timesAs),
});
