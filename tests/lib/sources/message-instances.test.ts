import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDms } from '@/lib/eventgrid/dms';
import type { Transport } from '@/lib/eventgrid/transport/transport';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { parseWith } from '@/lib/guard/form';
import { failures } from '@/lib/i18n/en/failures';
import { messageInstancesRead } from '@/lib/sources/message-instances';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
beforeAll(async () => {
  local = await startTestEventGrid();
});
afterAll(() => local.close());

const endpoint = {
  id: 'r',
  name: 'r',
  eventGridUrl: 'http://eg.test',
  iamUrl: 'http://iam.test',
  dmsUrl: 'http://dms.test',
};
const sent: string[] = [];
const transport: Transport = (url, init) => {
  sent.push(url);
  return Promise.resolve(local.app.request(url, init));
};

async function ask(query: Record<string, string>, more: { transport?: Transport; dmsUrl?: undefined } = {}) {
  const dms = openDms({
    transport,
    ...more,
    endpoint: 'dmsUrl' in more ? { ...endpoint, dmsUrl: undefined } : endpoint,
    projectId: LOCAL_PROJECT_ID,
    token: local.adminToken,
  });
  const parsed = parseWith(messageInstancesRead.parse, query);
  if (!parsed.ok) return parsed.fieldErrors;
  const result = await messageInstancesRead.read({ eventGrid: {} as never, dms, input: parsed.input });
  if (result.ok) return result.data;
  return messageInstancesRead.explain(result.failure, { messages: { failures } as never, session: null });
}

const idOf = async (engine: string, name: string) => {
  const found = await ask({ list: 'instances', engine, q: name });
  const [first] = Object(found).instances;
  return String(first.instance_id);
};

describe('the lists of DMS', () => {
  it('have instances by part of their name, with status and address, and no password', async () => {
    const found = await ask({ list: 'instances', engine: 'rabbitmq', q: 'orders' });
    expect(found).toMatchObject({
      isOn: true,
      instances: [
        {
          name: 'rabbitmq-orders',
          status: 'RUNNING',
          address: '192.168.0.21',
          access_user: 'events',
          ssl_enable: false,
        },
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/password|secret/);
    const rocketmq = await ask({ list: 'instances', engine: 'rocketmq' });
    expect(rocketmq).toMatchObject({
      instances: [
        { name: 'rocketmq-open', address: '192.168.0.32:8100', enable_acl: false },
        { name: 'rocketmq-orders', enable_acl: true },
      ],
    });
  });

  it('name what belongs to an instance, also below the virtual host /', async () => {
    const rabbitmq = await idOf('rabbitmq', 'rabbitmq-orders');
    expect(await ask({ list: 'vhosts', instance_id: rabbitmq })).toMatchObject({ names: ['/', 'billing'] });
    expect(await ask({ list: 'queues', instance_id: rabbitmq, vhost: '/' })).toMatchObject({
      names: ['orders', 'orders.retry'],
    });
    const rocketmq = await idOf('rocketmq', 'rocketmq-orders');
    expect(await ask({ list: 'topics', instance_id: rocketmq })).toMatchObject({ names: ['orders', 'payments'] });
    expect(await ask({ list: 'groups', instance_id: rocketmq })).toMatchObject({ names: ['eventgrid', 'billing'] });
  });

  it('are off where the operator has configured no DMS', async () => {
    expect(await ask({ list: 'instances', engine: 'rabbitmq' }, { dmsUrl: undefined })).toEqual({
      isOn: false,
      instances: [],
      names: [],
    });
  });

  it.each([
    [403, { error_code: 'DMS.10240306', error_msg: 'no' }, 'forbidden'],
    [500, { error_msg: 'down' }, 'error'],
    [200, { instances: 'none' }, 'error'],
  ])('that are answered %i %j are a refusal of that kind', async (status, body, state) => {
    const refusing: Transport = async () => Response.json(body, { status });
    expect(await ask({ list: 'instances', engine: 'rabbitmq' }, { transport: refusing })).toMatchObject({ state });
  });

  it('send nothing for an ID or a virtual host that would leave its place in the path', async () => {
    sent.length = 0;
    expect(await ask({ list: 'vhosts', instance_id: '../x' })).toEqual({ instance_id: 'instance_id.characters' });
    for (const vhost of ['', '.', '..'])
      expect(await ask({ list: 'queues', instance_id: 'i-1', vhost })).toMatchObject({ state: 'missing' });
    expect(sent).toEqual([]);
    await ask({ list: 'queues', instance_id: 'i-1', vhost: 'a?b#c/d' });
    expect(sent).toEqual([expect.stringContaining('/vhosts/a%3Fb%23c__F_SLASH__d/queues?')]);
  });

  it.each<Record<string, string>>([
    { list: 'users', instance_id: 'i' },
    { list: 'instances', engine: 'kafka' },
    { list: 'topics' },
  ])('refuse the query %j', async (query) => {
    expect(parseWith(messageInstancesRead.parse, query).ok).toBe(false);
  });
});
