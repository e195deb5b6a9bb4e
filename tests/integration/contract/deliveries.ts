import { expect, vi } from 'vitest';
import * as z from 'zod/mini';
import { withWebhook } from '../../support/webhook';
import { answers, type ContractTable, type Eg, naming, proves, readMade, refuses } from './contract-case';

const TARGET_ID = '5c0f7c1e-2222-4c4d-8e9f-0a1b2c3d4e5f';
const TIME = expect.stringMatching(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/);
const MS = expect.stringMatching(/^\d+$/);

/** Subscribes a webhook to a source of its own. */
async function subscribed(eg: Eg, url: string, target: object = {}, filter: object = {}) {
  const { channelId, name } = await eg.source();
  const body = {
    name: eg.unique('Delivered'),
    channel_id: channelId,
    sources: [{ name, provider_type: 'CUSTOM', filter: { source: [{ op: 'StringIn', values: [name] }], ...filter } }],
    targets: [
      {
        id: TARGET_ID,
        name: 'HTTPS',
        provider_type: 'CUSTOM',
        detail: { url },
        transform: { type: 'ORIGINAL' },
        ...target,
      },
    ],
  };
  const subscription = readMade(await eg.post('/subscriptions', body));
  return { channelId, name, subscription };
}

const publish = (eg: Eg, channelId: string, source: string, id: string, data = '{}') =>
  eg.post(
    `/channels/${channelId}/events`,
    `{"events":[{"id":"${id}","source":"${source}","specversion":"1.0","type":"order.paid","data":${data}}]}`,
  );

const traceSchema = z.looseObject({
  deliverList: z.array(z.looseObject({ deliverTargetList: z.array(z.looseObject({ deliverStatus: z.string() })) })),
});
const traceOf = async (eg: Eg, channelId: string, id: string) =>
  traceSchema.parse((await eg.get(`/events/trace/detail/${id}?channel_id=${channelId}`)).json);

/** Waits until every target of an event has answered, and returns the trace. */
async function finished(eg: Eg, channelId: string, id: string) {
  return vi.waitFor(
    async () => {
      const trace = await traceOf(eg, channelId, id);
      expect(JSON.stringify(trace)).not.toContain('"PENDING"');
      return trace;
    },
    { timeout: 20_000, interval: 20 },
  );
}

const attempt = (deliverStatus: string, deliverRspCode: string) => ({
  deliverTime: TIME,
  deliverStatus,
  deliverConsuming: MS,
  deliverRspCode,
});

const delivered = proves('putEvents', {
  'sends exactly what a VARIABLE transform makes of an event that a filter on data lets through': (eg) =>
    withWebhook(async (url, received) => {
      const value =
        '{"id":"$.data.order.id","price":"$.data.price","all":"$.data.order","who":"$.data.who","shop":"X"}';
      const template =
        '{"id":${id},"text":"Order ${id} of ${who} at ${shop}: ${price}","order":${all},"none":"${who}"}';
      const transform = { type: 'VARIABLE', value, template };
      const filter = { data: { price: [{ op: 'NumberLessThan', value: 2 }] } };
      const { channelId, name } = await subscribed(eg, url, { transform }, filter);
      await publish(eg, channelId, name, 'dear', '{"price":2.0}');
      await publish(eg, channelId, name, 'cheap', '{"price":1.10,"order":{"id":1795807847157000001,"n":[1.0]}}');
      const call = await received();
      expect(call.text).toBe(
        '{"id":1795807847157000001,"text":"Order 1795807847157000001 of  at X: 1.10",' +
          '"order":{"id":1795807847157000001,"n":[1.0]},"none":""}',
      );
      expect(call.headers['content-type']).toBe('application/json');
      expect((await traceOf(eg, channelId, 'dear')).deliverList).toEqual([]);
    }),
  'sends nothing to a disabled subscription, and again once it is enabled': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name, subscription } = await subscribed(eg, url);
      const operate = (operation: string) =>
        eg.post('/subscriptions/operation', { subscription_ids: [subscription.id], operation });
      await operate('DISABLE');
      await publish(eg, channelId, name, 'lost');
      await operate('ENABLE');
      await publish(eg, channelId, name, 'sent');
      expect(JSON.parse((await received()).text)).toMatchObject({ id: 'sent' });
      expect((await traceOf(eg, channelId, 'lost')).deliverList).toEqual([]);
    }),
});

