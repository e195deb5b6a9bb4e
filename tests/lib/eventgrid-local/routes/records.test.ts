import { expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid } from '../../../support/local-eventgrid';

const BASE = `/v1/${LOCAL_PROJECT_ID}`;
const STREAM = { source: { name: 'HC.Kafka' }, sink: { name: 'HC.FunctionGraph' } };

it('takes the 100th streaming of a project and refuses the next', async () => {
  const grid = await startTestEventGrid();
  const create = (name: string) => grid.call('POST', `${BASE}/eventstreamings`, { body: { name, ...STREAM } });
  for (let made = 1; made <= 100; made += 1) expect((await create(`stream-${made}`)).status).toBe(200);
  expect(await create('one-more')).toMatchObject({ status: 403, json: { error_code: 'EG.00514003' } });
  await grid.close();
});

it('keeps no secret of a record in the store', async () => {
  const grid = await startTestEventGrid();
  const secrets = { password: 'do-not-keep', access_key: 'do-not-keep', ssl_certificate_pwd: 'do-not-keep' };
  const network = { vpc_id: 'vpc', subnet_id: 'subnet' };
  const kafka_detail = { instance_id: 'k', addr: 'k:9092', enable_sasl_ssl: true, user_name: 'u', ...secrets };
  await grid.call('POST', `${BASE}/connections`, { body: { name: 'c', type: 'KAFKA', ...network, kafka_detail } });
  const source = { name: 'HC.Kafka', source_kafka: { topic: 't', ...secrets }, more: [{ deep: secrets }] };
  await grid.call('POST', `${BASE}/eventstreamings`, { body: { name: 's', ...STREAM, source } });
  const sort = { field: 'name', direction: 'asc' } as const;
  for (const kind of ['connection', 'streaming'] as const) {
    const place = { project_id: LOCAL_PROJECT_ID, kind, parent: '' };
    const kept = await grid.store.records.list(place, { offset: 0, limit: 9, sort, equals: {}, holds: {} });
    expect(kept.total).toBe(1);
    expect(JSON.stringify(kept)).not.toContain('do-not-keep');
  }
  await grid.close();
});

it('gives numbers in a streaming back as they were written', async () => {
  const grid = await startTestEventGrid();
  const body = `{"name":"s","sink":{"name":"HC.Kafka"},"source":{"name":"HC.Kafka","more":[1.10,9007199254740993]}}`;
  const { json } = await grid.call('POST', `${BASE}/eventstreamings`, { body });
  const shown = await grid.call('GET', `${BASE}/eventstreamings/${json.eventStreamingID}`);
  expect(shown.text).toContain('"more":[1.10,9007199254740993]');
  await grid.close();
});

it('creates one of two records of the same name that arrive together', async () => {
  const grid = await startTestEventGrid();
  const body = { name: 'same', vpc_id: 'vpc', subnet_id: 'subnet' };
  const answers = await Promise.all([1, 2].map(() => grid.call('POST', `${BASE}/endpoints`, { body })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  await grid.close();
});
