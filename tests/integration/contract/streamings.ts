import { expect } from 'vitest';
import {
  answers,
  type ContractTable,
  type Eg,
  idOf,
  NOBODY,
  naming,
  proves,
  readPage,
  refuses,
  TIME,
} from './contract-case';

const PATH = '/eventstreamings';
const SOURCE = { name: 'HC.Kafka', source_kafka: { addr: '10.0.0.1:9092', group: 'g', topic: 't', seek_to: 'latest' } };
const SINK = { name: 'HC.FunctionGraph', sink_fg: { urn: 'urn:fss:r:p:function:default:f:latest', agency: 'a' } };
const RULES = { transform: { type: 'ORIGINAL' }, filter: { source: [{ op: 'StringIn', values: ['HC.Kafka'] }] } };
const OPTION = { thread_num: 2, batch_window: { count: 10, time: 3, interval: 1 } };

const create = (eg: Eg, fields: object = {}) =>
  eg.post(PATH, {
    name: eg.unique('stream'),
    source: SOURCE,
    sink: SINK,
    rule_config: RULES,
    option: OPTION,
    ...fields,
  });
const createWith = (fields: object) => (eg: Eg) => create(eg, fields);
const withWindow = (window: object) =>
  createWith({ option: { ...OPTION, batch_window: { ...OPTION.batch_window, ...window } } });
const show = async (eg: Eg, id: string) => (await eg.get(`${PATH}/${id}`)).json;
const operate = (eg: Eg, id: string, operation: unknown, ask: { token?: string } = {}) =>
  eg.post(`${PATH}/operate/${id}`, { operation }, ask);
const operateNew = (operation: unknown) => async (eg: Eg) => operate(eg, idOf(await create(eg)), operation);

const written = [
  ...answers('createStreaming', 200, {
    'a source and a sink alone': createWith({ rule_config: undefined, option: undefined }),
    'rules and options that are null': createWith({ rule_config: null, option: null }),
    'the largest batch': withWindow({ count: 10_000, interval: 15 }),
    "a source's part under a name that no model has": createWith({
      source: { name: 'HC.COMMUNITY_ROCKETMQ', sourcesource_community_rocketmq_kafka: { group: 'g', topic: 't' } },
    }),
    'a sink that is Kafka': createWith({ sink: { name: 'HC.Kafka', sink_kafka: { topic: 't', connection_id: 'c' } } }),
  }),
  ...refuses('createStreaming', 400, 'EG.00513000', {
    ...naming('source', {
      'no source': createWith({ source: undefined }),
      'a source of an unknown kind': createWith({ source: { name: 'HC.Moon' } }),
    }),
    ...naming('sink', {
      'no sink': createWith({ sink: null }),
      'a sink of an unknown kind': createWith({ sink: { name: 'HC.Moon' } }),
      'a Kafka sink without a topic': createWith({ sink: { name: 'HC.Kafka', sink_kafka: {} } }),
    }),
    ...naming('option.batch_window.count', {
      'a batch of none': withWindow({ count: 0 }),
      'a batch of 10,001': withWindow({ count: 10_001 }),
    }),
    ...naming('option.batch_window.interval', { 'an interval of 16 s': withWindow({ interval: 16 }) }),
    ...naming('rule_config.transform', {
      'an unknown transform': createWith({ rule_config: { transform: { type: 'X' } } }),
    }),
  }),
  ...proves('createStreaming', {
    'answers the ID alone, and shows every field': async (eg) => {
      const { json } = await create(eg, { name: 'Orders', description: 'to a function' });
      const id = idOf({ json });
      expect(json).toEqual({ eventStreamingID: id });
      expect(await show(eg, id)).toEqual({
        id,
        name: 'Orders',
        description: 'to a function',
        source: SOURCE,
        sink: SINK,
        rule_config: RULES,
        option: OPTION,
        status: 'CREATED',
        created_time: TIME,
        updated_time: TIME,
      });
    },
  }),
  ...proves('showStreaming', {
    'never returns a password or a key': async (eg) => {
      const keys = { access_key: 'do-not-show-1', secret_key: 'do-not-show-2' };
      const source = {
        name: 'HC.Kafka',
        source_kafka: { group: 'g', topic: 't', password: 'do-not-show-3', ssl_certificate_pwd: 'do-not-show-4' },
        source_dms_rocketmq: { group: 'g', topic: 't', ...keys },
      };
      const sink = { name: 'HC.OBS', sink_obs: { obs_bucket: 'b', ...keys } };
      const id = idOf(await create(eg, { source, sink }));
      await eg.put(`${PATH}/${id}`, { source });
      const { text, json } = await eg.get(`${PATH}/${id}`);
      expect(text + (await eg.get(PATH)).text).not.toContain('do-not-show');
      expect(json).toMatchObject({ sink: { name: 'HC.OBS', sink_obs: { obs_bucket: 'b' } } });
    },
  }),
  ...proves('updateStreaming', {
    'replaces each part that is sent, whole, and keeps the others': async (eg) => {
      const id = idOf(await create(eg));
      const option = { thread_num: 9 };
      const answer = await eg.put(`${PATH}/${id}`, { option, source: null, name: 'Renamed' });
      expect(answer.json).toEqual({ eventStreamingID: id });
      expect(await show(eg, id)).toMatchObject({ name: 'Renamed', option, source: SOURCE, rule_config: RULES });
      expect(await show(eg, id)).not.toMatchObject({ option: OPTION });
    },
    'stops one that runs': async (eg) => {
      const id = idOf(await create(eg));
      await operate(eg, id, 'START');
      await eg.put(`${PATH}/${id}`, { description: 'new' });
      expect(await show(eg, id)).toMatchObject({ status: 'STOPPED' });
    },
  }),
  ...refuses('updateStreaming', 400, 'EG.00513001', {
    'a name that is taken': async (eg) => {
      const name = eg.unique('taken');
      await create(eg, { name });
      return eg.put(`${PATH}/${idOf(await create(eg))}`, { name });
    },
  }),
];

