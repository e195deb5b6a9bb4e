import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { checkWrite } from '@/lib/pending-writes/check';
import { createEvidence } from '@/lib/pending-writes/create-evidence';
import { editEvidence } from '@/lib/pending-writes/pending-write';
import type { PendingWrite } from '@/lib/store/pending-writes';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';
import { freeName, makePendingWrite } from '../../support/make-pending-write';

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

/** Looks `laterMs` after the press, by the console's clock. */
const check = (write: PendingWrite, laterMs = 0) => checkWrite(eventGrid, write, write.sentAt + laterMs);

const create = async (body: object) =>
  (await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body: { channel_id: grid.ordersChannelId, ...body } }))
    .json;

describe('of a create', () => {
  const pendingWriteOf = (body: object, parts: Partial<PendingWrite> = {}) =>
    makePendingWrite({
      bodyHash: createEvidence(
        { name: 'orders-api', channel_id: grid.ordersChannelId, ...body },
        freeName(TEST_NOW_MS),
        TEST_NOW_MS,
      ),
      sentAt: TEST_NOW_MS,
      ...parts,
    });

  it('finds the complete source that was created', async () => {
    const made = await create({ name: 'orders-api', description: 'Orders' });
    const finding = await check(pendingWriteOf({ description: 'Orders' }));
    expect(finding).toMatchObject({ kind: 'done', data: { id: made.id, raw: { id: made.id } } });
  });

  it('finds nothing if nothing was created, even if a longer name starts the same', async () => {
    await create({ name: 'orders-api-2' });
    expect(await check(pendingWriteOf({}))).toEqual({ kind: 'not-done', other: null });
  });

  it.each([
    ['another description', { description: 'Bills' }],
    ['another type', { type: 'ROCKETMQ', detail: { group: 'g', topic: 't' } }],
  ])('does not treat a source with %s as ours', async (_, body) => {
    await create({ name: 'orders-api', ...body });
    expect(await check(pendingWriteOf({}))).toMatchObject({
      kind: 'not-done',
      other: { name: 'orders-api' },
    });
  });

  it.each([
    [60_000, 0, 'done'],
    [61_000, 0, 'not-done'],
    [100_000, 40_000, 'done'],
    [101_000, 40_000, 'not-done'],
  ])('is done if it is %i ms old by EventGrid’s clock, %i ms after the press: %s', async (ageMs, laterMs, kind) => {
    await create({ name: 'orders-api' });
    grid.tick(ageMs);
    expect(await check(pendingWriteOf({}), laterMs)).toMatchObject({ kind });
  });

  it.each([-600_000, 600_000, 86_400_000])('is ours though the two clocks differ by %i ms', async (skewMs) => {
    await create({ name: 'orders-api' });
    expect(await check(pendingWriteOf({}, { sentAt: TEST_NOW_MS + skewMs }))).toMatchObject({ kind: 'done' });
  });

  it('is unknown while EventGrid refuses to say', async () => {
    grid.tick(25 * 60 * 60 * 1000);
    expect(await check(pendingWriteOf({}))).toMatchObject({
      kind: 'unknown',
      failure: { status: 401 },
    });
  });
});

