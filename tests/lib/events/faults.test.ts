import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEventGrid } from '@/lib/eventgrid/client';
import { createTransport } from '@/lib/eventgrid/transport/transport';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';
import type { FaultRule } from '@/lib/eventgrid-local/faults/rule';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { parseActivityQuery } from '@/lib/events/query';
import {
  activityRead,
  channelFiltersRead,
  eventContentRead,
  eventTraceRead,
  tracedEventsRead,
} from '@/lib/events/reads';
import type { OwnRead } from '@/lib/guard/route';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { makeSession } from '../../support/make-signed-in';

// Every fault at each read of events, over a real connection: what the page would say, and that it says it in time.

const faults = createFaultSwitch();
let grid: TestEventGrid;
let channel_id: string;
const transport = createTransport({ env: {} });
const DEADLINE_MS = 400;

beforeAll(async () => {
  grid = await startTestEventGrid({ listen: true, faults });
  channel_id = grid.ordersChannelId;
  const V1 = `/v1/${LOCAL_PROJECT_ID}`;
  await grid.call('POST', `${V1}/sources`, { body: { name: 'orders-api', channel_id } });
  const event = { id: 'e1', source: 'orders-api', specversion: '1.0', type: 'order.paid' };
  await grid.call('POST', `${V1}/channels/${channel_id}/events`, { body: { events: [event] } });
});
afterAll(() => grid.close());

/** Reads one of the routes as the console does, with a short deadline. Returns the page's words, null for data. */
async function titleOf<Input, T>({ read, explain }: OwnRead<Input, T>, input: Input): Promise<string | null> {
  const endpoint = { id: 'local', name: 'local', eventGridUrl: grid.url, iamUrl: grid.url };
  const eventGrid = openEventGrid({
    transport,
    endpoint,
    projectId: LOCAL_PROJECT_ID,
    token: grid.adminToken,
    togetherMs: DEADLINE_MS,
  });
  const result = await read({ eventGrid, input });
  const session = makeSession({ project: { id: LOCAL_PROJECT_ID, name: 'local' } });
  return result.ok ? null : explain(result.failure, { messages: dictionaryOf('en'), session }).title;
}

const readAll = () => {
  const of = { channel_id, source_name: 'orders-api' };
  return Promise.all([
    titleOf(tracedEventsRead, { of, query: parseActivityQuery({}) }),
    titleOf(activityRead, { ...of, range: '24h', subscription_id: '' }),
    titleOf(activityRead, { ...of, range: '1h', subscription_id: 'b1' }),
    titleOf(eventTraceRead, { channel_id, event_id: 'e1' }),
    titleOf(eventContentRead, { event_id: 'e1' }),
    titleOf(channelFiltersRead, { channel_id }),
  ]);
};

const SILENT = 'No response in time';
const BROKE = 'The response was cut off';
const UNREADABLE = 'The response can’t be read';
const SCENARIOS: readonly [fault: FaultRule['fault'], title: string | null, more?: Partial<FaultRule>][] = [
  ['latency', null, { ms: 50 }],
  ['latency', SILENT, { ms: 60_000 }],
  ['hang', SILENT],
  ['reset', BROKE],
  ['html-502', 'A gateway couldn’t reach EventGrid'],
  ['html-502', 'EventGrid isn’t accepting requests right now', { status: 503 }],
  ['empty-504', 'A gateway timed out'],
  ['throttle', 'Too many requests'],
  ['malformed-json', UNREADABLE],
  ['truncated', BROKE],
  ['success-then-reset', BROKE],
  ['success-then-hang', SILENT],
  ['slow-drip', SILENT],
  ['headers-431', 'The token is too long for a server along the way'],
  ['headers-494', 'The token is too long for the API gateway'],
  ['error-500', 'EventGrid had an internal error'],
  ['html-200', UNREADABLE],
];

it.each(SCENARIOS)('each read of events under %s ends in time with: %s', async (fault, title, more = {}) => {
  faults.add({ fault, path: '/v1', ...more });
  const startedAt = performance.now();
  const titles = await readAll();
  expect(performance.now() - startedAt).toBeLessThan(10 * DEADLINE_MS);
  faults.clear();
  expect(titles).toEqual(titles.map(() => title));
});

it('reads everything again once the fault is over', async () => {
  expect(await readAll()).toEqual([null, null, null, null, null, null]);
});
