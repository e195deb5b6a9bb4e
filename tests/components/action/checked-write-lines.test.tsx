import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CheckedWriteLines from '@/components/action/checked-write-lines';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { createEvidence } from '@/lib/pending-writes/create-evidence';
import { writeScope } from '@/lib/pending-writes/pending-write';
import { type ReportedWrite, reportPendingWrites } from '@/lib/pending-writes/report';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import { dismissWrite } from '@/lib/sources/dismiss-write';
import type { PendingWriteStore } from '@/lib/store/pending-writes';
import { openLocalClient, runLocalAction } from '../../support/local-action';
import { LOCAL_OWNER, renderPart } from '../../support/local-console';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { freeName, makePendingWrite } from '../../support/make-pending-write';
import { makeSession } from '../../support/make-signed-in';
import { memoryPendingWrites } from '../../support/memory-pending-writes';

const session = makeSession({ project: { id: LOCAL_PROJECT_ID, name: 'local' } });
const SETTLED_MS = 30_000;

let grid: TestEventGrid;
let store: PendingWriteStore;
let isSilent: boolean;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  Reflect.deleteProperty(globalThis, '__eventgrid');
  grid = await startTestEventGrid();
  store = await memoryPendingWrites();
  isSilent = false;
  vi.stubGlobal('fetch', async () =>
    isSilent ? new Response('<h1>502</h1>', { status: 502 }) : Response.json({ ok: true, data: await report() }),
  );
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await grid.close();
});

const deps = (): PendingWriteDeps => ({ store, now: Date.now, settledAfterMs: SETTLED_MS });
const report = () => reportPendingWrites({ eventGrid: openLocalClient(grid).eventGrid, session }, deps());
const idOf = (name: string) => `intent-${name}-0000000000`;

/** Leaves a create whose answer was lost, sent so long ago. */
const leave = (name: string, agoMs = 0) =>
  store.open(
    makePendingWrite({
      id: idOf(name),
      ...writeScope(session),
      name,
      bodyHash: createEvidence({ name, channel_id: grid.ordersChannelId }, freeName(Date.now()), Date.now()),
      sentAt: Date.now() - agoMs - 1,
    }),
  );
const create = (name: string) =>
  grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body: { name, channel_id: grid.ordersChannelId } });
const line = (name: string) => document.querySelector(`[data-write="${idOf(name)}"]`);
const outcomeOf = (name: string) => line(name)?.getAttribute('data-outcome');

async function show() {
  const dismiss = vi.fn(async (form: FormData) => {
    await runLocalAction(form, openLocalClient(grid).eventGrid, dismissWrite, deps());
    shown.rerender(lines(await report()));
  });
  const lines = (writes: ReportedWrite[]) => (
    <CheckedWriteLines
      writes={writes}
      dismiss={dismiss}
      owner={LOCAL_OWNER}
      path="/sources"
      language="en"
      texts={dictionaryOf('en').pendingWrites}
    />
  );
  const shown = renderPart(lines(await report()));
  return { user: shown.user, dismiss };
}
/** Lets the page's clock run, with the checks that are due. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** Waits without the page's clock: each look lets it run for 1 ms. */
const until = (check: () => void) => act(() => vi.waitFor(check, { interval: 1, timeout: 10_000 }));

describe('the lines about interrupted writes', () => {
  it('correct themselves once EventGrid’s answer is final', async () => {
    await leave('late');
    await leave('lost');
    await show();
    expect([outcomeOf('late'), outcomeOf('lost')]).toEqual(['unknown', 'unknown']);
    await create('late');
    await pass(3_100);
    await until(() => expect(outcomeOf('late')).toBe('done'));
    expect(line('late')).toHaveTextContent('late was created.');
    expect(outcomeOf('lost')).toBe('unknown');
    vi.setSystemTime(Date.now() + SETTLED_MS);
    await pass(3_100);
    await until(() => expect(outcomeOf('lost')).toBe('not-done'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stay while the console is silent, and are checked again', async () => {
    await leave('late');
    await show();
    await create('late');
    isSilent = true;
    await pass(3_100);
    expect(outcomeOf('late')).toBe('unknown');
    isSilent = false;
    await pass(3_100);
    await until(() => expect(outcomeOf('late')).toBe('done'));
  });

  it('are checked by a press on Check again, without loading the page again', async () => {
    await leave('late');
    const { user } = await show();
    await create('late');
    vi.useRealTimers();
    await user.click(screen.getByRole('link', { name: 'Check again' }));
    await waitFor(() => expect(outcomeOf('late')).toBe('done'));
  });

  it('are dismissed one by one or all together, but not while unknown', async () => {
    for (const name of ['one', 'two', 'three']) await leave(name, SETTLED_MS);
    await leave('unknown');
    const { user } = await show();
    vi.useRealTimers();
    expect(within(line('unknown') as HTMLElement).queryByRole('button')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Dismiss the message about two' }));
    await waitFor(() => expect(line('two')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Dismiss all' }));
    await waitFor(() => expect(line('one')).toBeNull());
    expect(line('three')).toBeNull();
    expect(outcomeOf('unknown')).toBe('unknown');
    expect(screen.queryByRole('button', { name: 'Dismiss all' })).toBeNull();
  });

  it('offer no Dismiss all for a single one', async () => {
    await leave('one', SETTLED_MS);
    await show();
    expect(screen.getByRole('button', { name: 'Dismiss the message about one' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Dismiss all' })).toBeNull();
  });
});
