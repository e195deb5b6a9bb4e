import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../support/eventgrid-client';
import { answers, type ContractTable, type Eg, naming, proves, readMade, refuses } from './contract-case';

const tracesSchema = z.object({
  total: z.int(),
  size: z.int(),
  result: z.array(z.looseObject({ event_id: z.string(), event_received_time: z.int() })),
  items: z.array(z.unknown()),
});
const metricsSchema = z.object({
  total: z.int(),
  result: z.array(z.looseObject({ timestamp: z.int(), num: z.int(), success_num: z.int(), event_size: z.int() })),
});
const readTraces = ({ json }: Answer) => tracesSchema.parse(json);
const readMetrics = ({ json }: Answer) => metricsSchema.parse(json);
const idsOf = (answer: Answer) => readTraces(answer).result.map(({ event_id }) => event_id);

const HOUR_MS = 60 * 60 * 1000;
const around = () => `start_time=${Date.now() - HOUR_MS}&end_time=${Date.now() + HOUR_MS}`;

type Sent = { id: string; type?: string; data?: object };
const publish = (eg: Eg, channelId: string, source: string, events: readonly Sent[]) =>
  eg.post(`/channels/${channelId}/events`, {
    events: events.map((event) => ({ specversion: '1.0', type: 'order.created', source, ...event })),
  });
const subscribe = async (eg: Eg, channelId: string, source: string) =>
  readMade(
    await eg.post('/subscriptions', {
      name: eg.unique('Watcher'),
      channel_id: channelId,
      sources: [
        {
          name: source,
          provider_type: 'CUSTOM',
          filter: {
            source: [{ op: 'StringIn', values: [source] }],
            type: [{ op: 'StringIn', values: ['order.paid'] }],
          },
        },
      ],
      targets: [{ name: 'web', provider_type: 'CUSTOM', transform: { type: 'ORIGINAL' } }],
    }),
  ).name;

/** Publishes two events, the second of which matches a subscription. Returns the query for their traces. */
async function observed(eg: Eg) {
  const { channelId, name } = await eg.source();
  const subscription = await subscribe(eg, channelId, name);
  await publish(eg, channelId, name, [{ id: 'a' }]);
  await publish(eg, channelId, name, [{ id: 'b', type: 'order.paid' }]);
  return { channelId, name, subscription, query: `/traced-events?${around()}&channel_id=${channelId}` };
}

