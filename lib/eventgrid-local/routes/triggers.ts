import type { EventGridDeps } from '../context';
import { type ListRules, listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { pageOf } from '../page-of';
import { pageSchema } from '../schemas/list';
import { subscriptionAnswer } from '../schemas/subscription';
import { partsOf } from '../subscription';
import { subscriptionOf } from './subscriptions';

const BASE = '/v1/{project_id}/subscription-triggers';
const LIST: ListRules = { sortFields: ['created_time', 'updated_time', 'name'], equals: [], holds: {} };

/** What can be triggered, and the field of a target's detail that names it. */
const TRIGGERED = [
  { operationId: 'listFunctionTriggers', path: `${BASE}/{func_urn}`, what: 'a function', field: 'urn' },
  { operationId: 'listWorkflowTriggers', path: `${BASE}/workflow/{id}`, what: 'a workflow', field: 'workflow_id' },
];

/** Makes the operations on triggers: the subscriptions with a target that is a certain function or workflow. */
export const triggerOperations = (deps: EventGridDeps): Operation[] =>
  TRIGGERED.map(({ operationId, path, what, field }) =>
    operation({
      operationId,
      tag: 'Triggers',
      method: 'GET',
      path,
      summary: `Lists the subscriptions that trigger ${what}`,
      access: 'read',
      query: listQuerySchema(LIST),
      success: { status: 200, schema: pageSchema(subscriptionAnswer) },
      async handle({ project, id, query }) {
        const refused = refuseOffset(query.offset, deps.offsetMax);
        if (refused) return refused;
        // All of a project's subscriptions: a target's detail is in no index.
        const all = { ...storeQuery(query, LIST), offset: 0, limit: Number.MAX_SAFE_INTEGER };
        const { items } = await deps.store.listSubscriptions(project.id, all);
        const found = items.filter((row) => partsOf(row).targets.some(({ detail }) => detail?.[field] === id));
        return reply(
          pageOf(
            found.map((row) => subscriptionOf(row, deps)),
            query,
          ),
        );
      },
    }),
  );
