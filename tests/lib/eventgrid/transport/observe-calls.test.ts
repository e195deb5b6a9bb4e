import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { openIam } from '@/lib/eventgrid/iam';
import { observeCalls } from '@/lib/eventgrid/transport/observe-calls';
import { operationOf } from '@/lib/eventgrid/transport/operation-of';
import { TransportError } from '@/lib/eventgrid/transport/transport';
import type { EgCall } from '@/lib/metrics/metrics';
import { startTestEventGrid, type TestEventGrid } from '../../../support/local-eventgrid';

let local: TestEventGrid;
beforeAll(async () => {
  local = await startTestEventGrid();
});
afterAll(() => local.close());

const endpoint = { id: 'local', name: 'Local', eventGridUrl: 'http://eg.test', iamUrl: 'http://iam.test' };
const calls: EgCall[] = [];

function open(): EventGrid {
  calls.length = 0;
  const transport = observeCalls(
    (url, init) => local.app.request(url, init),
    (call) => calls.push(call),
  );
  return openEventGrid({ transport, endpoint, projectId: 'p1', token: local.adminToken });
}

const grid = (use: (eventGrid: EventGrid) => Promise<unknown>) => use;
it.each([
  ['createSource', grid((g) => g.createSource({ name: 'a', channel_id: 'c' }))],
  ['listSources', grid((g) => g.listSources({ name: 'a' }))],
  ['getSource', grid((g) => g.getSource('s1'))],
  ['getSource', grid((g) => g.readSourceDetail('s1'))],
  ['updateSource', grid((g) => g.updateSource('s1', {}))],
  ['deleteSource', grid((g) => g.deleteSource('s1'))],
  ['createChannel', grid((g) => g.createChannel({ name: 'a', description: '' }))],
  ['listChannels', grid((g) => g.listChannels())],
  ['getChannel', grid((g) => g.getChannel('c1'))],
  ['updateChannel', grid((g) => g.updateChannel('c1', { description: '' }))],
  ['deleteChannel', grid((g) => g.deleteChannel('c1'))],
  ['listSubscriptions', grid((g) => g.listSubscriptions({ channel_id: 'c1' }))],
  ['listQuotas', grid((g) => g.listQuotas())],
])('tells the operation %s and the status of its answer', async (operation, use) => {
  await use(open());
  expect(calls).toEqual([{ operation, outcome: '403', seconds: expect.any(Number) }]);
});

it('tells the operations of IAM', async () => {
  open();
  const iam = openIam({
    transport: observeCalls(
      (url, init) => local.app.request(url, init),
      (call) => calls.push(call),
    ),
    endpoint,
  });
  await iam.createToken({ account: 'local', user: 'admin', password: 'wrong', project: { name: 'local' } });
  await iam.showToken(local.adminToken);
  await iam.listProjects(local.adminToken);
  expect(calls.map(({ operation, outcome }) => [operation, outcome])).toEqual([
    ['createToken', '401'],
    ['showToken', '200'],
    ['listProjects', '200'],
  ]);
});

it('tells why no answer came, and rejects as the transport does', async () => {
  const told: EgCall[] = [];
  const dead = observeCalls(
    () => Promise.reject(new TransportError('timeout', 'late')),
    (call) => told.push(call),
  );
  await expect(dead('http://eg.test/', { method: 'GET', headers: {} })).rejects.toThrow('late');
  expect(told).toEqual([{ operation: 'listVersions', outcome: 'timeout', seconds: expect.any(Number) }]);
});

it('calls what it does not know other', () => {
  expect(operationOf('PATCH', 'http://eg.test/v1/p/sources/s')).toBe('other');
});
