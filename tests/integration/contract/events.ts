import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../support/eventgrid-client';
import { withWebhook } from '../../support/webhook';
import { type ContractTable, type Eg, expectRefusal, naming, proves, refuses } from './contract-case';

const MAX_EVENT_BYTES = 65_536;
const MAX_REQUEST_BYTES = 262_144;
const WELL = { error_code: null, error_msg: null };

const eventOf = (source: string, id: string, more: object = {}) => ({
  id,
  source,
  specversion: '1.0',
  type: 'order.created',
  ...more,
});
const publish = (eg: Eg, channelId: string, events: unknown) => eg.post(`/channels/${channelId}/events`, { events });

/** Publishes one event of its own source, changed by `more`. */
async function publishOne(eg: Eg, more: object = {}): Promise<Answer> {
  const { channelId, name } = await eg.source();
  return publish(eg, channelId, [eventOf(name, 'e-1', more)]);
}

/** Makes an event whose JSON has this many bytes. */
function eventOfBytes(source: string, id: string, bytes: number) {
  const event = (filler: string) => eventOf(source, id, { data: { filler } });
  const room = bytes - JSON.stringify(event('')).length;
  // A letter of two bytes, because the limit is in bytes, not characters.
  return event('é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2));
}

/** Counts what was published to a channel. */
async function tracedTotal(eg: Eg, channelId: string): Promise<number> {
  const { json } = await eg.get(`/traced-events?start_time=0&end_time=${Date.now() + 1000}&channel_id=${channelId}`);
  return z.object({ total: z.int() }).parse(json).total;
}

/** Expects 200 with one failed event, whose code has no prefix and whose message names the field. */
const failsBy = (field: string, more: object) => async (eg: Eg) => {
  const { status, json } = await publishOne(eg, more);
  const id = 'id' in more ? more.id : 'e-1';
  const entry = {
    event_id: typeof id === 'string' ? id : null,
    error_code: '00513000',
    error_msg: expect.stringContaining(field),
  };
  expect([status, json]).toEqual([200, { failed_count: 1, events: [entry] }]);
};
const takes = (more: object) => async (eg: Eg) => {
  const { status, json } = await publishOne(eg, more);
  expect([status, json]).toEqual([200, { failed_count: 0, events: [{ event_id: 'e-1', ...WELL }] }]);
};

const published = [
  ...proves('putEvents', {
    'takes the four mandatory fields': takes({}),
    'takes all optional fields': takes({
      datacontenttype: 'application/json',
      dataschema: 'https://example.com/schema',
      data: { total: 7 },
      time: '2026-11-25T10:00:00+08:00',
      subject: 'orders/7',
    }),
    'takes an extension attribute and the misspelt data_schema': takes({ region: 'cn', data_schema: 'https://a.b' }),
    'takes extension attributes that are no text': takes({ count: 3, urgent: true }),
    'takes a time in UTC': takes({ time: '2026-11-25T10:00:00Z' }),
    ...Object.fromEntries(
      [
        '2016-12-31T23:59:60Z',
        '2016-12-31T23:59:60.5z',
        '2017-01-01T07:59:60+08:00',
        '2016-12-31T18:59:60-05:00',
        '2024-02-29T00:00:00Z',
        '2000-02-29t00:00:00Z',
        '0001-01-01T00:00:00Z',
        '2026-11-25T10:00:00+23:59',
        '2026-11-25T10:00:00-00:00',
      ].map((time) => [`takes the time ${time}`, takes({ time })]),
    ),
    ...Object.fromEntries(
      [
        '2026-02-30T00:00:00Z',
        '2026-02-29T00:00:00Z',
        '1900-02-29T00:00:00Z',
        '2026-04-31T00:00:00Z',
        '2026-00-10T00:00:00Z',
        '2026-01-00T00:00:00Z',
        '2026-01-32T00:00:00Z',
        '2026-11-25T24:00:00Z',
        '2026-11-25T10:60:00Z',
        '2026-11-25T10:00:60Z',
        '2026-11-25T23:59:61Z',
        '2026-11-25T23:59:60+08:00',
        '2026-11-25T10:00:00+24:00',
        '2026-11-25T10:00:00+08:60',
        '2026-11-25T10:00:00+0800',
        '2026-11-25T10:00Z',
        '2026-11-25',
        '',
      ].map((time) => [`fails an event of the time "${time}"`, failsBy('time', { time })]),
    ),
    ...Object.fromEntries(
      ['datacontenttype', 'dataschema', 'subject', 'time', 'region'].map((attribute) => [
        `takes ${attribute} null for none`,
        takes({ [attribute]: null }),
      ]),
    ),
    ...Object.fromEntries(
      ['id', 'source', 'specversion', 'type'].map((attribute) => [
        `fails an event whose ${attribute} is null, as one without it`,
        failsBy(`${attribute}: is mandatory`, { [attribute]: null }),
      ]),
    ),
    'takes a time with fractions and an offset': takes({ time: '2026-11-25T10:00:00.123+08:00' }),
    'answers in the order of the request': async (eg) => {
      const { channelId, name } = await eg.source();
      const { json } = await publish(
        eg,
        channelId,
        ['b', 'a', 'c'].map((id) => eventOf(name, id)),
      );
      expect(json).toEqual({ failed_count: 0, events: ['b', 'a', 'c'].map((id) => ({ event_id: id, ...WELL })) });
    },
    'identifies the invalid event among valid ones': async (eg) => {
      const { channelId, name } = await eg.source();
      const { json } = await publish(eg, channelId, [
        eventOf(name, 'a'),
        eventOf(name, 'b', { type: 1 }),
        eventOf(name, 'c'),
      ]);
      const failed = { event_id: 'b', error_code: '00513000', error_msg: expect.stringContaining('type') };
      const well = (id: string) => ({ event_id: id, ...WELL });
      expect(json).toEqual({ failed_count: 1, events: [well('a'), failed, well('c')] });
    },
    'fails an event without id': failsBy('id', { id: undefined }),
    'fails an event whose id is empty': failsBy('id', { id: '' }),
    'fails an event whose id is a number': failsBy('id', { id: 7 }),
    'fails an event whose data is a list': failsBy('data', { data: [] }),
    'fails an event whose data is null': failsBy('data', { data: null }),
    'fails an event whose time has no zone': failsBy('time', { time: '2026-11-25T10:00:00' }),
    'fails an event of month 13': failsBy('time', { time: '2026-13-25T10:00:00Z' }),
    'fails an event whose time is a number': failsBy('time', { time: 1 }),
    'fails an event without source': failsBy('source', { source: undefined }),
    'fails an event without specversion': failsBy('specversion', { specversion: undefined }),
    'fails an event without type': failsBy('type', { type: undefined }),
    'fails an event of another specversion': failsBy('specversion', { specversion: '0.3' }),
    'fails an event of another content type': failsBy('datacontenttype', { datacontenttype: 'text/xml' }),
    'fails an event whose data is a text': failsBy('data', { data: 'text' }),
    'fails an event whose time is not RFC 3339': failsBy('time', { time: '2026-11-25 10:00:00' }),
    'fails an event of a source that is not on the channel': failsBy('source', { source: 'nobody' }),
    'fails events that are not objects': async (eg) => {
      const { channelId } = await eg.source();
      const { json } = await publish(eg, channelId, ['event', null]);
      const entry = { event_id: null, error_code: '00513000', error_msg: expect.stringContaining('event') };
      expect(json).toEqual({ failed_count: 2, events: [entry, entry] });
    },
    'accepts 20 events and refuses 21, each with 00533013': async (eg) => {
      const { channelId, name } = await eg.source();
      const events = (count: number) => Array.from({ length: count }, (_, index) => eventOf(name, `e-${index}`));
      expect((await publish(eg, channelId, events(20))).json).toMatchObject({ failed_count: 0 });
      const { status, json } = await publish(eg, channelId, events(21));
      const entry = (_: unknown, index: number) => ({
        event_id: `e-${index}`,
        error_code: '00533013',
        error_msg: expect.any(String),
      });
      expect([status, json]).toEqual([400, { failed_count: 21, events: Array.from({ length: 21 }, entry) }]);
      expect(await tracedTotal(eg, channelId), 'none of it is published').toBe(20);
    },
    'accepts an event of 64 KB and refuses one byte more, with 00533012': async (eg) => {
      const { channelId, name } = await eg.source();
      const fits = eventOfBytes(name, 'fits', MAX_EVENT_BYTES);
      expect((await publish(eg, channelId, [fits])).json).toMatchObject({ failed_count: 0 });
      const { status, json } = await publish(eg, channelId, [
        eventOf(name, 'a'),
        eventOfBytes(name, 'b', MAX_EVENT_BYTES + 1),
      ]);
      const large = { event_id: 'b', error_code: '00533012', error_msg: expect.any(String) };
      expect([status, json]).toEqual([400, { failed_count: 1, events: [{ event_id: 'a', ...WELL }, large] }]);
      expect(await tracedTotal(eg, channelId), 'none of it is published').toBe(1);
    },
    'accepts a request of 256 KB and refuses one byte more, with EG.00533007': async (eg) => {
      const { channelId, name } = await eg.source();
      const body = (bytes: number) => JSON.stringify({ events: [eventOf(name, 'a')] }).padEnd(bytes, ' ');
      const send = (bytes: number) => eg.post(`/channels/${channelId}/events`, body(bytes));
      expect((await send(MAX_REQUEST_BYTES)).json).toMatchObject({ failed_count: 0 });
      const { status, headers, json } = await send(MAX_REQUEST_BYTES + 1);
      const refusal = {
        error_code: 'EG.00533007',
        error_msg: expect.any(String),
        error_detail: expect.any(String),
        request_id: headers['x-request-id'],
      };
      expect([status, json]).toEqual([400, refusal]);
    },
  }),
  ...refuses('putEvents', 400, 'EG.00513000', {
    ...naming('events', {
      'no events': (eg) => eg.post(`/channels/${eg.ordersId}/events`, {}),
      'an empty list of events': (eg) => publish(eg, eg.ordersId, []),
      'events that are no list': (eg) => publish(eg, eg.ordersId, 'event'),
      'events that are an object': (eg) => publish(eg, eg.ordersId, {}),
      'events that are null': (eg) => publish(eg, eg.ordersId, null),
    }),
  }),
  ...refuses('putEvents', 404, 'EG.00014040', {
    'an unknown channel': (eg) => publish(eg, '00000000-0000-4000-8000-000000000000', [eventOf('a', 'b')]),
  }),
  ...refuses('putEvents', 403, 'EG.00514004', {
    'the official channel': (eg) => publish(eg, eg.officialId, [eventOf('HC.OBS', 'b')]),
  }),
  ...refuses('putEvents', 403, 'EG.00014030', {
    'a read-only user': (eg) => eg.post(`/channels/${eg.ordersId}/events`, {}, { token: eg.viewer }),
  }),
];

const subscribe = (eg: Eg, channelId: string, source: string, more: object = {}, target: object = {}) =>
  eg.post('/subscriptions', {
    name: eg.unique('subscription'),
    channel_id: channelId,
    sources: [{ name: source, provider_type: 'CUSTOM', filter: {}, ...more }],
    targets: [{ name: 'web', provider_type: 'CUSTOM', transform: { type: 'ORIGINAL' }, ...target }],
  });
/** The mandatory field of a filter. */
const of = (source: string) => ({ source: [{ op: 'StringIn', values: [source] }] });
const check = (eg: Eg, sources: unknown) => eg.post('/events/check', { sources });

const checked = [
  ...proves('checkPutEvents', {
    'accepts a source with a subscription': async (eg) => {
      const { channelId, name } = await eg.source();
      await subscribe(eg, channelId, name);
      const queries = { channel_id: channelId, source_name: name };
      expect((await check(eg, [queries])).json).toEqual({
        failed_count: 0,
        sources: [{ ...queries, check_result: true, check_detail: '' }],
      });
    },
    'names those that are not accepted, and counts them': async (eg) => {
      const { channelId, name } = await eg.source();
      const queries = [
        { channel_id: channelId, source_name: name },
        { channel_id: channelId, source_name: 'nobody' },
        { channel_id: 'unknown', source_name: name },
      ];
      const { status, json } = await check(eg, queries);
      const refused = (index: number, detail: string) => ({
        ...queries[index],
        check_result: false,
        check_detail: expect.stringContaining(detail),
      });
      const sources = [refused(0, 'subscription'), refused(1, 'no such source'), refused(2, 'channel')];
      expect([status, json]).toEqual([200, { failed_count: 3, sources }]);
    },
    'rejects a source of another channel': async (eg) => {
      const { name } = await eg.source();
      expect((await check(eg, [{ channel_id: eg.ordersId, source_name: name }])).json).toMatchObject({
        failed_count: 1,
      });
    },
    'rejects a source that no subscription of its channel names': async (eg) => {
      const { channelId, name } = await eg.source();
      await subscribe(eg, channelId, name);
      const other = eg.unique('source');
      await eg.post('/sources', { name: other, channel_id: channelId });
      expect((await check(eg, [{ channel_id: channelId, source_name: other }])).json).toMatchObject({
        failed_count: 1,
      });
    },
    'lets a read-only user check': async (eg) => {
      const body = { sources: [{ channel_id: eg.ordersId, source_name: 'a' }] };
      expect((await eg.post('/events/check', body, { token: eg.viewer })).status).toBe(200);
    },
    'accepts 20 and refuses 21': async (eg) => {
      const many = (count: number) => Array.from({ length: count }, () => ({ channel_id: 'a', source_name: 'b' }));
      expect((await check(eg, many(20))).json).toMatchObject({ failed_count: 20 });
      expectRefusal(await check(eg, many(21)), 400, 'EG.00513000');
    },
  }),
  ...refuses('checkPutEvents', 400, 'EG.00513000', {
    'no sources': (eg) => eg.post('/events/check', {}),
    'an empty list of sources': (eg) => check(eg, []),
    'a source without a channel': (eg) => check(eg, [{ source_name: 'a' }]),
    'a source without a name': (eg) => check(eg, [{ channel_id: 'a' }]),
  }),
];

const delivered = proves('putEvents', {
  'sends an event on to a webhook as it came, with nothing of the publisher': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name } = await eg.source();
      await subscribe(eg, channelId, name, {}, { detail: { url } });
      const event = eventOf(name, 'e-1', { data: { total: 7 }, region: 'cn' });
      await publish(eg, channelId, [event]);
      const call = await received();
      expect(call.url).toBe('/hook?a=b');
      expect(call.headers['content-type']).toBe('application/cloudevents+json');
      expect(JSON.stringify(call.headers)).not.toContain(eg.admin);
      expect(JSON.parse(call.text)).toEqual(event);
    }),
  'sends no attribute that is null, and takes it for none in a filter': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name } = await eg.source();
      const filter = { ...of(name), subject: [{ op: 'IsNull' }] };
      await subscribe(eg, channelId, name, { filter }, { detail: { url } });
      await publish(eg, channelId, [eventOf(name, 'e-1', { region: null, subject: null, data: { a: null } })]);
      expect(JSON.parse((await received()).text)).toEqual(eventOf(name, 'e-1', { data: { a: null } }));
    }),
  'sends numbers on as they were written': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name } = await eg.source();
      await subscribe(eg, channelId, name, {}, { detail: { url } });
      const data = `{"a":1.10,"b":[9007199254740993,{"c":-0}],"d":1E400,"e":"1.10","f":0.1,"g":1e2,"h":"\\"1.10"}`;
      const event = `{"id":"e-1","source":"${name}","specversion":"1.0","type":"t","count":10.0,"data":${data}}`;
      await eg.post(`/channels/${channelId}/events`, `{"events":[${event}]}`);
      const { text } = await received();
      expect(text).toContain(`"data":${data}`);
      expect(text).toContain('"count":10.0');
    }),
  'sends on what is well of a publish that is not': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name } = await eg.source();
      await subscribe(eg, channelId, name, {}, { detail: { url } });
      await publish(eg, channelId, [eventOf(name, 'wrong', { specversion: '0.3' }), eventOf(name, 'well')]);
      expect(JSON.parse((await received()).text)).toMatchObject({ id: 'well' });
    }),
  'sends the text of a constant target': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name } = await eg.source();
      const transform = { type: 'CONSTANT', value: 'an order came' };
      await subscribe(eg, channelId, name, {}, { detail: { url }, transform });
      await publish(eg, channelId, [eventOf(name, 'e-1')]);
      expect((await received()).text).toBe('an order came');
    }),
  'sends what the filter lets through and nothing else': (eg) =>
    withWebhook(async (url, received) => {
      const { channelId, name } = await eg.source();
      const filter = { ...of(name), type: [{ op: 'StringIn', values: ['order.paid'] }] };
      await subscribe(eg, channelId, name, { filter }, { detail: { url } });
      await publish(eg, channelId, [eventOf(name, 'a'), eventOf(name, 'b', { type: 'order.paid' })]);
      expect(JSON.parse((await received()).text)).toMatchObject({ id: 'b' });
    }),
});

/** Publishing, where events go, and the check before publishing. */
export const events: ContractTable = { noun: 'events', options: [], cases: [...published, ...checked, ...delivered] };
