import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { type Dms, openDms } from '@/lib/eventgrid/dms';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { type Iam, openIam } from '@/lib/eventgrid/iam';
import { factsOf, isWrite, OPERATIONS, type OperationName, pathOf } from '@/lib/eventgrid/operations';
import { send } from '@/lib/eventgrid/transport/send';
import { observeCalls, TransportError, type TransportInit } from '@/lib/eventgrid/transport/transport';
import { auditedEventGrid } from '@/lib/guard/audit';
import { failures as en } from '@/lib/i18n/en/failures';
import { createMetrics, type EgCall } from '@/lib/metrics/metrics';
import { makeRequest } from '../../support/guard-request';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';
import { makeSession } from '../../support/make-signed-in';

// A write that only the list knows about.
const MADE_UP = 'purgeChannel' as OperationName;
Object.assign(OPERATIONS, {
  [MADE_UP]: {
    method: 'POST',
    path: '/v1/{project_id}/channels/{channel_id}/purge',
    action: 'eg:channels:purge',
    write: ['delete', 'channel'],
  },
});

let local: TestEventGrid;
beforeAll(async () => {
  local = await startTestEventGrid();
});
afterAll(() => local.close());

const endpoint = {
  id: 'local',
  name: 'Local',
  eventGridUrl: 'http://eg.test',
  iamUrl: 'http://iam.test',
  dmsUrl: 'http://dms.test',
};

/** Clients whose requests go to the local EventGrid, with the calls that were observed. */
function open() {
  const calls: EgCall[] = [];
  const inits: TransportInit[] = [];
  const transport = observeCalls(
    (url, init) => {
      inits.push(init);
      return local.app.request(url, init);
    },
    (call) => calls.push(call),
  );
  const eventGrid = openEventGrid({ transport, endpoint, projectId: 'p1', token: local.adminToken });
  const dms = openDms({ transport, endpoint, projectId: 'p1', token: local.adminToken });
  if (dms === null) throw new Error('The endpoint has a DMS.');
  return { eventGrid, iam: openIam({ transport, endpoint }), dms, calls, inits };
}

