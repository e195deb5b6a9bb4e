import * as z from 'zod/mini';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import type { EventGridDeps } from '../context';
import { discoverDefinition } from '../discover-schema';
import { failures } from '../failures';
import { type ListRules, listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { whole } from '../read-query';
import type { Records } from '../record-store';
import { definition, FORMATS, schemaAnswer, schemas, versionAnswer, versionItem, versionRow } from '../records/schemas';
import { pageSchema } from '../schemas/list';
import type { RecordRow } from '../tables';
import { bodyOf, recordAnswer, recordOperations } from './records';

const COLLECTION = '/v1/{project_id}/schemas/{schema_id}/versions';
const ONE = `${COLLECTION}/{version}`;
const MAX_EVENT_CHARS = 1024;

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time'],
  equals: ['version'],
  columns: { version: 'name' },
  schemas: { version: z.pipe(whole(1), z.transform(String)) },
  holds: {},
};

const DISCOVERED = z.omit(schemaAnswer, { id: true, created_time: true, updated_time: true });

/** Makes the operations on schemas and their versions, and the one that discovers a schema from an event. */
export function schemaOperations(deps: EventGridDeps): Operation[] {
  const { store, now, newId, quotas, timesAs } = deps;
  const tag = 'Schemas';
  const answer = recordAnswer(timesAs, versionAnswer);
  const findSchema = (records: Records, projectId: string, id: string) =>
    records.find({ project_id: projectId, kind: 'schema', parent: '' }, { id });
  const versionsOf = (schema: RecordRow) =>
    ({ project_id: schema.project_id, kind: 'schema_version', parent: schema.id }) as const;
  const findVersion = async (projectId: string, id: string, version = '') => {
    const schema = await findSchema(store.records, projectId, id);
    return schema && (await store.records.find(versionsOf(schema), { name: version }));
  };

  const list = operation({
    operationId: 'listSchemaVersions',
    tag,
    method: 'GET',
    path: COLLECTION,
    summary: "Lists a schema's versions",
    access: 'read',
    query: listQuerySchema(LIST),
    success: { status: 200, schema: pageSchema(versionItem) },
    refusals: [failures.notFound()],
    async handle({ project, id, query }) {
      const refused = refuseOffset(query.offset, deps.offsetMax);
      if (refused) return refused;
      const schema = await findSchema(store.records, project.id, id);
      if (schema === undefined) return failures.notFound();
      const { total, items } = await store.records.list(versionsOf(schema), storeQuery(query, LIST));
      return reply({ total, size: items.length, items: items.map(recordAnswer(timesAs, versionItem)) });
    },
  });

  const create = operation({
    operationId: 'createSchemaVersion',
    tag,
    method: 'POST',
    path: COLLECTION,
    summary: 'Adds a version to a schema, with the next number',
    access: 'write',
    body: z.looseObject({ definition }),
    success: { status: 200, schema: versionAnswer },
    refusals: [failures.notFound(), failures.overQuota()],
    handle: ({ project, id, body }) =>
      store.records.atomically(async (records) => {
        const schema = await findSchema(records, project.id, id);
        if (schema === undefined) return failures.notFound();
        const known = bodyOf(schema);
        const count = await records.count(versionsOf(schema));
        if (count >= quotas.SCHEMA_VERSION) return failures.overQuota();
        const version = Number(known.next_version);
        const newest = { definition: body.definition, version, number_of_versions: count + 1 };
        const changed = { ...known, ...newest, next_version: version + 1 };
        const at = now();
        const updated = { ...schema, body: JSON.stringify(changed), updated_time: at };
        const row = versionRow(updated, newId(), version, at);
        await records.update(updated);
        await records.insert(row);
        return reply(answer(row));
      }),
  });

  const show = operation({
    operationId: 'showSchemaVersion',
    tag,
    method: 'GET',
    path: ONE,
    summary: 'Shows a version of a schema',
    access: 'read',
    success: { status: 200, schema: versionAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id, path }) {
      const row = await findVersion(project.id, id, path.version);
      return row === undefined ? failures.notFound() : reply(answer(row));
    },
  });

  const remove = operation({
    operationId: 'deleteSchemaVersion',
    tag,
    method: 'DELETE',
    path: ONE,
    summary: 'Deletes a version of a schema that has others',
    access: 'write',
    success: { status: 204 },
    refusals: [failures.notFound(), failures.onlyVersion()],
    handle: ({ project, id, path }) =>
      store.records.atomically(async (records) => {
        const schema = await findSchema(records, project.id, id);
        const row = schema && (await records.find(versionsOf(schema), { name: path.version ?? '' }));
        if (schema === undefined || row === undefined) return failures.notFound();
        const sort = { field: 'created_time', direction: 'desc' } as const;
        const query = { offset: 0, limit: quotas.SCHEMA_VERSION, sort, equals: {}, holds: {} };
        const [newest, ...older] = (await records.list(versionsOf(schema), query)).items.filter(
          ({ id: other }) => other !== row.id,
        );
        if (newest === undefined) return failures.onlyVersion();
        const { definition: newestDefinition, version } = bodyOf(newest);
        const changed = {
          ...bodyOf(schema),
          definition: newestDefinition,
          version,
          number_of_versions: older.length + 1,
        };
        await records.remove(row);
        await records.update({ ...schema, body: JSON.stringify(changed), updated_time: now() });
        return reply(null);
      }),
  });

  const discover = operation({
    operationId: 'discoverSchema',
    tag,
    method: 'POST',
    path: '/v1/{project_id}/schema-discover',
    summary: 'Describes an event by a schema, which is not stored',
    access: 'read',
    body: z.looseObject({
      event: z.string().check(z.maxLength(MAX_EVENT_CHARS, 'event.tooLong'), z.refine(isObjectText)),
      format: z.nullish(z.enum(FORMATS)),
    }),
    success: { status: 200, schema: pageSchema(DISCOVERED) },
    async handle({ body }) {
      const format = body.format ?? 'JSON_SCHEMA_DRAFT_6';
      const schema = {
        name: nameOf(JSON.parse(body.event)),
        description: null,
        compatibility: 'NONE',
        provider_type: 'CUSTOM',
        format,
        number_of_versions: 1,
        version: 1,
        definition: await discoverDefinition(body.event, format),
      };
      return reply({ total: 1, size: 1, items: [schema] });
    },
  });

  return [...recordOperations(deps, schemas), list, create, show, remove, discover];
}

function isObjectText(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Suggests a name that a schema of this event could be stored under: `orders-order.paid`. */
function nameOf({ source, type }: Record<string, unknown>): string {
  const words = [source, type].filter((word) => typeof word === 'string').join('-');
  return (
    words
      .replaceAll(/[^A-Za-z0-9._-]/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 128) || 'event'
  );
}