const traces = [
  ...proves('showEventTrace', {
    'shows an event that was delivered': (eg) =>
      withWebhook(async (url) => {
        const { channelId, name, subscription } = await subscribed(eg, url);
        await publish(eg, channelId, name, 'e-1');
        expect(await finished(eg, channelId, 'e-1')).toEqual({
          eventId: 'e-1',
          eventSource: name,
          eventType: 'order.paid',
          receiveTime: TIME,
          channelId,
          channelName: expect.stringContaining('channel'),
          deliverList: [
            {
              subscriptionId: subscription.id,
              subscriptionName: subscription.name,
              successCounts: 1,
              failCounts: 0,
              allDeliverTimes: 1,
              deliverTargetList: [
                {
                  deliverTargetId: TARGET_ID,
                  deliverTargetName: 'HTTPS',
                  deliverStatus: 'SUCCESS',
                  deliverDetailList: [attempt('SUCCESS', '200')],
                },
              ],
            },
          ],
        });
      }),
    'shows each attempt of a webhook that fails, as many as retry_times and one': (eg) =>
      withWebhook(
        async (url) => {
          const { channelId, name } = await subscribed(eg, url, { retry_times: 2 });
          await publish(eg, channelId, name, 'e-1');
          const list = { deliverStatus: 'FAILED', deliverDetailList: Array(3).fill(attempt('FAILED', '500')) };
          expect((await finished(eg, channelId, 'e-1')).deliverList).toMatchObject([
            { successCounts: 0, failCounts: 1, allDeliverTimes: 3, deliverTargetList: [list] },
          ]);
        },
        () => 500,
      ),
    'shows the failure and the success of one that answers the second time': (eg) =>
      withWebhook(
        async (url) => {
          const { channelId, name } = await subscribed(eg, url);
          await publish(eg, channelId, name, 'e-1');
          const list = [attempt('FAILED', '503'), attempt('SUCCESS', '200')];
          expect((await finished(eg, channelId, 'e-1')).deliverList).toMatchObject([
            { successCounts: 1, failCounts: 0, deliverTargetList: [{ deliverDetailList: list }] },
          ]);
        },
        (count) => (count === 1 ? 503 : 200),
      ),
    'says of a target that is never called here that it was not called': async (eg) => {
      const { channelId, name } = await subscribed(eg, 'https://example.com/');
      await publish(eg, channelId, name, 'e-1');
      const target = { deliverStatus: 'NOT_CALLED', deliverDetailList: [attempt('NOT_CALLED', 'not called here')] };
      expect((await traceOf(eg, channelId, 'e-1')).deliverList).toMatchObject([
        { successCounts: 0, failCounts: 0, allDeliverTimes: 0, deliverTargetList: [target] },
      ]);
    },
    'shows an event that no subscription took': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, 'e-1');
      expect((await traceOf(eg, channelId, 'e-1')).deliverList).toEqual([]);
    },
  }),
  ...refuses('showEventTrace', 404, 'EG.00014040', {
    'an unknown event': (eg) => eg.get(`/events/trace/detail/unknown?channel_id=${eg.ordersId}`),
    'an event of another channel': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, 'elsewhere');
      return eg.get(`/events/trace/detail/elsewhere?channel_id=${eg.ordersId}`);
    },
    'an unknown channel': (eg) => eg.get('/events/trace/detail/e-1?channel_id=unknown'),
  }),
  ...refuses('showEventTrace', 400, 'EG.00014000', {
    ...naming('channel_id', { 'no channel_id': (eg) => eg.get('/events/trace/detail/e-1') }),
  }),
  ...proves('showEvent', {
    'shows an event as it came, numbers too': async (eg) => {
      const { channelId, name } = await eg.source();
      const data = '{"a":1.10,"b":1795807847157000001}';
      await publish(eg, channelId, name, 'exact', data);
      expect((await eg.get('/events/detail/exact')).text).toBe(
        `{"id":"exact","source":"${name}","specversion":"1.0","type":"order.paid","data":${data}}`,
      );
    },
    'shows the newest of two with one ID': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, 'twice', '{"n":1}');
      await publish(eg, channelId, name, 'twice', '{"n":2}');
      expect((await eg.get('/events/detail/twice')).json).toMatchObject({ data: { n: 2 } });
    },
    'finds an ID with odd characters': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, 'a/b?c=é %');
      expect((await eg.get(`/events/detail/${encodeURIComponent('a/b?c=é %')}`)).json).toMatchObject({
        id: 'a/b?c=é %',
      });
    },
  }),
  ...answers('showEvent', 200, {
    'a read-only user': async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, 'seen');
      return eg.get('/events/detail/seen', { token: eg.viewer });
    },
  }),
  ...refuses('showEvent', 404, 'EG.00014040', {
    'an unknown event': (eg) => eg.get('/events/detail/unknown'),
    "another project's event": async (eg) => {
      const { channelId, name } = await eg.source();
      await publish(eg, channelId, name, 'hidden');
      return eg.get('/events/detail/hidden', { token: eg.second, project: eg.secondProjectId });
    },
  }),
];

