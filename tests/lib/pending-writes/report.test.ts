import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { runAction } from '@/lib/guard/submit';
import { createEvidence } from '@/lib/pending-writes/create-evidence';
import { writeScope } from '@/lib/pending-writes/pending-write';
import { reportForPage, reportPendingWrites } from '@/lib/pending-writes/report';
import { writesInFlight } from '@/lib/pending-writes/run';
import { dismissWrite } from '@/lib/sources/dismiss-write';
import type { PendingWriteStore } from '@/lib/store/pending-writes';
import { makeRequest } from '../../support/guard-request';
import { localForm, openLocalClient } from '../../support/local-action';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';
import { freeName, makePendingWrite } from '../../support/make-pending-write';
import { makeSession } from '../../support/make-signed-in';
import { memoryPendingWrites } from '../../support/memory-pending-writes';

const session = makeSession();
let grid: TestEventGrid;
let pendingWrites: PendingWriteStore;
let found: string[];

beforeEach(async () => {
  Reflect.deleteProperty(globalThis, '__eventgrid');
  grid = await startTestEventGrid();
  pendingWrites = await memoryPendingWrites();
  found = [];
});
afterEach(() => grid.close());

const open = (name: string, parts = {}) =>
  pendingWrites.open(
    makePendingWrite({
      id: `intent-${name}-0000000000`,
      ...writeScope(session),
      name,
      bodyHash: createEvidence({ name, channel_id: grid.ordersChannelId }, freeName(TEST_NOW_MS), TEST_NOW_MS),
      sentAt: TEST_NOW_MS,
      ...parts,
    }),
  );
const dismiss = (...names: string[]) => {
  const { eventGrid } = openLocalClient(grid);
  const { request } = makeRequest(undefined, session, eventGrid);
  const own = { project_id: session.project.id, endpoint_id: session.endpointId };
  const form = localForm({ ...own, dismissed: names.map((name) => `intent-${name}-0000000000`) });
  return runAction(
    form,
    { ...request, pendingWrites: { store: pendingWrites, now: () => TEST_NOW_MS } },
    'dismiss',
    dismissWrite,
  );
};
const tell = (laterMs: number) =>
  reportPendingWrites(
    { eventGrid: openLocalClient(grid).eventGrid, session },
    {
      store: pendingWrites,
      now: () => TEST_NOW_MS + laterMs,
      settledAfterMs: 2000,
      onChecked: ({ name }, { kind }) => void found.push(`${name} ${kind}`),
    },
  );

it('tells of each interrupted create what became of it, until it is dismissed', async () => {
  const made = await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, {
    body: { name: 'made', channel_id: grid.ordersChannelId },
  });
  await open('made');
  await open('lost');
  expect(await tell(2000)).toMatchObject([
    { name: 'made', outcome: 'done', targetId: made.json.id },
    { name: 'lost', outcome: 'not-done', targetId: '' },
  ]);
  // A prefetch, a reload, another tab: to read is not to have seen, and the audit has one line for each.
  expect(await tell(2000)).toHaveLength(2);
  expect(found.sort()).toEqual(['lost not-done', 'made done']);
  await dismiss('made');
  expect(await tell(2000)).toMatchObject([{ name: 'lost' }]);
});

it('dismisses all that a form lists, and refuses a form that lists none, or no IDs', async () => {
  for (const name of ['one', 'two', 'three']) await open(name);
  expect((await dismiss('one', 'two')).result.ok).toBe(true);
  expect(await tell(2000)).toMatchObject([{ name: 'three' }]);
  expect((await dismiss()).fieldErrors).toEqual({ dismissed: 'write_id.malformed' });
  expect((await dismiss('a b')).fieldErrors).toEqual({ dismissed: 'write_id.malformed' });
});

it('says how soon another check may find something else, and of a final outcome that none will', async () => {
  await open('lost');
  expect(await tell(500)).toMatchObject([{ outcome: 'unknown', nextCheckMs: 1500 }]);
  expect(await tell(2000)).toMatchObject([{ outcome: 'not-done', nextCheckMs: null }]);
});

it('does not hold up a page while EventGrid hangs: what is not known within 1 s is checked by the page', async () => {
  for (const name of ['one', 'two', 'three', 'four', 'five']) await open(name);
  const { eventGrid } = openLocalClient(grid, { interfere: () => new Promise(() => {}) });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const reported = reportForPage({ eventGrid, session }, { store: pendingWrites, now: () => TEST_NOW_MS + 60_000 });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  const lines = await reported;
  expect(lines.map(({ outcome, nextCheckMs }) => [outcome, nextCheckMs])).toEqual(lines.map(() => ['unknown', 3000]));
  expect(lines).toHaveLength(5);
});

it('says of one that EventGrid may still be at work on that it is not known, and tells it again', async () => {
  await open('lost');
  expect(await tell(1999)).toMatchObject([{ name: 'lost', outcome: 'unknown' }]);
  expect(found).toEqual([]);
  expect(await tell(2000)).toMatchObject([{ name: 'lost', outcome: 'not-done' }]);
});

it('leaves alone what this process is still waiting for', async () => {
  await open('busy');
  writesInFlight().add('intent-busy-0000000000');
  expect(await tell(60_000)).toEqual([]);
  writesInFlight().delete('intent-busy-0000000000');
  expect(await tell(60_000)).toHaveLength(1);
});

it('tells nothing of another user', async () => {
  await open('theirs', { owner: 'local/other' });
  expect(await tell(60_000)).toEqual([]);
});

it('reports a write of another version of the console as unknown, never as a create', async () => {
  await open('other', { operation: 'createPipeline' });
  expect(await tell(60_000)).toMatchObject([{ name: 'other', operation: null, outcome: 'unknown' }]);
  expect(found).toEqual([]);
});
