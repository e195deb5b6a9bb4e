import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { type EventGridClient, openEventGridClient } from '../support/eventgrid-client';
import { COMMAND_START_MS, startEventGridCommand } from '../support/eventgrid-command';
import { ADMIN_KEY, sdkClient, sdkRequest } from '../support/official-sdk';

/** All operations of the official client, by hand from its list: what each does is in OPERATIONS below. */
const P = '/v1/{project_id}';
const CRUD = ['POST', 'GET', 'GET id', 'PUT id', 'DELETE id'];
const ofNoun = (path: string, id: string, methods = CRUD): string[] =>
  methods.map((method) =>
    method.endsWith(' id') ? `${method.slice(0, -3)} ${P}/${path}/{${id}}` : `${method} ${P}/${path}`,
  );
const OFFICIAL = [
  'GET /',
  ...ofNoun('sources', 'source_id'),
  ...ofNoun('channels', 'channel_id'),
  `POST ${P}/channels/{channel_id}/events`,
  `POST ${P}/official/sources/{source_name}/events`,
  `POST ${P}/events/check`,
  `GET ${P}/events/detail/{trace_id}`,
  `GET ${P}/events/trace/detail/{trace_id}`,
  `GET ${P}/traced-events`,
  `GET ${P}/metrics/pub`,
  `GET ${P}/metrics/sub`,
  `GET ${P}/quotas`,
  ...ofNoun('subscriptions', 'subscription_id'),
  `POST ${P}/subscriptions/operation`,
  `PUT ${P}/subscriptions/{subscription_id}/sources/{source_id}`,
  `GET ${P}/subscriptions/obsbuckets`,
  ...ofNoun('subscriptions/{subscription_id}/targets', 'target_id', ['POST', 'GET id', 'PUT id', 'DELETE id']),
  `GET ${P}/target-catalogs`,
  `GET ${P}/subscription-triggers/{func_urn}`,
  `GET ${P}/subscription-triggers/workflow/{id}`,
  ...ofNoun('connections', 'connection_id'),
  ...ofNoun('endpoints', 'endpoint_id', ['POST', 'GET', 'PUT id', 'DELETE id']),
  ...ofNoun('schemas', 'schema_id'),
  ...ofNoun('schemas/{schema_id}/versions', 'version', ['POST', 'GET', 'GET id', 'DELETE id']),
  `POST ${P}/schema-discover`,
  ...ofNoun('eventstreamings', 'eventstreaming_id'),
  `POST ${P}/eventstreamings/operate/{eventstreaming_id}`,
  `GET ${P}/service-agencies`,
  `POST ${P}/service-agencies`,
  `GET ${P}/samples`,
];

type Json = Record<string, unknown>;
/** Sends one request below the project, expects a success that its schema allows, and returns the body. */
type Call = (method: string, path: string, body?: object) => Promise<Json>;

const URN = 'urn:fss:local:project:function:default:walk:latest';
const FUNCTION = {
  name: 'HC.FunctionGraph',
  provider_type: 'OFFICIAL',
  detail: { urn: URN, agency_name: 'EG_TARGET_AGENCY' },
  transform: { type: 'ORIGINAL', value: '' },
};
const WORKFLOW = { ...FUNCTION, detail: { workflow_id: 'walk-1', agency_name: 'EG_TARGET_AGENCY' } };
const STREAM = { source: { name: 'HC.Kafka', source_kafka: { topic: 't' } }, sink: { name: 'HC.FunctionGraph' } };
const NETWORK = { vpc_id: 'vpc', subnet_id: 'subnet' };
const event = (source: string, id: string) => ({
  events: [{ id, source, specversion: '1.0', type: 'walk', data: { id } }],
});

const listSchema = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const idsOf = (list: Json) => listSchema.parse(list).items.map(({ id }) => id);
const firstId = (list: Json) => String(idsOf(list)[0]);

/**
 * Walks through the operations, each followed by a second read of what it answered or changed: what was created reads
 * back as it was answered, what was deleted is gone from its list.
 */
