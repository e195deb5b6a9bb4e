import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { checkWrite, updateHash } from '@/lib/pending-writes/check';
import { bodyHash } from '@/lib/pending-writes/pending-write';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';
import { makePendingWrite } from '../../support/make-pending-write';

let grid: TestEventGrid;
let eventGrid: EventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid();
  const url = 'http://eventgrid.test';
  eventGrid = openEventGrid({
    transport: (path, { body, method, headers }) =>
      Promise.resolve(grid.app.request(path.slice(url.length), { method, headers, ...(body ? { body } : {}) })),
    endpoint: { id: 'local', name: 'Local', eventGridUrl: url, iamUrl: url },
    projectId: LOCAL_PROJECT_ID,
    token: grid.adminToken,
  });
});
afterEach(() => grid.close());

const create = async (body: object) =>
  (await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body: { channel_id: grid.ordersChannelId, ...body } }))
    .json;

describe('of a create', () => {
  const pendingWriteOf = (body: object, parts: Partial<PendingWrite> = {}) =>
    makePendingWrite({
      bodyHash: bodyHash({ name: 'orders-api', channel_id: grid.ordersChannelId, ...body }),
      sentAt: TEST_NOW_MS,
      ...parts,
    });

  it('finds the complete source that was created', async () => {
    const made = await create({ name: 'orders-api', description: 'Orders' });
    const result = await checkWrite(eventGrid, pendingWriteOf({ description: 'Orders' }));
    expect(result).toMatchObject({ kind: 'done', data: { id: made.id, raw: { id: made.id } } });
  });

  it('finds nothing if nothing was created, even if a longer name starts the same', async () => {
    await create({ name: 'orders-api-2' });
    expect(await checkWrite(eventGrid, pendingWriteOf({}))).toEqual({ kind: 'not-done', other: null });
  });

  it.each([
    ['another description', { description: 'Bills' }],
    ['another type', { type: 'ROCKETMQ', detail: { group: 'g', topic: 't' } }],
  ])('does not treat a source with %s as ours', async (_, body) => {
    await create({ name: 'orders-api', ...body });
    expect(await checkWrite(eventGrid, pendingWriteOf({}))).toMatchObject({
      kind: 'not-done',
      other: { name: 'orders-api' },
    });
  });

  it.each([
    [5 * 60_000, 'done'],
    [5 * 60_000 + 1, 'not-done'],
  ])('of the same body %i ms before the submit is %s', async (agoMs, kind) => {
    await create({ name: 'orders-api' });
    expect(await checkWrite(eventGrid, pendingWriteOf({}, { sentAt: TEST_NOW_MS + agoMs }))).toMatchObject({ kind });
  });

  it('is unknown while EventGrid refuses to say', async () => {
    grid.tick(25 * 60 * 60 * 1000);
    expect(await checkWrite(eventGrid, pendingWriteOf({}))).toMatchObject({
      kind: 'unknown',
      failure: { status: 401 },
    });
  });
});

describe('of an update', () => {
  it('shows from updated_time whether it took effect, even if only a secret changed', async () => {
    const made = await create({ name: 'orders-api' });
    const before = updateHash({ updated_time: String(made.updated_time), description: null });
    const pendingWrite = makePendingWrite({ operation: 'updateSource', targetId: String(made.id), bodyHash: before });
    expect(await checkWrite(eventGrid, pendingWrite)).toMatchObject({ kind: 'not-done', other: null });
    grid.tick(1000);
    await grid.call('PUT', `/v1/${LOCAL_PROJECT_ID}/sources/${made.id}`, { body: { detail: { password: 'new' } } });
    expect(await checkWrite(eventGrid, pendingWrite)).toMatchObject({ kind: 'done', data: { id: made.id } });
  });
});

describe('of a delete', () => {
  it('shows whether the source still exists', async () => {
    const made = await create({ name: 'orders-api' });
    const pendingWrite = makePendingWrite({ operation: 'deleteSource', targetId: String(made.id) });
    expect(await checkWrite(eventGrid, pendingWrite)).toMatchObject({ kind: 'not-done', other: null });
    await grid.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/sources/${made.id}`);
    expect(await checkWrite(eventGrid, pendingWrite)).toMatchObject({ kind: 'done', data: { id: made.id } });
  });
});

describe('of a channel', () => {
  const channel = async (body: object) => (await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { body })).json;

  it('finds the one that was created, and does not treat one with another description as ours', async () => {
    const made = await channel({ name: 'mine', description: 'Mine' });
    const write = (description: string) =>
      makePendingWrite({
        operation: 'createChannel',
        name: 'mine',
        bodyHash: bodyHash({ name: 'mine', description }),
        sentAt: TEST_NOW_MS,
      });
    expect(await checkWrite(eventGrid, write('Mine'))).toMatchObject({ kind: 'done', data: { id: made.id } });
    expect(await checkWrite(eventGrid, write('Yours'))).toMatchObject({ kind: 'not-done', other: { id: made.id } });
    expect(await checkWrite(eventGrid, { ...write('Mine'), name: 'other' })).toEqual({ kind: 'not-done', other: null });
  });

  it('shows from its description whether a change took effect', async () => {
    const { id } = await channel({ name: 'mine', description: 'before' });
    const write = (description: string) =>
      makePendingWrite({ operation: 'updateChannel', targetId: String(id), bodyHash: bodyHash({ description }) });
    expect(await checkWrite(eventGrid, write('before'))).toMatchObject({ kind: 'done', data: { id } });
    expect(await checkWrite(eventGrid, write('after'))).toEqual({ kind: 'not-done', other: null });
  });

  it('shows whether it still exists', async () => {
    const { id } = await channel({ name: 'mine' });
    const write = makePendingWrite({ operation: 'deleteChannel', targetId: String(id) });
    expect(await checkWrite(eventGrid, write)).toEqual({ kind: 'not-done', other: null });
    await grid.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/channels/${id}`);
    expect(await checkWrite(eventGrid, write)).toMatchObject({ kind: 'done', data: { id } });
  });
});

it('of an operation that this version does not know is unknown, and reads nothing', async () => {
  const received = grid.journal.length;
  const write = makePendingWrite({ operation: 'createPipeline' });
  expect(await checkWrite(eventGrid, write)).toEqual({ kind: 'unknown', failure: null });
  expect(grid.journal).toHaveLength(received);
});
