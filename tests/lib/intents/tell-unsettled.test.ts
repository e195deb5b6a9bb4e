import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { writesInFlight } from '@/lib/intents/in-flight';
import { bodyHash, intentScope } from '@/lib/intents/intent';
import type { IntentStore } from '@/lib/intents/intent-store';
import { tellUnsettled } from '@/lib/intents/tell-unsettled';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';
import { makeIntent } from '../../support/make-intent';
import { makeSession } from '../../support/make-signed-in';
import { memoryIntents } from '../../support/memory-intents';

const session = makeSession();
let grid: TestEventGrid;
let intents: IntentStore;
let found: string[];

beforeEach(async () => {
  grid = await startTestEventGrid();
  intents = await memoryIntents();
  found = [];
});
afterEach(() => grid.close());

const open = (name: string, parts = {}) =>
  intents.open(
    makeIntent({
      id: `intent-${name}-0000000000`,
      ...intentScope(session),
      name,
      bodyHash: bodyHash({ name, channel_id: grid.ordersChannelId }),
      sentAt: TEST_NOW_MS,
      ...parts,
    }),
  );
const tell = (laterMs: number) =>
  tellUnsettled(
    { eventGrid: openLocalClient(grid).eventGrid, session },
    {
      intents,
      now: () => TEST_NOW_MS + laterMs,
      settledAfterMs: 2000,
      foundOut: ({ name }, { kind }) => void found.push(`${name} ${kind}`),
    },
  );

it('tells of each interrupted create what became of it, once', async () => {
  const made = await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, {
    body: { name: 'made', channel_id: grid.ordersChannelId },
  });
  await open('made');
  await open('lost');
  expect(await tell(2000)).toMatchObject([
    { name: 'made', outcome: 'done', sourceId: made.json.id },
    { name: 'lost', outcome: 'not-done', sourceId: '' },
  ]);
  expect(await tell(2000)).toEqual([]);
  expect(found.sort()).toEqual(['lost not-done', 'made done']);
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
