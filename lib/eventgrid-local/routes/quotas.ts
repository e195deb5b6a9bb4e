import * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import { type Operation, operation, reply } from '../operation';

const resource = z.object({
  name: z.string(),
  type: z.string(),
  max: z.int(),
  min: z.int(),
  quota: z.int(),
  used: z.int(),
});

/** Makes the operation on quotas: limit and usage of each type, or of the one in `?type=`. */
export const quotaOperations = ({ store, quotas }: EventGridDeps): Operation[] => [
  operation({
    operationId: 'listQuotas',
    tag: 'Quotas',
    method: 'GET',
    path: '/v1/{project_id}/quotas',
    summary: 'Returns the limit and the use of each kind, or of one',
    access: 'read',
    query: z.object({ type: z.optional(z.string()) }),
    success: { status: 200, schema: z.object({ quotas: z.object({ resources: z.array(resource) }) }) },
    async handle({ project, query }) {
      const records = await store.records.countKinds(project.id);
      const used: Record<string, number | undefined> = {
        ...(await store.countUsed(project.id)),
        ...(await store.countSubscriptions(project.id)),
        CONNECTION: records.connection,
        PRIVATE_ENDPOINT: records.endpoint,
        SCHEMA: records.schema,
        SCHEMA_VERSION: records.schema_version,
      };
      const resources = Object.entries(quotas)
        .filter(([type]) => query.type === undefined || type === query.type)
        .map(([type, quota]) => ({
          name: type.toLowerCase(),
          type,
          max: quota,
          min: 0,
          quota,
          used: used[type] ?? 0,
        }));
      return reply({ quotas: { resources } });
    },
  }),
];
