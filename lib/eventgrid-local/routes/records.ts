import * as z from 'zod/mini';
import { isObject, readExactJson, withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { isRecordSecret } from '@/lib/secrets/mask';
import { type EventGridDeps, egTime } from '../context';
import { type Failure, failures } from '../failures';
import { listQuerySchema, refuseOffset, storeQuery } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import type { Records } from '../record-store';
import { type Fields, type Noun, pick } from '../records/noun';
import { pageSchema } from '../schemas/list';
import type { RecordRow } from '../tables';
import { unlessTaken } from '../unless-taken';

/** Makes the operations on the records of one noun: list, create, show, update, delete. */
export function recordOperations(deps: EventGridDeps, noun: Noun): Operation[] {
  const { store, now, newId, timesAs } = deps;
  const { tag, word, title, kind } = noun;
  const collection = `/v1/{project_id}/${noun.path}`;
  const one = `${collection}/{${noun.idName}}`;
  const item = noun.item ?? noun.answer;
  const place = (projectId: string) => ({ project_id: projectId, kind, parent: '' });
  const answerOf = recordAnswer(timesAs, noun.answer);
  const { answersOnly } = noun;
  const written = answersOnly ? z.object({ [answersOnly]: z.string() }) : noun.answer;
  const writtenOf = (row: RecordRow) => reply(answersOnly ? { [answersOnly]: row.id } : answerOf(row));

  const list = operation({
    operationId: `list${word}s`,
    tag,
    method: 'GET',
    path: collection,
    summary: `Lists each ${title}`,
    access: 'read',
    query: listQuerySchema(noun.list),
    success: { status: 200, schema: pageSchema(item) },
    async handle({ project, query }) {
      const refused = refuseOffset(query.offset, deps.offsetMax);
      if (refused) return refused;
      const { total, items } = await store.records.list(place(project.id), storeQuery(query, noun.list));
      return reply({ total, size: items.length, items: items.map(recordAnswer(timesAs, item)) });
    },
  });

  const create = operation({
    operationId: `create${word}`,
    tag,
    method: 'POST',
    path: collection,
    summary: `Creates ${title}`,
    access: 'write',
    body: noun.createBody,
    success: { status: 200, schema: written },
    refusals: [failures.nameDuplicated(), failures.overQuota(), ...(noun.alone ? [noun.alone.refusal] : [])],
    async handle({ project, body }) {
      const refused = noun.refuse?.(body);
      if (refused) return refused;
      const at = now();
      const row: RecordRow = {
        ...place(project.id),
        id: newId(),
        name: String(body.name),
        status: noun.status,
        body: keptText({ ...given(body, noun.kept), ...noun.added(body, newId, egTime(at, timesAs)) }),
        created_time: at,
        updated_time: at,
      };
      return (await insert(row, body)) ?? writtenOf(row);
    },
  });

  /** Inserts a record, or returns why it can't be. */
  async function insert(row: RecordRow, body: Fields): Promise<Failure | null> {
    const outcome = await unlessTaken(() =>
      store.records.atomically(async (records) => {
        if (await records.find(row, { name: row.name })) return 'name-taken';
        if (noun.alone && (await isThere(records, row, noun.alone.field, body))) return 'not-alone';
        if ((await records.count(row)) >= noun.limit(deps.quotas)) return 'over-quota';
        await records.insert(row);
        for (const child of noun.children?.(row, newId) ?? []) await records.insert(child);
        return 'created';
      }),
    );
    if (outcome === 'name-taken') return failures.nameDuplicated();
    if (outcome === 'over-quota') return failures.overQuota();
    return outcome === 'not-alone' && noun.alone ? noun.alone.refusal : null;
  }

  const show = operation({
    operationId: `show${word}`,
    tag,
    method: 'GET',
    path: one,
    summary: `Shows ${title}`,
    access: 'read',
    success: { status: 200, schema: noun.answer },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.records.find(place(project.id), { id });
      return row === undefined ? failures.notFound() : reply(answerOf(row));
    },
  });

  const canRename = noun.changeable.includes('name');
  const update = operation({
    operationId: `update${word}`,
    tag,
    method: 'PUT',
    path: one,
    summary: `Changes ${noun.changeable.join(', ')} of ${title}`,
    access: 'write',
    body: noun.updateBody,
    success: { status: 200, schema: written },
    refusals: [failures.notFound(), ...(canRename ? [failures.nameDuplicated()] : [])],
    async handle({ project, id, body }) {
      const row = await unlessTaken<RecordRow | undefined>(() =>
        store.records.atomically(async (records) => {
          const before = await records.find(place(project.id), { id });
          if (before === undefined) return before;
          const after = {
            ...before,
            name: canRename && typeof body.name === 'string' ? body.name : before.name,
            status: noun.statusAfter?.(before.status) ?? before.status,
            body: keptText({ ...bodyOf(before), ...given(body, noun.changeable) }),
            updated_time: now(),
          };
          await records.update(after);
          return after;
        }),
      );
      if (row === 'name-taken') return failures.nameDuplicated();
      return row === undefined ? failures.notFound() : writtenOf(row);
    },
  });

  const remove = operation({
    operationId: `delete${word}`,
    tag,
    method: 'DELETE',
    path: one,
    summary: `Deletes ${title}`,
    access: 'write',
    success: { status: 204 },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.records.find(place(project.id), { id });
      if (row === undefined) return failures.notFound();
      await store.records.remove(row);
      return reply(null);
    },
  });

  return noun.hasShow ? [list, create, show, update, remove] : [list, create, update, remove];
}

/** Returns the function that answers a record with the fields of this schema. */
export const recordAnswer =
  (timesAs: EventGridDeps['timesAs'], answer: z.ZodMiniObject) =>
  (row: RecordRow): Fields =>
    pick(
      {
        description: null,
        ...bodyOf(row),
        id: row.id,
        name: row.name,
        status: row.status,
        created_time: egTime(row.created_time, timesAs),
        updated_time: egTime(row.updated_time, timesAs),
      },
      Object.keys(answer.shape),
    );

/** Reads what is kept of a record. */
export function bodyOf(row: RecordRow): Fields {
  const body = readExactJson(row.body);
  return isObject(body) ? body : {};
}

/** A field that is null counts as not sent, except a description, which it clears. */
const given = (sent: Fields, names: readonly string[]): Fields =>
  pick(
    sent,
    names.filter((name) => name === 'description' || sent[name] !== null),
  );

const keptText = (fields: Fields): string => writeJson(withoutSecrets(fields));

/** Nothing is called with them, so nothing needs them: what is not kept can't come back. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return withNumbersOf(value, value.map(withoutSecrets));
  if (!isObject(value)) return value;
  const open = Object.entries(value).filter(([name]) => !isRecordSecret(name));
  return withNumbersOf(value, Object.fromEntries(open.map(([name, inner]) => [name, withoutSecrets(inner)])));
}

async function isThere(records: Records, row: RecordRow, field: string, body: Fields): Promise<boolean> {
  const sort = { field: 'created_time', direction: 'asc' } as const;
  const equals = { [field]: String(body[field]) };
  return (await records.list(row, { offset: 0, limit: 1, sort, equals, holds: {} })).total > 0;
}
