import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { createTransport } from '@/lib/eventgrid/transport/transport';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';
import { FAULT_KINDS, type FaultName } from '@/lib/eventgrid-local/faults/kinds';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Write } from '@/lib/guard/submit';
import { createSubscription } from '@/lib/subscriptions/create';
import { SUBSCRIPTIONS_URL } from '@/lib/subscriptions/query';
import { oneSubscriptionRead, subscriptionsRead } from '@/lib/subscriptions/reads';
import { targetChoicesRead } from '@/lib/subscriptions/target-choices';
import { updateSubscription } from '@/lib/subscriptions/update';
import { deleteSubscriptions, disableSubscriptions, enableSubscriptions } from '@/lib/subscriptions/writes';
import { localForm, runLocalAction } from '../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../support/local-eventgrid';
import { memoryPendingWriteDeps } from '../support/memory-pending-writes';

// Each operation of subscriptions under each fault, over a real connection: what is reported is what EventGrid has.

/** In place of 15 s for an answer. */
const DEADLINE_MS = 250;
/** Longer than a write can take effect after it was sent. */
const SETTLED_MS = 31_000;

const PATH = `/v1/${LOCAL_PROJECT_ID}`;
const FAULTS = (Object.keys(FAULT_KINDS) as FaultName[]).filter((name) => name !== 'iam-refusal');
const faults = createFaultSwitch();
const transport = createTransport();
let grid: TestEventGrid;
let nowMs = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  grid = await startTestEventGrid({
    listen: true,
    faults,
    quotas: { SUBSCRIPTION: 1000, CHANNEL_SUBSCRIPTION: 1000 },
  });
  await call('POST', '/sources', { name: 'orders-api', channel_id: grid.ordersChannelId });
});
afterAll(() => grid.close());

/** Opens EventGrid; with little time for everything together, a read is not repeated. */
function open(togetherMs = 60_000): EventGrid {
  const endpoint = { id: 'local', name: 'local', eventGridUrl: grid.url, iamUrl: grid.url };
  const once: typeof transport = (url, init) => transport(url, { ...init, deadlineMs: DEADLINE_MS });
  return openEventGrid({
    transport: once,
    endpoint,
    projectId: LOCAL_PROJECT_ID,
    token: grid.adminToken,
    togetherMs,
  });
}

const call = async (method: string, path: string, body?: object) =>
  (await grid.call(method, `${PATH}${path}`, body === undefined ? {} : { body })).json;

const targets = [
  { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url: 'https://a.example' }, transform: { type: 'ORIGINAL' } },
];
async function make(): Promise<{ id: string; updated_time: string; name: string }> {
  const name = `s-${randomUUID()}`;
  const sources = [{ name: 'orders-api', provider_type: 'CUSTOM', filter: {} }];
  const made = await call('POST', '/subscriptions', { name, channel_id: grid.ordersChannelId, sources, targets });
  return { id: String(made.id), updated_time: String(made.updated_time), name };
}
const showOf = (id: string) => call('GET', `/subscriptions/${id}`);

type Case = {
  write: Write<never, unknown>;
  fields: Record<string, string>;
  method: string;
  isDone(): Promise<boolean>;
};
const caseOf = <Input, T>(
  write: Write<Input, T>,
  method: string,
  fields: Record<string, string>,
  isDone: () => Promise<boolean>,
): Case => ({ write: write as unknown as Case['write'], fields, method, isDone });

