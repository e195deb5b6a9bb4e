import * as z from 'zod/mini';
import { type EventGridDeps, egTime } from '../context';
import { fixedId } from '../fixed-id';
import { refuseOffset } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { pagedQuery, pageOf } from '../page-of';
import { pageSchema, timeSchema } from '../schemas/list';
import { LOCAL_DOMAIN } from '../seed';

/** The agencies of each purpose. Rule: docs/wire.md, "EG API, the other resources", and our choice. */
const AGENCIES = {
  TARGET_CONNECTION: ['EG_AGENCY'],
  CUSTOM_SOURCE_RABBITMQ: ['EG_AGENCY', 'EG_DELEGATE_FG_AGENCY'],
  EG_RESTORE_AGENCY: ['EG_RESTORE_AGENCY'],
};
type Purpose = keyof typeof AGENCIES;
const PURPOSES = Object.keys(AGENCIES) as Purpose[];
const purpose = z.enum(PURPOSES, `must be one of ${PURPOSES.join(', ')}`);

const sample = z.object({
  id: z.string(),
  name: z.string(),
  content: z.string(),
  event_type_id: z.string(),
  event_type_name: z.string(),
  event_source_id: z.string(),
  event_source_name: z.string(),
  created_time: timeSchema,
  updated_time: timeSchema,
  deleted_time: z.nullable(timeSchema),
});

const bucket = z.object({
  bucketName: z.string(),
  location: z.string(),
  creationDate: timeSchema,
  owner: z.object({ displayName: z.string(), id: z.string() }),
  bucketType: z.string(),
  storageClass: z.string(),
  acl: z.looseObject({}),
  metadata: z.looseObject({}),
});

/** Makes the operations on what a client looks up before it creates something: agencies, samples of events, buckets. */
export function lookupOperations(deps: EventGridDeps): Operation[] {
  const { store, now, newId, timesAs } = deps;
  const tag = 'Lookups';
  const agencies = z.object({ agencies: z.array(z.string()) });

  const listAgencies = operation({
    operationId: 'listAgencies',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/service-agencies',
    summary: 'Names the agencies that exist for a purpose',
    access: 'read',
    query: z.object({ type: purpose }),
    success: { status: 200, schema: agencies },
    handle: async ({ project, query }) => reply({ agencies: await namesOf(project.id, query.type) }),
  });

  const createAgencies = operation({
    operationId: 'createAgencies',
    tag,
    method: 'POST',
    path: '/v1/{project_id}/service-agencies',
    summary: 'Creates the agencies for a purpose, as far as they are missing',
    access: 'write',
    body: z.looseObject({ type: purpose }),
    success: { status: 200, schema: agencies },
    async handle({ project, body }) {
      const at = now();
      await store.records.atomically(async (records) => {
        for (const name of AGENCIES[body.type]) {
          const place = { project_id: project.id, kind: 'agency', parent: '' } as const;
          const known = await records.find(place, { name });
          const row = { ...place, id: newId(), name, status: '', body: '{}', created_time: at, updated_time: at };
          if (known === undefined) await records.insert(row);
        }
      });
      return reply({ agencies: await namesOf(project.id, body.type) });
    },
  });

  async function namesOf(projectId: string, type: Purpose): Promise<string[]> {
    const place = { project_id: projectId, kind: 'agency', parent: '' } as const;
    const known = await Promise.all(AGENCIES[type].map((name) => store.records.find(place, { name })));
    return known.flatMap((row) => row?.name ?? []);
  }

  const listSamples = operation({
    operationId: 'listSamples',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/samples',
    summary: 'Lists a sample event of each type that an official source has',
    access: 'read',
    query: z.extend(pagedQuery(1000, 15), {
      name: z.optional(z.string()),
      event_type_name: z.optional(z.string()),
      event_source_id: z.optional(z.string()),
    }),
    success: { status: 200, schema: pageSchema(sample) },
    async handle({ project, query }) {
      const refused = refuseOffset(query.offset, deps.offsetMax);
      if (refused) return refused;
      const { name = '', event_type_name, event_source_id } = query;
      const samples = (await samplesOf(project.id)).filter(
        (one) =>
          one.name.includes(name) &&
          (event_type_name ?? one.event_type_name) === one.event_type_name &&
          (event_source_id ?? one.event_source_id) === one.event_source_id,
      );
      return reply(pageOf(samples, query));
    },
  });

  async function samplesOf(projectId: string): Promise<z.output<typeof sample>[]> {
    const { items } = await store.listSources(projectId, {
      offset: 0,
      limit: 1000,
      sort: { field: 'name', direction: 'asc' },
      equals: { provider_type: 'OFFICIAL' },
      holds: {},
    });
    return items.flatMap((source) => {
      const time = egTime(source.created_time, timesAs);
      const types: { name: string }[] = JSON.parse(source.event_types);
      return types.map(({ name }) => {
        const id = fixedId(source.name, name);
        const content = { id, source: source.name, specversion: '1.0', type: name, time: '2026-01-01T00:00:00Z' };
        return {
          id,
          name: `${source.name}-${name}`,
          content: JSON.stringify({ ...content, datacontenttype: 'application/json', data: {} }),
          event_type_id: fixedId(name),
          event_type_name: name,
          event_source_id: source.id,
          event_source_name: source.name,
          created_time: time,
          updated_time: time,
          deleted_time: null,
        };
      });
    });
  }

  const listBuckets = operation({
    operationId: 'listBuckets',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/subscriptions/obsbuckets',
    summary: 'Lists two buckets of Object Storage Service, which do not exist',
    access: 'read',
    success: { status: 200, schema: z.object({ items: z.array(bucket) }) },
    handle: ({ project }) =>
      reply({
        items: ['images', 'logs'].map((word) => ({
          bucketName: `${project.name}-${word}`,
          location: 'local',
          creationDate: egTime(Date.UTC(2026, 0, 1), timesAs),
          owner: { displayName: LOCAL_DOMAIN.name, id: LOCAL_DOMAIN.id },
          bucketType: 'OBJECT',
          storageClass: 'STANDARD',
          acl: {},
          metadata: {},
        })),
      }),
  });

  return [listBuckets, listAgencies, createAgencies, listSamples];
}