const GRID_CALLS: { [Method in keyof EventGrid]: (eventGrid: EventGrid) => Promise<unknown> } = {
  createSource: (g) => g.createSource({ name: 'a', channel_id: 'c' }),
  listSources: (g) => g.listSources({ name: 'a' }),
  listSourcesRaw: (g) => g.listSourcesRaw({ name: 'a' }),
  getSource: (g) => g.getSource('s1'),
  readSourceDetail: (g) => g.readSourceDetail('s1'),
  updateSource: (g) => g.updateSource('s1', {}),
  deleteSource: (g) => g.deleteSource('s1'),
  createChannel: (g) => g.createChannel({ name: 'a', description: '' }),
  listChannels: (g) => g.listChannels(),
  listChannelsRaw: (g) => g.listChannelsRaw({}),
  getChannel: (g) => g.getChannel('c1'),
  updateChannel: (g) => g.updateChannel('c1', { description: '' }),
  deleteChannel: (g) => g.deleteChannel('c1'),
  createSubscription: (g) => g.createSubscription({ name: 'a', channel_id: 'c', sources: [], targets: [] }),
  listSubscriptions: (g) => g.listSubscriptions({ channel_id: 'c1' }),
  listWholeSubscriptions: (g) => g.listWholeSubscriptions(),
  getSubscription: (g) => g.getSubscription('b1'),
  readSubscriptionParts: (g) => g.readSubscriptionParts('b1'),
  updateSubscription: (g) => g.updateSubscription('b1', {}),
  deleteSubscription: (g) => g.deleteSubscription('b1'),
  enableSubscription: (g) => g.enableSubscription('b1'),
  disableSubscription: (g) => g.disableSubscription('b1'),
  publishEvents: (g) => g.publishEvents('c1', [{ id: 'e1' }]),
  checkEvents: (g) => g.checkEvents('c1', 'a'),
  showEventTrace: (g) => g.showEventTrace('e1', 'c1'),
  listTracedEvents: (g) => g.listTracedEvents({ start_time: 0, end_time: 1, channel_id: 'c1' }),
  showEvent: (g) => g.showEvent('e1'),
  listPublishMetrics: (g) =>
    g.listPublishMetrics({ start_time: 0, end_time: 1, period: 1, channel_id: 'c1', source_name: 'a' }),
  listDeliveryMetrics: (g) => g.listDeliveryMetrics({ start_time: 0, end_time: 1, period: 1, subscription_id: 'b1' }),
  listConnections: (g) => g.listConnections(),
  listAgencies: (g) => g.listAgencies('TARGET_CONNECTION'),
  listQuotas: (g) => g.listQuotas(),
};
const IAM_CALLS: { [Method in keyof Iam]: (iam: Iam) => Promise<unknown> } = {
  createToken: (iam) =>
    iam.createToken({ account: 'local', user: 'admin', password: 'no', project: { name: 'local' } }),
  enterProject: (iam) => iam.enterProject(local.adminToken, 'no-project'),
  showToken: (iam) => iam.showToken(local.adminToken),
  listProjects: (iam) => iam.listProjects(local.adminToken),
};
const DMS_CALLS: { [Method in keyof Dms]: (dms: Dms) => Promise<unknown> } = {
  listInstances: (dms) => dms.listInstances('rabbitmq', ''),
  listVhosts: (dms) => dms.listVhosts('i1'),
  listQueues: (dms) => dms.listQueues('i1', '/'),
  listTopics: (dms) => dms.listTopics('i1'),
  listGroups: (dms) => dms.listGroups('i1'),
};
/** Second ways to read the answer of an operation. */
const READ_AS: Record<string, string> = {
  readSourceDetail: 'getSource',
  readSubscriptionParts: 'getSubscription',
  listWholeSubscriptions: 'listSubscriptions',
  listSourcesRaw: 'listSources',
  listChannelsRaw: 'listChannels',
};
const operationOf = (method: string) => READ_AS[method] ?? method;

describe('the list of operations', () => {
  it.each(Object.entries(GRID_CALLS))(
    'matches what the client calls and what is observed: %s',
    async (method, call) => {
      const { eventGrid, calls, inits } = open();
      await call(eventGrid);
      const operation = operationOf(method);
      expect(calls).toEqual([{ operation, outcome: '403', seconds: expect.any(Number) }]);
      expect(inits[0]?.method).toBe(factsOf(operation as OperationName).method);
    },
  );

  it.each([
    ['createToken', '401'],
    ['enterProject', '403'],
    ['showToken', '200'],
    ['listProjects', '200'],
  ] as const)('matches what is called and observed for IAM: %s', async (method, outcome) => {
    const { iam, calls } = open();
    await IAM_CALLS[method](iam);
    expect(calls).toEqual([{ operation: method, outcome, seconds: expect.any(Number) }]);
  });

  it.each(Object.entries(DMS_CALLS))('matches what is called and observed for DMS: %s', async (operation, call) => {
    const { dms, calls, inits } = open();
    await call(dms);
    expect(calls).toEqual([{ operation, outcome: '403', seconds: expect.any(Number) }]);
    expect(inits[0]?.method).toBe('GET');
  });

  it('has every method of the clients and, apart from the readiness check, nothing that no client calls', () => {
    const { eventGrid, iam, dms } = open();
    expect(Object.keys(DMS_CALLS).sort()).toEqual(Object.keys(dms).sort());
    expect(Object.keys(GRID_CALLS).sort()).toEqual(Object.keys(eventGrid).sort());
    expect(Object.keys(IAM_CALLS).sort()).toEqual(Object.keys(iam).sort());
    const called = [eventGrid, iam, dms].flatMap(Object.keys).map(operationOf);
    expect(Object.keys(OPERATIONS).sort()).toEqual([...new Set([...called, 'listVersions', MADE_UP])].sort());
  });

  it('counts as writes what changes a source, a channel or a subscription, or sends events, and no inherited method of an object', () => {
    const writes = Object.keys(OPERATIONS).filter(isWrite);
    expect(writes).toEqual([
      'createSource',
      'updateSource',
      'deleteSource',
      'createChannel',
      'updateChannel',
      'deleteChannel',
      'createSubscription',
      'updateSubscription',
      'deleteSubscription',
      'enableSubscription',
      'disableSubscription',
      'publishEvents',
      MADE_UP,
    ]);
    expect(['toString', 'constructor', 'readSourceDetail'].filter(isWrite)).toEqual([]);
  });

  it('fills and encodes the parts of a path, and throws if one is missing', () => {
    expect(pathOf('getSource', { project_id: 'p', source_id: 'a/b' })).toBe('/v1/p/sources/a%2Fb');
    expect(() => pathOf('getSource', { project_id: 'p' })).toThrow('getSource needs source_id.');
  });
});