async function walk(call: Call): Promise<void> {
  const read = (path: string) => call('GET', path);
  const readTwice = async (path: string) => {
    const first = await read(path);
    expect(await read(path), path).toEqual(first);
    return first;
  };
  /** Creates, shows, lists, changes and deletes one; `before` deletes it does what needs it. */
  const one = async (
    path: string,
    body: object,
    before: (id: string, made: Json) => Promise<unknown> = async () => {},
  ) => {
    const made = await call('POST', path, { name: 'walk', ...body });
    const id = String(made.id ?? made.eventStreamingID);
    const listed = async () => (await read(path)).items as Json[];
    const show = async () =>
      path === 'endpoints' ? ((await listed()).find((item) => item.id === id) ?? {}) : read(`${path}/${id}`);
    const shown = await show();
    if (made.id !== undefined) expect(shown, path).toEqual(made);
    expect(
      (await listed()).find((item) => item.id === id),
      path,
    ).toMatchObject({ id, name: 'walk' });
    await call('PUT', `${path}/${id}`, { description: 'changed' });
    expect(await show(), path).toEqual({ ...shown, description: 'changed', updated_time: expect.any(String) });
    await before(id, made);
    await call('DELETE', `${path}/${id}`);
    expect(idsOf(await read(path)), path).not.toContain(id);
  };

  await readTwice('/');
  await readTwice('quotas');
  await readTwice('target-catalogs');
  await readTwice('samples');
  await readTwice('subscriptions/obsbuckets');
  expect(await call('POST', 'service-agencies', { type: 'TARGET_CONNECTION' })).toEqual(
    await readTwice('service-agencies?type=TARGET_CONNECTION'),
  );
  await one('connections', NETWORK);
  await one('endpoints', NETWORK);
  await one('eventstreamings', STREAM, async (id) => {
    await call('POST', `eventstreamings/operate/${id}`, { operation: 'START' });
    expect(await read(`eventstreamings/${id}`)).toMatchObject({ status: 'RUNNING' });
  });
  const { items } = await call('POST', 'schema-discover', { event: JSON.stringify(event('walk', '1')) });
  const [{ definition }] = z.tuple([z.looseObject({ definition: z.string() })]).parse(items);
  await one('schemas', { definition, compatibility: 'NONE' }, async (id) => {
    const version = await call('POST', `schemas/${id}/versions`, { definition: '{}' });
    expect(await read(`schemas/${id}/versions/2`)).toEqual(version);
    expect(await readTwice(`schemas/${id}/versions`)).toMatchObject({ total: 2 });
    await call('DELETE', `schemas/${id}/versions/2`);
    expect(await read(`schemas/${id}`)).toMatchObject({ version: 1, definition });
  });
  await one('channels', {}, async (channel_id) => {
    await one('sources', { channel_id }, async (sourceId) => {
      const source = {
        name: 'walk',
        provider_type: 'CUSTOM',
        filter: { source: [{ op: 'StringIn', values: ['walk'] }] },
      };
      await one('subscriptions', { channel_id, sources: [source], targets: [FUNCTION] }, (id, made) =>
        subscribed(id, made, channel_id, sourceId),
      );
    });
  });
  await official();

  async function subscribed(id: string, made: Json, channelId: string, sourceId: string): Promise<void> {
    const path = `subscriptions/${id}`;
    const operation = { subscription_ids: [id], operation: 'DISABLE' };
    expect(await call('POST', 'subscriptions/operation', operation)).toMatchObject({ failed_count: 0 });
    expect(await read(path)).toMatchObject({ status: 'DISABLED' });
    await call('POST', 'subscriptions/operation', { ...operation, operation: 'ENABLE' });
    const [source] = z.tuple([z.looseObject({ id: z.string() })]).parse(made.sources);
    const changed = await call('PUT', `${path}/sources/${source.id}`, { ...source, filter: {} });
    expect(await read(path)).toMatchObject({ status: 'ENABLED', sources: [changed] });
    const target = await call('POST', `${path}/targets`, WORKFLOW);
    expect(await read(`${path}/targets/${target.id}`)).toEqual(target);
    const moved = await call('PUT', `${path}/targets/${target.id}`, { ...WORKFLOW, retry_times: 2 });
    expect(await read(`${path}/targets/${target.id}`)).toEqual(moved);
    expect(idsOf(await readTwice(`subscription-triggers/${URN}`))).toEqual([id]);
    expect(idsOf(await readTwice('subscription-triggers/workflow/walk-1'))).toEqual([id]);
    await observed(channelId, id);
    await call('DELETE', `${path}/targets/${target.id}`);
    expect(await readTwice('subscription-triggers/workflow/walk-1')).toMatchObject({ total: 0 });
    expect(await read(`sources/${sourceId}`)).toMatchObject({ name: 'walk' });
  }

  async function observed(channelId: string, subscriptionId: string): Promise<void> {
    const check = { sources: [{ channel_id: channelId, source_name: 'walk' }] };
    expect(await call('POST', 'events/check', check)).toMatchObject({ failed_count: 0 });
    const published = await call('POST', `channels/${channelId}/events`, event('walk', 'walk-event'));
    expect(published).toMatchObject({ failed_count: 0, events: [{ event_id: 'walk-event', error_code: null }] });
    const time = `start_time=${Date.now() - 3_600_000}&end_time=${Date.now() + 3_600_000}`;
    const traces = await readTwice(`traced-events?channel_id=${channelId}&${time}`);
    expect(traces).toMatchObject({ total: 1, result: [{ event_id: 'walk-event' }] });
    expect(await readTwice(`metrics/pub?channel_id=${channelId}&${time}`)).toMatchObject({ result: [{ num: 1 }] });
    if (!isServed(`GET ${P}/metrics/sub`)) return;
    // Its targets are not called here.
    expect(await readTwice(`metrics/sub?subscription_id=${subscriptionId}&${time}`)).toEqual({ total: 0, result: [] });
    expect(await readTwice('events/detail/walk-event')).toMatchObject({ id: 'walk-event', source: 'walk' });
    const trace = await readTwice(`events/trace/detail/walk-event?channel_id=${channelId}`);
    expect(trace).toMatchObject({ eventId: 'walk-event', channelId });
  }

  async function official(): Promise<void> {
    const channelId = firstId(await read('channels?name=default'));
    const published = await call('POST', 'official/sources/HC.OBS/events', event('HC.OBS', 'walk-official'));
    expect(published).toMatchObject({ failed_count: 0, events: [{ event_id: 'walk-official' }] });
    const time = `start_time=${Date.now() - 3_600_000}&end_time=${Date.now() + 3_600_000}`;
    const traces = await readTwice(`traced-events?channel_id=${channelId}&${time}`);
    expect(traces).toMatchObject({ total: 1, result: [{ event_id: 'walk-official', source_name: 'HC.OBS' }] });
  }
}

