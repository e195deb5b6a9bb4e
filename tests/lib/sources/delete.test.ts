import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainRefusal } from '@/lib/eventgrid/failures/report';
import { success } from '@/lib/eventgrid/failures/result';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { deleteSources } from '@/lib/sources/delete';
import { REFUSAL_CONTEXT } from '../../support/guard-request';
import { localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { makeSession } from '../../support/make-signed-in';
import { memoryPendingWriteDeps } from '../../support/memory-pending-writes';

const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid({ quotas: { SOURCE: 1000 } });
});
afterEach(() => local.close());

async function create(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const body = { name: `s-${index}`, channel_id: local.ordersChannelId };
    ids.push(String((await local.call('POST', SOURCES, { body })).json.id));
  }
  return ids;
}

async function remove(ids: readonly string[], client = openLocalClient(local), own: Record<string, string> = {}) {
  const { outcome } = await runLocalAction(localForm({ source_id: ids, ...own }), client.eventGrid, deleteSources);
  const { result, explained } = outcome;
  return {
    state: { outcomes: result.ok ? result.data : [], refused: result.ok ? null : explained },
    sent: client.sent,
  };
}

const isThere = async (id: string) => (await local.call('GET', `${SOURCES}/${id}`)).status === 200;

describe('deleting sources', () => {
  it('deletes 100, six at a time, with one request each', async () => {
    const ids = await create(100);
    let open = 0;
    let most = 0;
    const client = openLocalClient(local);
    const deleteSource: typeof client.eventGrid.deleteSource = async (...given) => {
      open += 1;
      most = Math.max(most, open);
      const result = await client.eventGrid.deleteSource(...given);
      open -= 1;
      return result;
    };
    const { state } = await remove(ids, { ...client, eventGrid: { ...client.eventGrid, deleteSource } });
    expect(state.outcomes).toEqual(ids.map((id) => ({ id, ok: true, gone: false })));
    expect(most).toBe(6);
    expect(client.sent.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      ids.map((id) => `DELETE ${SOURCES}/${id}`).sort(),
    );
    expect(await isThere(ids[99] ?? '')).toBe(false);
  });

  it.each([
    ['none', 0],
    ['101', 101],
  ])('refuses %s, and sends nothing', async (_count, count) => {
    const ids = Array.from({ length: count }, (_, index) => `id-${index}`);
    const { state, sent } = await remove(ids);
    expect(sent).toEqual([]);
    expect(state.refused?.key).toBe('inputRefused');
    expect(state.outcomes).toEqual([]);
  });

  it('deletes a source that is named twice once', async () => {
    const [id = ''] = await create(1);
    const { state, sent } = await remove([id, id]);
    expect([sent.length, state.outcomes]).toEqual([1, [{ id, ok: true, gone: false }]]);
  });

  it('reports the outcome of each: deleted, already gone, refused, unknown', async () => {
    const [ok = '', gone = '', broken = '', html = ''] = await create(4);
    await local.call('DELETE', `${SOURCES}/${gone}`);
    const official = String(Object((await local.call('GET', `${SOURCES}?provider_type=OFFICIAL`)).json.items)[0].id);
    const client = openLocalClient(local, {
      interfere: ({ path }) => {
        if (path.endsWith(broken)) return new Response('', { status: 504 });
        if (path.endsWith(html)) return new Response('<h1>404</h1>', { status: 404 });
        return undefined;
      },
    });
    const { state, sent } = await remove([ok, gone, official, broken, html, '../x'], client);
    expect(state.outcomes).toMatchObject([
      { id: ok, ok: true, gone: false },
      { id: gone, ok: true, gone: true },
      { id: official, ok: false, explained: { key: 'notChangeable' } },
      {
        id: broken,
        ok: false,
        failure: { nothingChanged: false },
        explained: {
          key: 'gatewayTimeout',
          title: 'We couldn’t confirm whether it was deleted',
          action: 'look-again',
        },
      },
      // A proxy's page does not mean that the source is gone.
      { id: html, ok: false, explained: { key: 'missing' } },
      {
        id: '../x',
        ok: false,
        failure: { kind: 'invalid-input', fieldErrors: { source_id: expect.any(String) } },
      },
    ]);
    expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(5);
    expect(state.refused).toBeNull();
    const again = await remove([broken]);
    expect(again.state.outcomes).toEqual([{ id: broken, ok: true, gone: false }]);
  });

  it('names the missing permission to a read-only user', async () => {
    const [id = ''] = await create(1);
    const viewer = openLocalClient(local, { token: await local.signIn('viewer', 'local') });
    const { state } = await remove([id], viewer);
    const [outcome] = state.outcomes;
    expect(outcome).toMatchObject({ ok: false, failure: { status: 403 } });
    expect(outcome?.ok === false && outcome.explained?.next).toContain('eg:sources:delete');
    expect(await isThere(id)).toBe(true);
  });

  it('refuses a form for another project as a whole', async () => {
    const { state, sent } = await remove(['a', 'b'], openLocalClient(local), { project_id: 'other' });
    expect(sent).toEqual([]);
    expect(state.refused?.key).toBe('otherProject');
  });

  it('sends nothing more after 45 s, and says so for the rest', async () => {
    let nowMs = 0;
    const received: unknown[] = [];
    const eventGrid = {
      ...openLocalClient(local).eventGrid,
      deleteSource: async (id: string, options?: { deadlineMs?: number }) => {
        received.push([id, options?.deadlineMs]);
        nowMs += 8000;
        return success({ id }, null);
      },
    };
    const input = Array.from({ length: 8 }, (_, index) => `s-${index}`);
    const outcomes = await deleteSources.run({
      input,
      eventGrid,
      session: makeSession(),
      writeId: 'w'.repeat(32),
      isCheck: false,
      pendingWrites: memoryPendingWriteDeps(() => nowMs),
      explain: (failure, subject) => explainRefusal(failure, subject, REFUSAL_CONTEXT),
    });
    expect(received).toHaveLength(6);
    expect(received[5]).toEqual(['s-5', 5000]);
    expect(outcomes).toMatchObject({
      data: [
        ...Array(6).fill({ ok: true }),
        ...Array(2).fill({ ok: false, failure: { kind: 'timeout', nothingChanged: true } }),
      ],
    });
  });
});