const traces = [
  ...proves('listTracedEvents', {
    'lists where each event went, newest first, under two names': async (eg) => {
      const { query, name, subscription } = await observed(eg);
      const row = { source_name: name, source_provider: 'CUSTOM', event_received_time: expect.any(Number) };
      const result = [
        { ...row, event_id: 'b', event_type: 'order.paid', subscription_name: subscription },
        { ...row, event_id: 'a', event_type: 'order.created', subscription_name: '' },
      ];
      expect((await eg.get(query)).json).toEqual({ total: 2, size: 2, result, items: result });
    },
    'has a row for each subscription that matched an event': async (eg) => {
      const { channelId, name, subscription, query } = await observed(eg);
      const other = await subscribe(eg, channelId, name);
      await publish(eg, channelId, name, [{ id: 'c', type: 'order.paid' }]);
      const { result } = readTraces(await eg.get(`${query}&event_id=c`));
      expect(result.map(({ subscription_name }) => subscription_name).sort()).toEqual([subscription, other].sort());
    },
    'keeps the first 1,024 characters of a long ID, and an ID with a NUL': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, [{ id: 'i'.repeat(2000) }, { id: 'a\u0000b' }]);
      const query = `/traced-events?${around()}&channel_id=${channelId}`;
      expect(readTraces(await eg.get(`${query}&event_id=${'i'.repeat(1024)}`)).total).toBe(1);
      expect(idsOf(await eg.get(query))).toContain('a\ufffdb');
    },
    'returns a page of them': async (eg) => {
      const { query } = await observed(eg);
      expect(readTraces(await eg.get(`${query}&limit=1`))).toMatchObject({ total: 2, size: 1 });
      expect(idsOf(await eg.get(`${query}&limit=1&offset=1`))).toEqual(['a']);
      expect(readTraces(await eg.get(`${query}&offset=2`))).toMatchObject({ total: 2, size: 0, result: [] });
    },
    'finds by event, source, type and subscription, each exactly': async (eg) => {
      const { query, name, subscription } = await observed(eg);
      expect(idsOf(await eg.get(`${query}&event_id=a`))).toEqual(['a']);
      expect(idsOf(await eg.get(`${query}&event_id=none`))).toEqual([]);
      expect(idsOf(await eg.get(`${query}&event_id=`))).toEqual(['b', 'a']);
      expect(idsOf(await eg.get(`${query}&source_name=${name}`))).toEqual(['b', 'a']);
      expect(idsOf(await eg.get(`${query}&source_name=${name.slice(0, -1)}`))).toEqual([]);
      expect(idsOf(await eg.get(`${query}&event_type=order.paid`))).toEqual(['b']);
      expect(idsOf(await eg.get(`${query}&subscription_name=${subscription}`))).toEqual(['b']);
    },
    'includes both ends of the time range, in milliseconds, and answers in seconds': async (eg) => {
      const before = Date.now();
      const { channelId, query } = await observed(eg);
      const after = Date.now();
      const between = (from: number, to: number) =>
        eg.get(`/traced-events?start_time=${from}&end_time=${to}&channel_id=${channelId}&event_id=b`);
      expect(idsOf(await between(before, after))).toEqual(['b']);
      expect(idsOf(await between(0, before - 1))).toEqual([]);
      expect(idsOf(await between(after + 1, after + HOUR_MS))).toEqual([]);
      const at = readTraces(await eg.get(query)).result[0]?.event_received_time ?? 0;
      expect(at).toBeGreaterThanOrEqual(Math.floor(before / 1000));
      expect(at).toBeLessThanOrEqual(Math.floor(after / 1000));
    },
    'takes `default` for the official channel': async (eg) => {
      expect(readTraces(await eg.get(`/traced-events?${around()}&channel_id=default`))).toMatchObject({ total: 0 });
    },
    'does not list an event that failed': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, [{ id: '' }]);
      expect(readTraces(await eg.get(`/traced-events?${around()}&channel_id=${channelId}`)).total).toBe(0);
    },
    'returns an empty list for an unknown channel': async (eg) => {
      expect(readTraces(await eg.get(`/traced-events?${around()}&channel_id=unknown`)).total).toBe(0);
    },
    'shows nothing of another project': async (eg) => {
      const { query } = await observed(eg);
      const other = await eg.get(query, { token: eg.second, project: eg.secondProjectId });
      expect(readTraces(other).total).toBe(0);
    },
  }),
  ...answers('listTracedEvents', 200, {
    'a read-only user': (eg) => eg.get(`/traced-events?${around()}&channel_id=${eg.ordersId}`, { token: eg.viewer }),
    'limit=1000': (eg) => eg.get(`/traced-events?${around()}&channel_id=${eg.ordersId}&limit=1000`),
  }),
  ...refuses('listTracedEvents', 400, 'EG.00014000', {
    ...naming('start_time', {
      'no start_time': (eg) => eg.get(`/traced-events?end_time=${Date.now()}&channel_id=${eg.ordersId}`),
      'a start_time with a fraction': (eg) => eg.get(`/traced-events?start_time=1.5&end_time=2&channel_id=a`),
      'a start_time as a date': (eg) => eg.get('/traced-events?start_time=2026-11-25&end_time=2&channel_id=a'),
    }),
    ...naming('end_time', {
      'no end_time': (eg) => eg.get(`/traced-events?start_time=1&channel_id=${eg.ordersId}`),
      'an end_time as a date': (eg) => eg.get('/traced-events?start_time=1&end_time=2026-11-25T10:00:00Z&channel_id=a'),
    }),
    ...naming('channel_id', {
      'no channel_id': (eg) => eg.get(`/traced-events?${around()}`),
      'an empty channel_id': (eg) => eg.get(`/traced-events?${around()}&channel_id=`),
    }),
    ...naming('limit', {
      'limit=0': (eg) => eg.get(`/traced-events?${around()}&channel_id=a&limit=0`),
      'limit=1001': (eg) => eg.get(`/traced-events?${around()}&channel_id=a&limit=1001`),
    }),
    'offset=-1': (eg) => eg.get(`/traced-events?${around()}&channel_id=a&offset=-1`),
  }),
];

/** Publishes three events, one of which fails, and returns the query for their numbers, in one period of a day. */
async function counted(eg: Eg) {
  const { channelId, name } = await eg.source();
  await publish(eg, channelId, name, [{ id: 'a' }, { id: 'b', data: { filler: 'x'.repeat(1000) } }, { id: '' }]);
  return { channelId, name, query: `/metrics/pub?start_time=${Date.now() - HOUR_MS}&channel_id=${channelId}` };
}
const sumOf = (answer: Answer, field: 'num' | 'success_num') =>
  readMetrics(answer).result.reduce((sum, row) => sum + row[field], 0);