let server: Awaited<ReturnType<typeof startEventGridCommand>>;
let client: EventGridClient;
beforeAll(async () => {
  server = await startEventGridCommand('--seed');
  client = await openEventGridClient(server.url);
}, COMMAND_START_MS);
afterAll(async () => {
  client.close();
  await server.stop();
});

const titleOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

const isServed = (title: string) => client.operations.some((operation) => titleOf(operation) === title);

/** Prints how many of the official operations were used, so that a run shows it. */
function expectAll(used: ReadonlySet<string>): void {
  const known = OFFICIAL.filter((title) => used.has(title));
  process.stdout.write(`${known.length} of ${OFFICIAL.length}\n`);
  expect(OFFICIAL.filter((title) => isServed(title) && !used.has(title))).toEqual([]);
}

describe('the operations of the official client', () => {
  it('are 63, and no other is below /v1', () => {
    expect(new Set(OFFICIAL).size).toBe(63);
    const served = client.operations.map(titleOf).filter((title) => / \/(v1\/.*)?$/.test(title));
    expect(served.toSorted()).toEqual(OFFICIAL.filter(isServed).toSorted());
  });

  it('answer by their schemas, and a second read agrees, with a token', async () => {
    const { token, projectId } = await client.signIn('admin', 'local-second');
    client.received.length = 0;
    await walk(async (method, path, body) => {
      const whole = path === '/' ? path : `/v1/${projectId}/${path}`;
      const { status, json, text } = await client.send(method, whole, { token, ...(body ? { body } : {}) });
      expect([status, text]).toEqual([method === 'DELETE' ? 204 : 200, text]);
      return json === null ? {} : z.record(z.string(), z.unknown()).parse(json);
    });
    expectAll(new Set(client.received.flatMap(({ operation }) => (operation ? [titleOf(operation)] : []))));
  });

  it('answer by their schemas, and a second read agrees, signed by the official SDK', async () => {
    const credentials = new BasicCredentials({ ...ADMIN_KEY, projectId: LOCAL_PROJECT_ID });
    const sdk = sdkClient(server.url, credentials);
    const used = new Set<string>();
    await walk(async (method, path, body) => {
      const url = new URL(path === '/' ? path : `/v1/${LOCAL_PROJECT_ID}/${path}`, server.url);
      const described = client.operations.find((one) => one.method === method && one.matches(url.pathname));
      const queryParams = Object.fromEntries(url.searchParams);
      const request = sdkRequest(method, url.pathname, { queryParams, ...(body ? { data: body } : {}) });
      const { httpStatusCode, ...answer } = await sdk.sendRequest<{ httpStatusCode: number } & Json>(request);
      const status = Number(httpStatusCode);
      expect([status, described?.complaint(status, method === 'DELETE' ? null : answer)], path).toEqual([
        method === 'DELETE' ? 204 : 200,
        null,
      ]);
      if (described) used.add(titleOf(described));
      return answer;
    });
    expectAll(used);
  });
});
