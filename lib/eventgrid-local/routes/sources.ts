import { readExactJson, writeJson } from '@/lib/eventgrid/events/exact-json';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { type EventGridDeps, egTime } from '../context';
import { failures, gatewayFailures } from '../failures';
import { type ListRules, listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import { storable } from '../read-body';
import { pageSchema, providerType } from '../schemas/list';
import { createSourceBody, refuseDetail, sourceAnswer, updateSourceBody } from '../schemas/source';
import { sourceRow } from '../seed';
import type { SourceRow } from '../tables';

const COLLECTION = '/v1/{project_id}/sources';
const ONE = `${COLLECTION}/{source_id}`;

const LIST: ListRules = {
  sortFields: ['created_time', 'updated_time', 'name', 'label', 'type', 'status', 'channel_name', 'provider_type'],
  equals: ['name', 'channel_id', 'provider_type'],
  schemas: { provider_type: providerType },
  holds: { fuzzy_name: 'name', fuzzy_label: 'label' },
};

/** Makes the operations on sources: list, create, show, update, delete. */
export function sourceOperations(deps: EventGridDeps): Operation[] {
  const { store, now, newId } = deps;
  const tag = 'Sources';
  const answer = (row: SourceRow) => answerOf(row, deps);

  const list = operation({
    operationId: 'listSources',
    tag,
    method: 'GET',
    path: COLLECTION,
    summary: 'Lists sources, official ones too',
    access: 'read',
    query: listQuerySchema(LIST),
    success: { status: 200, schema: pageSchema(sourceAnswer) },
    refusals: [gatewayFailures.offsetPastEnd],
    async handle({ project, query }) {
      const refused = refuseOffset(query.offset, deps.offsetMax);
      if (refused) return refused;
      const { total, items } = await store.listSources(project.id, storeQuery(query, LIST));
      if (deps.offsetPastEnd === 'refused' && query.offset > 0 && query.offset >= total) {
        return gatewayFailures.offsetPastEnd;
      }
      return reply({ total, size: items.length, items: items.map(answer) });
    },
  });

  const create = operation({
    operationId: 'createSource',
    tag,
    method: 'POST',
    path: COLLECTION,
    summary: 'Creates a custom source on a custom channel',
    access: 'write',
    body: createSourceBody,
    success: { status: 200, schema: sourceAnswer },
    refusals: [failures.invalidChannel(), failures.nameDuplicated(), failures.overQuota()],
    async handle({ project, body }) {
      const sourceType = body.type ?? 'APPLICATION';
      const wrong = refuseDetail(sourceType, body.detail);
      if (wrong) return wrong;
      const channel = await store.findChannel(project.id, body.channel_id);
      if (channel === undefined) return failures.invalidChannel('channel_id: no such channel');
      const row = sourceRow(channel, {
        id: newId(),
        name: body.name,
        created_time: now(),
        description: descriptionOf(body.description),
        type: sourceType,
        detail: writeJson(body.detail ?? {}),
      });
      const outcome = await store.createSource(row, deps.quotas);
      if (outcome === 'no-channel') return failures.invalidChannel('channel_id: must be a custom channel');
      if (outcome === 'name-taken') return failures.nameDuplicated();
      if (outcome === 'over-quota') return failures.overQuota();
      return reply(answer(row));
    },
  });

  const show = operation({
    operationId: 'showSource',
    tag,
    method: 'GET',
    path: ONE,
    summary: 'Shows a source',
    access: 'read',
    success: { status: 200, schema: sourceAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.findSource(project.id, id);
      return row === undefined ? failures.notFound() : reply(answer(row));
    },
  });

  const update = operation({
    operationId: 'updateSource',
    tag,
    method: 'PUT',
    path: ONE,
    summary: 'Changes description and detail of a custom source; `detail` replaces the old one whole',
    access: 'write',
    body: updateSourceBody,
    success: { status: 200, schema: sourceAnswer },
    refusals: [failures.notFound(), failures.notModifiable()],
    async handle({ project, id, body }) {
      const row = await store.findSource(project.id, id);
      if (row === undefined) return failures.notFound();
      if (row.provider_type === 'OFFICIAL') return failures.notModifiable();
      const sourceType = SOURCE_TYPES.find((known) => known === row.type) ?? 'APPLICATION';
      const wrong = body.detail === undefined ? null : refuseDetail(sourceType, body.detail);
      if (wrong) return wrong;
      const changes = {
        updated_time: now(),
        ...(body.description === undefined ? {} : { description: descriptionOf(body.description) }),
        ...(body.detail === undefined ? {} : { detail: writeJson(body.detail ?? {}) }),
      };
      await store.updateSource(row.project_id, row.id, changes);
      return reply(answer({ ...row, ...changes }));
    },
  });

  const remove = operation({
    operationId: 'deleteSource',
    tag,
    method: 'DELETE',
    path: ONE,
    summary: 'Deletes a custom source',
    access: 'write',
    success: { status: 204 },
    refusals: [failures.notFound(), failures.notModifiable()],
    async handle({ project, id }) {
      const row = await store.findSource(project.id, id);
      if (row === undefined) return failures.notFound();
      if (row.provider_type === 'OFFICIAL') return failures.notModifiable();
      await store.deleteSource(row.project_id, row.id);
      return reply(null);
    },
  });

  return [list, create, show, update, remove];
}

const descriptionOf = (given: string | null | undefined): string | null => (given ? storable(given) : (given ?? null));

/** `detail` is returned as it was sent, secrets in clear text: EventGrid does that, and a client must handle it. */
const answerOf = (row: SourceRow, { detailAs, timesAs }: EventGridDeps) => ({
  id: row.id,
  name: row.name,
  label: row.label,
  description: row.description,
  provider_type: row.provider_type,
  event_types: JSON.parse(row.event_types),
  created_time: egTime(row.created_time, timesAs),
  updated_time: egTime(row.updated_time, timesAs),
  channel_id: row.channel_id,
  channel_name: row.channel_name,
  type: row.type,
  detail: detailAs === 'object' ? readExactJson(row.detail) : row.detail,
  status: row.status,
  error_info: JSON.parse(row.error_info),
});