const operated = [
  ...proves('operateStreaming', {
    'starts and pauses one, immediately': async (eg) => {
      const id = idOf(await create(eg));
      for (const [operation, status] of [
        ['START', 'RUNNING'],
        ['START', 'RUNNING'],
        ['PAUSE', 'STOPPED'],
        ['START', 'RUNNING'],
      ]) {
        expect((await operate(eg, id, operation)).json).toEqual({ eventStreamingID: id });
        expect(await show(eg, id)).toMatchObject({ status });
      }
    },
  }),
  ...refuses('operateStreaming', 400, 'EG.00513000', {
    ...naming('operation', {
      'an unknown operation': operateNew('STOP'),
      'an operation in lowercase': operateNew('start'),
      'no operation': operateNew(undefined),
    }),
  }),
  ...refuses('operateStreaming', 404, 'EG.00014040', { 'an unknown ID': (eg) => operate(eg, NOBODY, 'START') }),
  ...refuses('operateStreaming', 403, 'EG.00014030', {
    'a read-only user': async (eg) => operate(eg, idOf(await create(eg)), 'START', { token: eg.viewer }),
  }),
];

const listed = [
  ...proves('listStreamings', {
    'returns pages, newest first, and all fields of each': async (eg) => {
      const ids: string[] = [];
      for (let made = 0; made < 3; made += 1) ids.unshift(idOf(await create(eg)));
      const pages = await Promise.all([0, 1, 2].map((offset) => eg.get(`${PATH}?limit=1&offset=${offset}`)));
      expect(pages.flatMap((page) => readPage(page).items.map((item) => item.id))).toEqual(ids);
      const page = readPage(await eg.get(`${PATH}?limit=2&sort=created_time:DESC`));
      expect([page.total, page.size, page.items[0]]).toEqual([3, 2, await show(eg, ids[0] ?? '')]);
    },
    'returns nothing past the end': async (eg) => {
      expect((await eg.get(`${PATH}?offset=500&limit=500`)).json).toEqual({ total: 0, size: 0, items: [] });
    },
    'shows nothing of another project': async (eg) => {
      await create(eg);
      const other = await eg.get(PATH, { token: eg.second, project: eg.secondProjectId });
      expect(readPage(other).total).toBe(0);
    },
  }),
  ...answers('listStreamings', 200, { 'a read-only user': (eg) => eg.get(PATH, { token: eg.viewer }) }),
  ...refuses('listStreamings', 400, 'EG.00014000', {
    ...naming('limit', { 'limit=1001': (eg) => eg.get(`${PATH}?limit=1001`) }),
    ...naming('offset', { 'offset=-1': (eg) => eg.get(`${PATH}?offset=-1`) }),
  }),
];

/** Event streamings; what they share with other records is in records.ts. */
export const streamings: ContractTable = {
  noun: 'streamings',
  options: [],
  cases: [...written, ...operated, ...listed],
};