const metrics = [
  ...proves('listPubMetrics', {
    'counts events and successes for each minute': async (eg) => {
      const { query } = await counted(eg);
      const { total, result } = readMetrics(await eg.get(query));
      expect([total, result]).toEqual([
        1,
        [
          {
            timestamp: expect.any(Number),
            num: 3,
            success_num: 2,
            event_size: expect.any(Number),
            process_time: expect.any(Number),
            invoke_time: expect.any(Number),
          },
        ],
      ]);
      expect((result[0]?.timestamp ?? 1) % 60_000).toBe(0);
    },
    'returns smallest, average and largest size': async (eg) => {
      const { query } = await counted(eg);
      const sizeBy = async (filter: string) =>
        readMetrics(await eg.get(`${query}${filter}`)).result[0]?.event_size ?? 0;
      const [least, average, greatest] = [await sizeBy('&filter=MIN'), await sizeBy(''), await sizeBy('&filter=MAX')];
      expect(greatest).toBeGreaterThan(1000);
      expect(least).toBeLessThan(average);
      expect(average).toBeLessThan(greatest);
      expect(await sizeBy('&filter=AVG')).toBe(average);
    },
    'returns the numbers of a source': async (eg) => {
      const { query, name } = await counted(eg);
      expect(sumOf(await eg.get(`${query}&source_name=${name}`), 'num')).toBe(3);
      expect(sumOf(await eg.get(`${query}&source_name=nobody`), 'num')).toBe(0);
    },
    'counts events without a source only for the channel': async (eg) => {
      const { channelId, name, query } = await counted(eg);
      await publish(eg, channelId, 'nobody', [{ id: 'c' }]);
      expect(sumOf(await eg.get(query), 'num')).toBe(4);
      expect(sumOf(await eg.get(`${query}&source_name=${name}`), 'num')).toBe(3);
      expect(sumOf(await eg.get(`${query}&source_name=nobody`), 'num')).toBe(0);
    },
    'returns the numbers of a provider': async (eg) => {
      const { query } = await counted(eg);
      expect(sumOf(await eg.get(`${query}&provider_type=CUSTOM`), 'success_num')).toBe(2);
      expect(sumOf(await eg.get(`${query}&provider_type=OFFICIAL`), 'num')).toBe(0);
    },
    'returns periods of a day, which start at midnight': async (eg) => {
      const { query } = await counted(eg);
      const { result } = readMetrics(await eg.get(`${query}&period=1440`));
      expect((result[0]?.timestamp ?? 1) % (24 * HOUR_MS)).toBe(0);
    },
    'leaves out what was not requested': async (eg) => {
      const { channelId } = await counted(eg);
      const before = `/metrics/pub?start_time=0&end_time=${Date.now() - HOUR_MS}&channel_id=${channelId}`;
      expect((await eg.get(before)).json).toEqual({ total: 0, result: [] });
      const unknown = `/metrics/pub?start_time=0&channel_id=unknown`;
      expect((await eg.get(unknown)).json).toEqual({ total: 0, result: [] });
    },
  }),
  ...answers('listPubMetrics', 200, {
    'a read-only user': (eg) => eg.get(`/metrics/pub?start_time=0&channel_id=${eg.ordersId}`, { token: eg.viewer }),
  }),
  ...refuses('listPubMetrics', 400, 'EG.00513000', {
    ...naming('provider_type', {
      'an unknown provider_type': (eg) => eg.get('/metrics/pub?start_time=1&channel_id=a&provider_type=MOON'),
    }),
  }),
  ...refuses('listPubMetrics', 400, 'EG.00014000', {
    ...naming('start_time', {
      'no start_time': (eg) => eg.get(`/metrics/pub?channel_id=${eg.ordersId}`),
      'a start_time that is no number': (eg) => eg.get(`/metrics/pub?start_time=x&channel_id=${eg.ordersId}`),
    }),
    ...naming('channel_id', {
      'no channel_id': (eg) => eg.get('/metrics/pub?start_time=1'),
      'an empty channel_id': (eg) => eg.get('/metrics/pub?start_time=1&channel_id='),
    }),
    ...naming('filter', { 'an unknown filter': (eg) => eg.get('/metrics/pub?start_time=1&channel_id=a&filter=SUM') }),
    ...naming('period', {
      'period=0': (eg) => eg.get('/metrics/pub?start_time=1&channel_id=a&period=0'),
      'period=1441': (eg) => eg.get('/metrics/pub?start_time=1&channel_id=a&period=1441'),
    }),
    ...naming('end_time', {
      'an end_time that is no number': (eg) => eg.get('/metrics/pub?start_time=1&channel_id=a&end_time=now'),
    }),
  }),
];

/** Observation: traced events and numbers. */
export const observation: ContractTable = { noun: 'observation', options: [], cases: [...traces, ...metrics] };