const metricsSchema = z.object({ total: z.int(), result: z.array(z.record(z.string(), z.int())) });
const NO_COUNTS = { num: 0, success_num: 0, fail_num: 0, retry_success_num: 0, retry_fail_num: 0, retry_times: 0 };
/** Sums the periods, since a minute may end between two deliveries. */
const sums = (result: readonly Record<string, number>[]): Record<string, number> =>
  Object.fromEntries(
    Object.keys(NO_COUNTS).map((name) => [name, result.reduce((sum, row) => sum + (row[name] ?? 0), 0)]),
  );
const counts = async (eg: Eg, subscriptionId: unknown, query = '') => {
  const path = `/metrics/sub?start_time=${Date.now() - 3_600_000}&subscription_id=${subscriptionId}${query}`;
  return sums(metricsSchema.parse((await eg.get(path)).json).result);
};

/** Delivers one event at the first attempt, one at the second, and one never. */
const counted = (run: (eg: Eg, subscriptionId: unknown) => Promise<void>) => (eg: Eg) =>
  withWebhook(
    async (url) => {
      const { channelId, name, subscription } = await subscribed(eg, url, { retry_times: 1 });
      for (const id of ['well', 'retried', 'failed']) {
        await publish(eg, channelId, name, id);
        await finished(eg, channelId, id);
      }
      await run(eg, subscription.id);
    },
    (count) => (count === 1 || count === 3 ? 200 : 500),
  );

const metrics = [
  ...proves('listSubMetrics', {
    'counts deliveries, and those that were retried': counted(async (eg, id) => {
      const all = { num: 3, success_num: 2, fail_num: 1, retry_success_num: 1, retry_fail_num: 1, retry_times: 2 };
      expect(await counts(eg, id)).toEqual(all);
      expect(await counts(eg, id, '&period=60')).toEqual(all);
      const end = `&end_time=${Date.now() - 120_000}`;
      expect(await counts(eg, id, end)).toEqual(NO_COUNTS);
    }),
    'counts those of one target, and of one kind of provider': counted(async (eg, id) => {
      expect(await counts(eg, id, `&target_id=${TARGET_ID}`)).toMatchObject({ num: 3 });
      expect(await counts(eg, id, '&target_id=unknown')).toEqual(NO_COUNTS);
      expect(await counts(eg, id, '&provider_type=CUSTOM')).toMatchObject({ num: 3 });
      expect(await counts(eg, id, '&provider_type=OFFICIAL')).toEqual(NO_COUNTS);
    }),
    'answers the time that filter requests, in whole minutes': counted(async (eg, id) => {
      const ask = async (filter: string) => {
        const { json } = await eg.get(`/metrics/sub?start_time=0&subscription_id=${id}&period=1440&filter=${filter}`);
        return metricsSchema.parse(json).result[0];
      };
      const [least, average, greatest] = [await ask('MIN'), await ask('AVG'), await ask('MAX')];
      expect((least?.timestamp ?? 1) % 60_000).toBe(0);
      expect(least?.process_time).toBeLessThanOrEqual(average?.process_time ?? -1);
      expect(average?.invoke_time).toBeLessThanOrEqual(greatest?.invoke_time ?? -1);
    }),
    'does not count a target that is never called here': async (eg) => {
      const { channelId, name, subscription } = await subscribed(eg, 'https://example.com/');
      await publish(eg, channelId, name, 'e-1');
      expect(await counts(eg, subscription.id)).toEqual(NO_COUNTS);
    },
    'returns nothing for an unknown subscription': async (eg) => {
      expect((await eg.get('/metrics/sub?start_time=0&subscription_id=unknown')).json).toEqual({
        total: 0,
        result: [],
      });
    },
  }),
  ...refuses('listSubMetrics', 400, 'EG.00014000', {
    ...naming('subscription_id', { 'no subscription_id': (eg) => eg.get('/metrics/sub?start_time=1') }),
    ...naming('start_time', { 'no start_time': (eg) => eg.get('/metrics/sub?subscription_id=a') }),
    ...naming('filter', {
      'an unknown filter': (eg) => eg.get('/metrics/sub?start_time=1&subscription_id=a&filter=SUM'),
    }),
    ...naming('period', { 'period=0': (eg) => eg.get('/metrics/sub?start_time=1&subscription_id=a&period=0') }),
  }),
];

/** Deliveries: what arrives, traces and numbers. */
export const deliveries: ContractTable = {
  noun: 'deliveries',
  options: [],
  cases: [...delivered, ...traces, ...metrics],
};
