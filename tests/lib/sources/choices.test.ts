import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSource } from '@/lib/sources/create';
import { deleteSources } from '@/lib/sources/delete';
import { updateSource } from '@/lib/sources/update';
import { localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid();
});
afterEach(() => local.close());

async function create(fields: Record<string, string>) {
  const client = openLocalClient(local);
  const form = localForm({ name: 'chosen', channel_id: local.ordersChannelId, ...fields });
  const { outcome } = await runLocalAction(form, client.eventGrid, createSource);
  return { result: outcome.result, posts: client.sent.filter(({ method }) => method === 'POST').length };
}

it.each([
  [{ type: 'KAFKA' }, { type: 'type.unknown' }],
  [{ type: '' }, { type: 'type.unknown' }],
  [{ type: 'application' }, { type: 'type.unknown' }],
  [{ type: 'RABBITMQ\n' }, { type: 'type.unknown' }],
  [{ type: '__proto__' }, { type: 'type.unknown' }],
  [{ type: 'ROCKETMQ', hosting: 'moon' }, { hosting: 'hosting.unknown' }],
  [
    { type: 'KAFKA', hosting: 'moon' },
    { type: 'type.unknown', hosting: 'hosting.unknown' },
  ],
])('a create of %j is refused, not made an application', async (fields, fieldErrors) => {
  const { result, posts } = await create(fields);
  expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid-input', fieldErrors } });
  expect(posts).toBe(0);
});

it('a create without a type is of an application', async () => {
  expect(await create({})).toMatchObject({ result: { ok: true, data: { name: 'chosen' } }, posts: 1 });
});

it('an edit with an unknown choice is refused before anything is read', async () => {
  const client = openLocalClient(local);
  const form = localForm({ source_id: 'a', updated_time: '', hosting: 'moon', 'detail.group': 'g' });
  const { outcome } = await runLocalAction(form, client.eventGrid, updateSource);
  expect(outcome.result).toMatchObject({ ok: false, failure: { fieldErrors: { hosting: 'hosting.unknown' } } });
  expect(client.sent).toEqual([]);
});

it.each(['\n', '\r\n', '\r'])('an ID with a line break %j in it is refused, not read as two', async (lineBreak) => {
  const { result } = await create({});
  const id = result.ok ? result.data.id : '';
  const client = openLocalClient(local);
  for (const source_id of [`${id}${lineBreak}`, `${lineBreak}${id}`, `x${lineBreak}${id}`]) {
    const { outcome } = await runLocalAction(localForm({ source_id }), client.eventGrid, deleteSources);
    expect(outcome.result).toMatchObject({
      ok: true,
      data: [{ ok: false, failure: { fieldErrors: { source_id: 'source_id.characters' } } }],
    });
  }
  expect(client.sent).toEqual([]);
});
