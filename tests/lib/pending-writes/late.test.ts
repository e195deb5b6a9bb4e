import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannel, deleteChannel, updateChannel } from '@/lib/channels/writes';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { publishEvents } from '@/lib/events/publish';
import type { Write } from '@/lib/guard/submit';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import { createSource } from '@/lib/sources/create';
import { deleteSources } from '@/lib/sources/delete';
import { updateSource } from '@/lib/sources/update';
import { createSubscription } from '@/lib/subscriptions/create';
import { updateSubscription } from '@/lib/subscriptions/update';
import { deleteSubscriptions, disableSubscriptions, enableSubscriptions } from '@/lib/subscriptions/writes';
import { localForm, openLocalClient, runLocalAction } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { memoryPendingWriteDeps } from '../../support/memory-pending-writes';

let grid: TestEventGrid;
let nowMs = 0;
let found: string[] = [];
let pendingWrites: PendingWriteDeps;

beforeEach(async () => {
  grid = await startTestEventGrid();
  nowMs = Date.UTC(2026, 0, 1);
  found = [];
  const onChecked: PendingWriteDeps['onChecked'] = (_, { kind }) => void found.push(kind);
  pendingWrites = { ...memoryPendingWriteDeps(() => nowMs), onChecked };
});
afterEach(() => grid.close());

const PATH = `/v1/${LOCAL_PROJECT_ID}`;
const make = async (kind: 'sources' | 'channels' | 'subscriptions', body: object) =>
  (await grid.call('POST', `${PATH}/${kind}`, { body })).json;

type Case = { write: Write<never, unknown>; fields: Record<string, string> };
const caseOf = <Input, T>(write: Write<Input, T>, fields: Record<string, string>): Case => ({
  write: write as unknown as Case['write'],
  fields,
});

async function makeSubscription() {
  const channel_id = grid.ordersChannelId;
  await make('sources', { name: 's', channel_id });
  const filter = { source: [{ op: 'StringIn', values: ['s'] }] };
  return make('subscriptions', {
    name: 'b',
    channel_id,
    sources: [{ name: 's', provider_type: 'CUSTOM', filter }],
    targets: [
      { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url: 'https://a.example' }, transform: { type: 'ORIGINAL' } },
    ],
  });
}

/** Every write of a noun, on something that is there. */
const CASES = {
  createSource: async () =>
    caseOf(createSource, { name: 'orders-api', channel_id: grid.ordersChannelId, type: 'APPLICATION' }),
  updateSource: async () => {
    const { id, updated_time } = await make('sources', { name: 's', channel_id: grid.ordersChannelId });
    const shown = { source_id: String(id), updated_time: String(updated_time) };
    return caseOf(updateSource, { ...shown, description: 'mine' });
  },
  deleteSource: async () => {
    const { id } = await make('sources', { name: 's', channel_id: grid.ordersChannelId });
    return caseOf(deleteSources, { source_id: String(id) });
  },
  createChannel: async () => caseOf(createChannel, { name: 'c', description: 'd' }),
  updateChannel: async () => {
    const { id } = await make('channels', { name: 'c', description: 'before' });
    return caseOf(updateChannel, { channel_id: String(id), description: 'mine', description_before: 'before' });
  },
  deleteChannel: async () => caseOf(deleteChannel, { channel_id: String((await make('channels', { name: 'c' })).id) }),
  createSubscription: async () => {
    await make('sources', { name: 's', channel_id: grid.ordersChannelId });
    return caseOf(createSubscription, {
      name: 'b',
      channel_id: grid.ordersChannelId,
      source: 's',
      'targets.0.kind': 'webhook',
      'targets.0.url': 'https://a.example',
    });
  },
  updateSubscription: async () => {
    const { id, updated_time } = await makeSubscription();
    const filter = '{"type":[{"op":"IsNotNull"}]}';
    const shown = { subscription_id: String(id), updated_time: String(updated_time) };
    return caseOf(updateSubscription, { ...shown, filter, source: 's' });
  },
  enableSubscription: async () => {
    const { id } = await makeSubscription();
    await grid.call('POST', `${PATH}/subscriptions/operation`, {
      body: { subscription_ids: [id], operation: 'DISABLE' },
    });
    return caseOf(enableSubscriptions, { subscription_id: String(id) });
  },
  disableSubscription: async () =>
    caseOf(disableSubscriptions, { subscription_id: String((await makeSubscription()).id) }),
  deleteSubscription: async () =>
    caseOf(deleteSubscriptions, { subscription_id: String((await makeSubscription()).id) }),
  publishEvents: async () => {
    const { id } = await make('sources', { name: 's', channel_id: grid.ordersChannelId });
    const events = JSON.stringify({ id: 'e-1', source: 's', specversion: '1.0', type: 't' });
    return caseOf(publishEvents, { source_id: String(id), channel_id: grid.ordersChannelId, source: 's', events });
  },
};

