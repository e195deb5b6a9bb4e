import * as z from 'zod/mini';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { providerType, resourceName, timeSchema } from '../schemas/list';
import type { RecordRow } from '../tables';
import { identity, type Noun, pick } from './noun';

/** Formats of a definition: what a client can store, and what can be discovered from an event. */
export const FORMATS = ['OPENAPI_3_0', 'JSON_SCHEMA_DRAFT_6'] as const;

export const definition = z.string().check(z.regex(/\S/));
const compatibility = z.enum(['NONE']);

const item = {
  ...identity,
  compatibility,
  provider_type: providerType,
  format: z.enum(FORMATS),
  number_of_versions: z.int(),
  version: z.int(),
  created_time: timeSchema,
  updated_time: timeSchema,
};

/** A schema in an answer. Rule: docs/wire.md, "EG API, the other resources". */
export const schemaAnswer = z.object({ ...item, definition: z.string() });

/** A version of a schema in an answer, and in a list. */
export const versionAnswer = z.object({
  id: z.string(),
  schema_id: z.string(),
  version: z.int(),
  format: z.enum(FORMATS),
  definition: z.string(),
  created_time: timeSchema,
  updated_time: timeSchema,
});
export const versionItem = z.pick(versionAnswer, { id: true, version: true, created_time: true, updated_time: true });

/** Custom schemas of events. Each has versions, and shows the definition of the newest. */
export const schemas: Noun = {
  kind: 'schema',
  tag: 'Schemas',
  word: 'Schema',
  title: 'schema of events',
  path: 'schemas',
  idName: 'schema_id',
  createBody: z.looseObject({
    name: resourceName,
    compatibility,
    definition,
    description: z.nullish(descriptionSchema),
    format: z.nullish(z.enum(FORMATS)),
  }),
  updateBody: z.looseObject({
    description: z.nullish(descriptionSchema),
    compatibility: z.nullish(compatibility),
  }),
  kept: ['description', 'compatibility', 'definition'],
  changeable: ['description', 'compatibility'],
  added: ({ format }) => ({
    format: format ?? FORMATS[0],
    provider_type: 'CUSTOM',
    version: 1,
    number_of_versions: 1,
    // Not answered: a number is not given twice, not even after its version was deleted (our choice).
    next_version: 2,
    // An official schema's.
    event_type_id: '',
    event_type_name: '',
    event_source_id: '',
    event_source_name: '',
    event_source_label: '',
  }),
  status: '',
  answer: schemaAnswer,
  item: z.object({
    ...item,
    event_type_id: z.string(),
    event_type_name: z.string(),
    event_source_id: z.string(),
    event_source_name: z.string(),
    event_source_label: z.string(),
  }),
  hasShow: true,
  list: {
    sortFields: ['created_time', 'updated_time', 'name'],
    equals: ['name', 'provider_type'],
    schemas: { provider_type: providerType },
    holds: { fuzzy_name: 'name' },
  },
  limit: ({ SCHEMA }) => SCHEMA,
  children: (row, newId) => [versionRow(row, newId(), 1, row.created_time)],
};

/** Makes the row of a version from the schema's, whose definition it takes. Its name is its number. */
export function versionRow(schema: RecordRow, id: string, version: number, at: number): RecordRow {
  const kept = { schema_id: schema.id, version, ...pick(JSON.parse(schema.body), ['format', 'definition']) };
  return {
    id,
    project_id: schema.project_id,
    kind: 'schema_version',
    parent: schema.id,
    name: String(version),
    status: '',
    body: JSON.stringify(kept),
    created_time: at,
    updated_time: at,
  };
}
