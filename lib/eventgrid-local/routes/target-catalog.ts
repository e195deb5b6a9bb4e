import * as z from 'zod/mini';
import { type EventGridDeps, egTime } from '../context';
import { refuseOffset } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { whole } from '../read-query';
import { pageSchema, timeSchema } from '../schemas/list';

const SUPPORT_TYPES = ['SUBSCRIPTION', 'FLOW'] as const;

/** The kinds of target that the cloud offers, oldest first. Source: docs/wire.md, "EG API, target catalog". */
const CATALOG = [
  { name: 'HC.FunctionGraph', label: 'FunctionGraph', fields: ['urn', 'invoke_type', 'agency_name'], flow: true },
  { name: 'HC.SMN', label: 'Simple Message Notification', fields: ['urn', 'agency_name', 'subject_transform'] },
  { name: 'HC.Kafka', label: 'DMS for Kafka', fields: ['topic', 'keyTransform'], flow: true },
  {
    name: 'HC.EG',
    label: 'EventGrid',
    fields: ['target_project_id', 'target_channel_id', 'target_region', 'agency_name'],
  },
  { name: 'HC.APIGW', label: 'API Gateway', fields: ['url', 'invocation_http_parameters'] },
  { name: 'HTTPS', label: 'Webhook', fields: ['url'] },
].map(({ name, label, fields, flow = false }, index) => ({
  id: `00000000-0000-4000-8000-0000000ca7${index.toString(16).padStart(2, '0')}`,
  name,
  label,
  description: `Delivers events to ${label}`,
  provider_type: name.startsWith('HC.') ? 'OFFICIAL' : 'CUSTOM',
  parameters: fields.map((field) => ({ name: field, label: field, metadata: {} })),
  support_types: flow ? [...SUPPORT_TYPES] : ['SUBSCRIPTION'],
  atMs: Date.UTC(2021, 11, 9, 9, index),
}));

const isSupportType = (text: string): boolean => SUPPORT_TYPES.some((type) => type === text);

const query = z.object({
  offset: z._default(whole(0), 0),
  limit: z._default(whole(1, 1000), 15),
  sort: z._default(
    z
      .string()
      .check(z.regex(/^(created|updated)_time:(ASC|DESC)$/i, 'must be created_time or updated_time, :ASC or :DESC')),
    'created_time:DESC',
  ),
  fuzzy_label: z.optional(z.string()),
  support_types: z.optional(
    z
      .string()
      .check(z.refine((text) => text.split(',').every(isSupportType), `must be of ${SUPPORT_TYPES.join(', ')}`)),
  ),
});

const entry = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  description: z.string(),
  provider_type: z.enum(['OFFICIAL', 'CUSTOM']),
  parameters: z.array(z.object({ name: z.string(), label: z.string(), metadata: z.looseObject({}) })),
  support_types: z.array(z.enum(SUPPORT_TYPES)),
  created_time: timeSchema,
  updated_time: timeSchema,
});

/** Makes the operation that lists the kinds of target. Several support_types find what has them all. */
export const targetCatalogOperations = ({ timesAs, offsetMax }: EventGridDeps): Operation[] => [
  operation({
    operationId: 'listTargetCatalogs',
    tag: 'Subscriptions',
    method: 'GET',
    path: '/v1/{project_id}/target-catalogs',
    summary: 'Lists the kinds of target that a subscription can have',
    access: 'read',
    query,
    repeated: ['support_types'],
    success: { status: 200, schema: pageSchema(entry) },
    handle({ query: { offset, limit, sort, fuzzy_label = '', support_types } }) {
      const refused = refuseOffset(offset, offsetMax);
      if (refused) return refused;
      const wanted = support_types?.split(',') ?? [];
      const matches = CATALOG.filter(
        ({ label, support_types: has }) => label.includes(fuzzy_label) && wanted.every((type) => has.includes(type)),
      );
      const ordered = /:asc$/i.test(sort) ? matches : matches.toReversed();
      const items = ordered.slice(offset, offset + limit).map(({ atMs, ...shown }) => {
        const time = egTime(atMs, timesAs);
        return { ...shown, created_time: time, updated_time: time };
      });
      return reply({ total: matches.length, size: items.length, items });
    },
  }),
];