/** Ways to lose an answer immediately. */
const LOSSES = { html: 502, overload: 503, empty: 500 };

/** Answers that look final, but do not say what became of a write. */
const REFUSALS: Record<string, () => Response> = {
  throttle: () => refuse(429, 'APIGW.0308', { 'Retry-After': '2' }),
  'an empty 429': () => new Response('', { status: 429 }),
  'an error of EventGrid': () => refuse(500, 'EG.00015000'),
  'an error of the gateway': () => refuse(503, 'APIGW.0106'),
  'a 503 that says when to come back': () => new Response('', { status: 503, headers: { 'Retry-After': '2' } }),
  'a 501': () => new Response('', { status: 501 }),
  'a 505': () => new Response('', { status: 505 }),
  'a 405': () => refuse(405, 'APIG.0201'),
  'a 408': () => new Response('', { status: 408 }),
  'a 422': () => new Response('', { status: 422 }),
  'a 494': () => new Response('', { status: 494 }),
  'a redirect': () => new Response('', { status: 302, headers: { Location: 'https://login.example.org/' } }),
};

const refuse = (status: number, error_code: string, headers: Record<string, string> = {}) =>
  Response.json({ error_code, error_msg: 'refused' }, { status, headers });

/** Presses once, loses the answer, and returns how to check, and to have EventGrid carry the write out at last. */
async function press(
  { write, fields }: Case,
  answer: () => Response,
  { tookEffect = false }: { tookEffect?: boolean } = {},
) {
  let late: () => Promise<unknown> = async () => null;
  let sent = 0;
  const { eventGrid } = openLocalClient(grid, {
    interfere: async ({ method, path, body }) => {
      if (method === 'GET') return undefined;
      sent += 1;
      late = () => grid.call(method, path, body === null ? {} : { body });
      if (tookEffect) await late();
      return answer();
    },
  });
  const run = async (more: Record<string, string> = {}) => {
    const form = localForm({ ...fields, write_id: 'w'.repeat(32), ...more });
    const { outcome } = await runLocalAction(form, eventGrid, write, pendingWrites);
    const { result } = outcome;
    // A deletion has an outcome for each source.
    const [row] = result.ok && Array.isArray(result.data) ? result.data : [];
    const explained = row ? row.explained : outcome.explained;
    return { result: row?.ok === false ? row : result, explained };
  };
  const first = await run();
  return { first, check: () => run({ is_check: '1' }), again: () => run(), late: () => late(), sent: () => sent };
}

