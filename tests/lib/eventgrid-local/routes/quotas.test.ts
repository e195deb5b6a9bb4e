import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestAnswer, type TestEventGrid } from '../../../support/local-eventgrid';

const QUOTAS = `/v1/${LOCAL_PROJECT_ID}/quotas`;
let grid: TestEventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid({ quotas: { CHANNEL: 12 } });
});
afterEach(() => grid.close());

type Resource = { type: string; quota: number; used: number };
const resources = ({ text }: TestAnswer): Resource[] => JSON.parse(text).quotas.resources;

it('tells limit and use of every type', async () => {
  const path = `/v1/${LOCAL_PROJECT_ID}/sources`;
  const body = { name: 'a', channel_id: grid.ordersChannelId };
  await grid.call('POST', path, { body });
  const rocketmq = { ...body, name: 'b', type: 'ROCKETMQ', detail: { group: 'g', topic: 't' } };
  await grid.call('POST', path, { body: rocketmq });
  const answer = await grid.call('GET', QUOTAS);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(resources(answer).map(({ type, quota, used }) => [type, [used, quota]]))).toEqual({
    SOURCE: [2, 100],
    SOURCE_RABBITMQ: [0, 5],
    SOURCE_ROCKETMQ: [1, 5],
    CHANNEL: [1, 12],
    CHANNEL_SUBSCRIPTION: [0, expect.any(Number)],
    SUBSCRIPTION: [0, 20],
    SUBSCRIPTION_TARGET: [0, 5],
    CONNECTION: [0, 3],
    PRIVATE_ENDPOINT: [0, 10],
  });
});

it('has the fields of the page in each resource', async () => {
  const [first] = resources(await grid.call('GET', `${QUOTAS}?type=CHANNEL`));
  expect(first).toEqual({
    name: expect.any(String),
    type: 'CHANNEL',
    max: expect.any(Number),
    min: expect.any(Number),
    quota: 12,
    used: 1,
  });
});

it.each([
  ['SOURCE', ['SOURCE']],
  ['CHANNEL', ['CHANNEL']],
  ['NOTHING', []],
])('narrows to the type %s', async (type, types) => {
  expect(resources(await grid.call('GET', `${QUOTAS}?type=${type}`)).map((resource) => resource.type)).toEqual(types);
});

it('counts down when a source is deleted', async () => {
  const path = `/v1/${LOCAL_PROJECT_ID}/sources`;
  const { json } = await grid.call('POST', path, { body: { name: 'a', channel_id: grid.ordersChannelId } });
  await grid.call('DELETE', `${path}/${json.id}`);
  expect(resources(await grid.call('GET', `${QUOTAS}?type=SOURCE`))).toMatchObject([{ used: 0 }]);
});