describe('a write added to the list', () => {
  const request = { operation: MADE_UP, baseUrl: 'http://eg.test', path: '/p', headers: {}, secrets: [] };

  it('is in the metrics under its name, is sent once, and has an unknown outcome when the answer is lost', async () => {
    const metrics = createMetrics();
    const transport = observeCalls(() => new Response('', { status: 504 }), metrics.called);
    const result = await send({ transport, now: Date.now }, request);
    expect(result).toMatchObject({
      failure: { request: { operation: MADE_UP, method: 'POST' }, nothingChanged: false },
    });
    expect(await metrics.text(async () => 0)).toContain(
      'eventgrid_console_eventgrid_calls_total{operation="purgeChannel",outcome="504"} 1',
    );
  });

  it('leaves a line in the audit log', async () => {
    const { request: guarded, lines } = makeRequest();
    const purgeChannel = async (id: string) => ({ ok: true, data: { id }, requestId: 'r-1' });
    const client = auditedEventGrid({ ...open().eventGrid, purgeChannel } as EventGrid, guarded.log, makeSession());
    await Object(client).purgeChannel('c1');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { audit: true, operation: 'purgeChannel', target: { id: 'c1' }, outcome: 'ok', request_id: 'r-1' },
    ]);
  });

  it('is explained as that write, with its permission', async () => {
    const transport = () => Response.json({ error_code: 'EG.00014030' }, { status: 403 });
    const result = await send({ transport, now: Date.now }, request);
    if (result.ok) throw new Error('expected a refusal');
    const { cause } = explainFailure(result.failure, { operation: MADE_UP, messages: en });
    expect(cause).toContain('eg:channels:purge');
    expect(cause).toContain(en.writes.delete.nothing.replace('{cause}', '').trim());
  });
});

describe('observeCalls', () => {
  it('reports why no answer came, and rejects as the transport does', async () => {
    const reported: EgCall[] = [];
    const dead = observeCalls(
      () => Promise.reject(new TransportError('timeout', 'late')),
      (call) => reported.push(call),
    );
    const init: TransportInit = { operation: 'listVersions', method: 'GET', headers: {} };
    await expect(dead('http://eg.test/', init)).rejects.toThrow('late');
    expect(reported).toEqual([{ operation: 'listVersions', outcome: 'timeout', seconds: expect.any(Number) }]);
  });

  it('counts a request that names no operation as "other"', async () => {
    const reported: EgCall[] = [];
    const observed = observeCalls(
      () => new Response(),
      (call) => reported.push(call),
    );
    await observed('http://eg.test/', { method: 'PATCH', headers: {} });
    expect(reported).toMatchObject([{ operation: 'other', outcome: '200' }]);
  });
});