describe.each(Object.entries(CASES))('a lost %s', (_name, makeCase) => {
  const lose = async (status = 502) => press(await makeCase(), () => new Response('<h1>lost</h1>', { status }));

  it.each(Object.entries(REFUSALS))('is found although it was answered with %s', async (_, answer) => {
    const { first, sent } = await press(await makeCase(), answer, { tookEffect: true });
    expect(first.result).toMatchObject({ ok: true });
    expect([sent(), found]).toEqual([1, ['done']]);
  });

  it.each(Object.entries(REFUSALS))('is not called undone after %s, since it may still arrive', async (_, answer) => {
    const { first, late, check, sent } = await press(await makeCase(), answer);
    expect(first).toMatchObject({
      result: { failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unknown' } } },
      explained: { title: expect.stringContaining('We couldn’t confirm whether it was'), action: 'look-again' },
    });
    expect(first.explained?.cause).not.toContain('Nothing was');
    await late();
    expect((await check()).result).toMatchObject({ ok: true });
    expect(sent()).toBe(1);
  });

  it.each([400, 401, 403, 404, 409, 413, 431])('was not done after a %i, and nothing is looked up', async (status) => {
    const { first } = await press(await makeCase(), () => refuse(status, 'APIGW.9999'));
    expect(first.result).toMatchObject({ failure: { status, nothingChanged: true } });
    expect(found).toEqual([]);
  });

  it.each(Object.entries(LOSSES))(
    'is not confirmed at first (%s), and is found when it arrives late',
    async (_, status) => {
      const { first, check, late, sent } = await lose(status);
      expect(first).toMatchObject({
        result: {
          ok: false,
          failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unknown', nextCheckMs: 3000 } },
        },
        explained: { title: expect.stringContaining('We couldn’t confirm whether it was'), action: 'look-again' },
      });
      nowMs += 4000;
      await late();
      expect((await check()).result).toMatchObject({ ok: true });
      expect([sent(), found]).toEqual([1, ['done']]);
    },
  );

  // A missing trace proves nothing.
  it.skipIf(_name === 'publishEvents')(
    'was not done once 30 s have passed, and only then may be sent again',
    async () => {
      const { check, again, sent } = await lose();
      nowMs += 29_000;
      expect(await check()).toMatchObject({
        result: { failure: { lostWriteCheck: { verdict: 'unknown', nextCheckMs: 1000 } } },
      });
      expect(found).toEqual([]);
      nowMs += 1000;
      const { result, explained } = await again();
      expect(result).toMatchObject({
        failure: { nothingChanged: true, lostWriteCheck: { verdict: 'not-done', nextCheckMs: null } },
      });
      expect(explained).toMatchObject({ title: expect.stringContaining('It was not'), action: 'retry' });
      expect([sent(), found]).toEqual([1, ['not-done']]);
    },
  );

  it('is never sent by a check, even if the console has no record of it', async () => {
    const { write, fields } = await makeCase();
    const { eventGrid, sent } = openLocalClient(grid);
    const form = localForm({ ...fields, write_id: 'x'.repeat(32), is_check: '1' });
    const { outcome } = await runLocalAction(form, eventGrid, write, pendingWrites);
    expect(JSON.stringify(outcome.result)).toContain('write_id.settled');
    expect(sent).toEqual([]);
  });
});

describe('a lost publish', () => {
  it('is never called undone, however late it is checked, and the same press sends nothing more', async () => {
    const { check, again, sent } = await press(await CASES.publishEvents(), () => new Response('', { status: 502 }));
    nowMs += 3_600_000;
    for (const { result } of [await check(), await again()])
      expect(result).toMatchObject({
        failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unknown', nextCheckMs: null } },
      });
    expect([sent(), found]).toEqual([1, []]);
  });
});

describe('an edit that someone else overtakes', () => {
  it.each(['updateSource', 'updateChannel'] as const)(
    '%s is not reported as saved: both values are there',
    async (name) => {
      const { write, fields } = await CASES[name]();
      const kind = name === 'updateSource' ? 'sources' : 'channels';
      const { source_id, channel_id } = fields;
      const id = source_id ?? channel_id;
      const { eventGrid, sent } = openLocalClient(grid, {
        interfere: async ({ method }) => {
          if (method !== 'PUT') return undefined;
          grid.tick(2000);
          await grid.call('PUT', `${PATH}/${kind}/${id}`, { body: { description: 'theirs' } });
          return new Response('', { status: 504 });
        },
      });
      const run = (more = {}) => {
        const form = localForm({ ...fields, write_id: 'w'.repeat(32), ...more });
        return runLocalAction(form, eventGrid, write, pendingWrites);
      };
      const { outcome } = await run();
      expect(outcome).toMatchObject({
        result: { failure: { lostWriteCheck: { verdict: 'unproven', current: { description: 'theirs' } } } },
        explained: { title: 'We couldn’t confirm whether it was saved', action: 'look-again' },
        values: { description: 'mine' },
      });
      nowMs += 30_000;
      const last = (await run({ is_check: '1' })).outcome;
      expect(last).toMatchObject({
        result: { failure: { nothingChanged: false, lostWriteCheck: { verdict: 'unproven', nextCheckMs: null } } },
        explained: { action: 'retry' },
      });
      expect(found).toEqual(['unproven']);
      expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    },
  );
});