const WRITES: Record<string, () => Promise<Case>> = {
  async create() {
    const name = `c-${randomUUID()}`;
    const target = { 'targets.0.kind': 'webhook', 'targets.0.url': 'https://a.example' };
    const fields = { name, channel_id: grid.ordersChannelId, source: 'orders-api', ...target };
    const isDone = async () => (await call('GET', `/subscriptions?name=${name}`)).total === 1;
    return caseOf(createSubscription, 'POST', fields, isDone);
  },
  async update() {
    const { id, updated_time } = await make();
    const isDone = async () => (await showOf(id)).description === 'mine';
    return caseOf(updateSubscription, 'PUT', { subscription_id: id, updated_time, description: 'mine' }, isDone);
  },
  async disable() {
    const { id } = await make();
    const isDone = async () => (await showOf(id)).status === 'DISABLED';
    return caseOf(disableSubscriptions, 'POST', { subscription_id: id }, isDone);
  },
  async enable() {
    const { id } = await make();
    await call('POST', '/subscriptions/operation', { subscription_ids: [id], operation: 'DISABLE' });
    const isDone = async () => (await showOf(id)).status === 'ENABLED';
    return caseOf(enableSubscriptions, 'POST', { subscription_id: id }, isDone);
  },
  async delete() {
    const { id } = await make();
    const isDone = async () => (await showOf(id)).error_code === 'EG.00014040';
    return caseOf(deleteSubscriptions, 'DELETE', { subscription_id: id }, isDone);
  },
};

const isLate = (fault: FaultName) => fault.endsWith('-then-success');
const parametersOf = (fault: FaultName) =>
  fault === 'latency' ? { ms: DEADLINE_MS * 4 } : isLate(fault) ? { ms: 20 } : {};

/** The one result of a write, whose outcome may be that of one item. */
const resultOf = (result: EgResult<unknown>): EgResult<unknown> | EachOutcome =>
  result.ok && Array.isArray(result.data) ? result.data[0] : result;

describe.each(Object.entries(WRITES))('a %s', (_, makeCase) => {
  it.each(FAULTS)('under %s is sent once and ends in the truth', async (fault) => {
    const { write, fields, method, isDone } = await makeCase();
    const pendingWrites = memoryPendingWriteDeps(() => nowMs);
    const eventGrid = open();
    const write_id = randomUUID();
    const before = grid.journal.filter((entry) => entry.method === method).length;
    const press = async (more = {}) => {
      const form = localForm({ ...fields, write_id, ...more });
      return resultOf((await runLocalAction(form, eventGrid, write, pendingWrites)).outcome.result);
    };
    const rule = faults.add({ fault, method, path: `${PATH}/subscriptions`, ...parametersOf(fault) });
    let result = await press();
    faults.remove(rule.id);
    if (isLate(fault)) await expect.poll(isDone).toBe(true);
    if (!result.ok && result.failure.lostWriteCheck?.verdict === 'unknown') {
      nowMs += SETTLED_MS;
      result = await press({ is_check: '1' });
    }
    expect(result.ok).toBe(await isDone());
    if (!result.ok) expect(result.failure.nothingChanged).toBe(true);
    const sent = grid.journal.filter((entry) => entry.method === method).length - before;
    expect(sent).toBe(1);
  });
});

const READS: Record<string, (eventGrid: EventGrid) => Promise<EgResult<unknown>>> = {
  list: (eventGrid) => subscriptionsRead.read({ eventGrid, input: SUBSCRIPTIONS_URL.parse({}, 20) }),
  get: async (eventGrid) => oneSubscriptionRead.read({ eventGrid, input: { subscriptionId: (await make()).id } }),
  'list of connections': (eventGrid) => targetChoicesRead.read({ eventGrid, input: { list: 'connections' } }),
  'list of agencies': (eventGrid) => targetChoicesRead.read({ eventGrid, input: { list: 'agencies' } }),
  'list of targets': (eventGrid) => targetChoicesRead.read({ eventGrid, input: { list: 'targets' } }),
};

describe.each(Object.entries(READS))('a %s', (_, read) => {
  it.each(FAULTS)('under %s is refused with a reason, and answered once it is over', async (fault) => {
    const rule = faults.add({ fault, method: 'GET', path: PATH, ...parametersOf(fault) });
    const result = await read(open(DEADLINE_MS));
    faults.remove(rule.id);
    expect(result).toMatchObject({ ok: false, failure: { kind: expect.any(String) } });
    expect(await read(open())).toMatchObject({ ok: true });
  });
});
