import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { type ChoiceList, targetChoicesRead } from '@/lib/subscriptions/target-choices';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let grid: TestEventGrid;
const PATH = `/v1/${LOCAL_PROJECT_ID}`;
const post = (path: string, body: object) => grid.call('POST', `${PATH}${path}`, { body });
beforeEach(async () => {
  grid = await startTestEventGrid();
});
afterEach(() => grid.close());

async function read(list: ChoiceList, interfere?: Parameters<typeof openLocalClient>[1]) {
  const { eventGrid } = openLocalClient(grid, interfere);
  return targetChoicesRead.read({ eventGrid, input: { list } });
}
const NETWORK = { vpc_id: 'v-1', subnet_id: 's-1' };
const kafka_detail = {
  instance_id: 'i-1',
  addr: '192.168.0.1:9093',
  enable_sasl_ssl: true,
  user_name: 'u',
  password: 'canary-kafka',
};

it('offers connections by name with their type, and no way to sign in to them', async () => {
  const { json } = await post('/connections', { name: 'ledger', ...NETWORK, type: 'KAFKA', kafka_detail });
  await post('/connections', { name: 'intranet', ...NETWORK });
  const result = await read('connections');
  expect(result).toMatchObject({
    ok: true,
    data: expect.arrayContaining([
      { value: json.id, label: 'ledger', type: 'KAFKA', instance_id: 'i-1' },
      { value: expect.any(String), label: 'intranet', type: 'WEBHOOK', instance_id: null },
    ]),
  });
  expect(JSON.stringify(result)).not.toContain('canary');
});

it('offers the agencies of targets, and the custom channels', async () => {
  await post('/service-agencies', { type: 'TARGET_CONNECTION' });
  expect(await read('agencies')).toMatchObject({ ok: true, data: [{ value: 'EG_AGENCY', label: null }] });
  expect(await read('channels')).toMatchObject({
    ok: true,
    data: expect.arrayContaining([expect.objectContaining({ value: grid.ordersChannelId, label: 'orders' })]),
  });
});

it('offers once each function and topic of other subscriptions, and no URL', async () => {
  const channel_id = grid.ordersChannelId;
  await post('/sources', { name: 'orders-api', channel_id });
  const transform = { type: 'ORIGINAL' };
  const provider_type = 'OFFICIAL';
  const smn = { name: 'HC.SMN', provider_type, transform, smn_detail: { urn: 'urn:smn:r:p:ops', agency_name: 'a' } };
  const kafka = { name: 'HC.Kafka', provider_type, transform, connection_id: 'c', kafka_detail: { topic: 'ledger' } };
  const webhook = {
    name: 'HTTPS',
    provider_type: 'CUSTOM',
    transform,
    detail: { url: 'https://u:canary-pw@a.example' },
  };
  const sources = [{ name: 'orders-api', provider_type: 'CUSTOM', filter: {} }];
  await post('/subscriptions', { name: 'one', channel_id, sources, targets: [smn, kafka, webhook] });
  await post('/subscriptions', { name: 'two', channel_id, sources, targets: [smn] });
  const result = await read('targets');
  expect(result.ok && [...result.data].sort((a, b) => a.value.localeCompare(b.value))).toEqual([
    { value: 'ledger', label: 'one', type: 'kafka', instance_id: null },
    { value: 'urn:smn:r:p:ops', label: expect.any(String), type: 'smn', instance_id: null },
  ]);
});

it.each(['connections', 'agencies', 'channels', 'targets'] as const)(
  'says it if %s may not be listed',
  async (list) => {
    const forbid = { interfere: () => Response.json({ error_code: 'EG.00014030' }, { status: 403 }) };
    expect(await read(list, forbid)).toMatchObject({ ok: false, failure: { status: 403 } });
  },
);

it('knows no other list', () => {
  const parse = targetChoicesRead.parse;
  if (typeof parse === 'function') throw new Error('It is a schema.');
  expect(parse.safeParse({ list: 'secrets' }).success).toBe(false);
});
