import * as z from 'zod/mini';
import { type EventGridDeps, egTime } from '../context';
import type { SubscriptionRow } from '../event-tables';
import { Failure, failures } from '../failures';
import { type ListRules, listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { pageSchema } from '../schemas/list';
import {
  createSubscriptionBody,
  enterpriseQuery,
  subscriptionAnswer,
  updateSubscriptionBody,
} from '../schemas/subscription';
import { partsOf } from '../subscription';
import { changeParts, columnOf, keptDescription, keptList, refuseLists, refuseProvider } from '../subscription-parts';

const COLLECTION = '/v1/{project_id}/subscriptions';
const ONE = `${COLLECTION}/{subscription_id}`;

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time', 'name'],
  equals: ['name', 'channel_id', 'connection_id'],
  holds: { fuzzy_name: 'name' },
};

/** Makes the operations on subscriptions as a whole: list, create, show, update, delete. */
export function subscriptionOperations(deps: EventGridDeps): Operation[] {
  const { store, now, newId } = deps;
  const tag = 'Subscriptions';
  const answer = (row: SubscriptionRow) => subscriptionOf(row, deps);
  const wrongLists = [failures.invalidFilter(), failures.invalidTarget(), failures.overQuota()];

  const list = operation({
    operationId: 'listSubscriptions',
    tag,
    method: 'GET',
    path: COLLECTION,
    summary: 'Lists subscriptions',
    access: 'read',
    query: z.extend(listQuerySchema(LIST), enterpriseQuery.shape),
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
    query: enterpriseQuery,
    body: createSubscriptionBody,
    success: { status: 200, schema: subscriptionAnswer },
    refusals: [...wrongLists, failures.invalidChannel(), failures.nameDuplicated()],
    async handle({ project, body }) {
      const channel = await store.findChannel(project.id, body.channel_id);
      if (channel === undefined) return failures.invalidChannel('channel_id: no such channel');
      const refused = await refuseLists(body, channel, deps);
      if (refused) return refused;
      const at = now();
      const row: SubscriptionRow = {
        id: newId(),
        project_id: project.id,
        name: body.name,
        description: null,
        ...keptDescription(body.description),
        status: 'ENABLED',
        channel_id: channel.id,
        channel_name: channel.name,
        sources: columnOf(keptList(body.sources, [], deps)),
        targets: columnOf(keptList(body.targets, [], deps)),
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
    query: enterpriseQuery,
    success: { status: 200, schema: subscriptionAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.findSubscription(project.id, id);
      return row === undefined ? failures.notFound() : reply(answer(row));
    },
  });

  const update = operation({
    operationId: 'updateSubscription',
    tag,
    method: 'PUT',
    path: ONE,
    summary:
      'Changes description, sources and targets: a list that is sent replaces the whole list, an absent one stays',
    access: 'write',
    query: enterpriseQuery,
    body: updateSubscriptionBody,
    success: { status: 200, schema: subscriptionAnswer },
    refusals: [...wrongLists, failures.notFound(), failures.notModifiable(), failures.invalidStatus()],
    async handle({ project, id, body }) {
      const row = await store.findSubscription(project.id, id);
      if (row === undefined) return failures.notFound();
      const refused = await refuseLists(body, { project_id: project.id, id: row.channel_id }, deps);
      if (refused) return refused;
      const changed = await changeParts(project.id, id, deps, (known) => {
        const { description, sources, targets } = body;
        const other = refuseProvider(sources?.[0], known.sources[0]);
        if (other) return other;
        return {
          ...keptDescription(description),
          ...(sources ? { sources: columnOf(keptList(sources, known.sources, deps)) } : {}),
          ...(targets ? { targets: columnOf(keptList(targets, known.targets, deps)) } : {}),
        };
      });
      return changed instanceof Failure ? changed : reply(answer(changed));
    },
  });

  const remove = operation({
    operationId: 'deleteSubscription',
    tag,
    method: 'DELETE',
    path: ONE,
    summary: 'Deletes a subscription',
    access: 'write',
    query: enterpriseQuery,
    success: { status: 204 },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.findSubscription(project.id, id);
      if (row === undefined) return failures.notFound();
      await store.deleteSubscription(row.project_id, row.id);
      return reply(null);
    },
  });

  return [list, create, show, update, remove];
}

/** Answers a subscription field by field, so that it has the same order after a create and later. */
export const subscriptionOf = (row: SubscriptionRow, { timesAs }: EventGridDeps) => ({
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