describe('of an update', () => {
  const RABBITMQ = { instance_id: 'i', vhost_name: '/', queue_name: 'q', user_name: 'u', password: 'old-secret' };
  /** Writes an edit down as the console does, then lets something else happen. */
  const edit = async (changes: { description?: string; detail?: Record<string, unknown> }, then: object | null) => {
    const made = await create({ name: 'mq', type: 'RABBITMQ', detail: RABBITMQ, description: 'before' });
    const read = await eventGrid.getSource(String(made.id));
    if (!read.ok) throw new Error('The source cannot be read.');
    const evidence = editEvidence(read.data, changes);
    const write = makePendingWrite({ operation: 'updateSource', targetId: String(made.id), bodyHash: evidence });
    grid.tick(1000);
    if (then) await grid.call('PUT', `/v1/${LOCAL_PROJECT_ID}/sources/${made.id}`, { body: then });
    return { found: await check(write), evidence };
  };
  const other = { ...RABBITMQ, queue_name: 'q2', password: 'new-secret' };

  it.each([
    ['the description that was sent', { description: 'mine' }, { description: 'mine' }, 'done'],
    ['the description of someone else', { description: 'mine' }, { description: 'theirs' }, 'unproven'],
    ['the description as it was', { description: 'mine' }, null, 'not-done'],
    ['a new updated_time alone', { description: 'mine' }, { description: 'before' }, 'not-done'],
    ['the connection that was sent', { detail: other }, { detail: other }, 'done'],
    ['half of what was sent', { description: 'mine', detail: other }, { description: 'mine' }, 'unproven'],
    ['another queue', { detail: other }, { detail: { ...other, queue_name: 'q3' } }, 'unproven'],
    ['a new password', { detail: { ...RABBITMQ, password: 'new' } }, { detail: { password: 'new' } }, 'unproven'],
  ])('with %s', async (_, changes, then, kind) => {
    expect((await edit(changes, then)).found).toMatchObject({ kind });
  });

  it('has neither secrets nor values in what is written down', async () => {
    const { evidence } = await edit({ description: 'mine', detail: other }, null);
    expect(evidence).not.toMatch(/secret|password|mine|q2/);
  });

  it('that another version of the console wrote down proves nothing', async () => {
    const made = await create({ name: 'orders-api' });
    const write = makePendingWrite({ operation: 'updateSource', targetId: String(made.id), bodyHash: 'a'.repeat(64) });
    expect(await check(write)).toMatchObject({ kind: 'unproven', data: { id: made.id } });
  });
});

describe('of a delete', () => {
  it('shows whether the source still exists', async () => {
    const made = await create({ name: 'orders-api' });
    const pendingWrite = makePendingWrite({ operation: 'deleteSource', targetId: String(made.id) });
    expect(await check(pendingWrite)).toMatchObject({ kind: 'not-done', other: null });
    await grid.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/sources/${made.id}`);
    expect(await check(pendingWrite)).toMatchObject({ kind: 'done', data: { id: made.id } });
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
        bodyHash: createEvidence({ name: 'mine', description }, freeName(TEST_NOW_MS), TEST_NOW_MS),
        sentAt: TEST_NOW_MS,
      });
    expect(await check(write('Mine'))).toMatchObject({ kind: 'done', data: { id: made.id } });
    expect(await check(write('Yours'))).toMatchObject({ kind: 'not-done', other: { id: made.id } });
    expect(await check({ ...write('Mine'), name: 'other' })).toEqual({ kind: 'not-done', other: null });
  });

  it.each([
    ['after', 'before', 'done'],
    ['before', 'before', 'not-done'],
    ['theirs', 'before', 'unproven'],
    ['theirs', null, 'unproven'],
  ])('compares its description %j, which was %j, with what was sent: %s', async (now, before, kind) => {
    const { id } = await channel({ name: 'mine', description: now });
    const evidence = editEvidence(before === null ? null : { description: before }, { description: 'after' });
    const write = makePendingWrite({ operation: 'updateChannel', targetId: String(id), bodyHash: evidence });
    expect(await check(write)).toMatchObject({ kind });
  });

  it('shows whether it still exists', async () => {
    const { id } = await channel({ name: 'mine' });
    const write = makePendingWrite({ operation: 'deleteChannel', targetId: String(id) });
    expect(await check(write)).toEqual({ kind: 'not-done', other: null });
    await grid.call('DELETE', `/v1/${LOCAL_PROJECT_ID}/channels/${id}`);
    expect(await check(write)).toMatchObject({ kind: 'done', data: { id } });
  });
});

it('of an operation that this version does not know is unknown, and reads nothing', async () => {
  const received = grid.journal.length;
  const write = makePendingWrite({ operation: 'createPipeline' });
  expect(await check(write)).toEqual({ kind: 'unknown', failure: null });
  expect(grid.journal).toHaveLength(received);
});
