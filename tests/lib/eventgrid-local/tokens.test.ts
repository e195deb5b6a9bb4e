import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

const V1 = `/v1/${LOCAL_PROJECT_ID}`;
let grid: TestEventGrid;
let viewer = '';
let second = '';

beforeAll(async () => {
  grid = await startTestEventGrid({ tokenBytes: 16_384 });
  viewer = await grid.signIn('viewer', 'local');
  second = await grid.signIn('admin', 'local-second');
});
afterAll(() => grid.close());

const CALLS: [string, string][] = [
  ['GET', `${V1}/sources`],
  ['POST', `${V1}/sources`],
  ['GET', `${V1}/sources/x`],
  ['PUT', `${V1}/sources/x`],
  ['DELETE', `${V1}/sources/x`],
  ['GET', `${V1}/channels`],
  ['POST', `${V1}/channels`],
  ['GET', `${V1}/channels/x`],
  ['PUT', `${V1}/channels/x`],
  ['DELETE', `${V1}/channels/x`],
  ['POST', `${V1}/channels/x/events`],
  ['GET', `${V1}/subscriptions`],
  ['POST', `${V1}/subscriptions`],
  ['GET', `${V1}/subscriptions/x`],
  ['DELETE', `${V1}/subscriptions/x`],
  ['GET', `${V1}/traced-events?start_time=0&end_time=1&channel_id=x`],
  ['GET', `${V1}/metrics/pub?start_time=0&channel_id=x`],
  ['GET', `${V1}/quotas`],
];

describe.each(CALLS)('%s %s', (method, path) => {
  const writes = method !== 'GET';
  const badBody = writes && method !== 'DELETE' ? { body: '{' } : {};

  it.each([
    ['no token', () => null],
    ['an empty token', () => ''],
    ['an unknown token', () => 'MIIunknown'],
    ['a token that lacks its last character', () => grid.adminToken.slice(0, -1)],
    ['a token of 16,385 characters', () => `${grid.adminToken}A`],
  ])('answers %s with 401 EG.00014010, before reading the body', async (_, token) => {
    const answer = await grid.call(method, path, { token: token(), ...badBody });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({
      error_code: 'EG.00014010',
      error_msg: 'Incorrect token or token resolution failed',
      request_id: answer.headers.get('X-Request-Id'),
    });
  });

  it('answers another project’s token with 403 EG.00014030, before reading the body', async () => {
    const answer = await grid.call(method, path, { token: second, ...badBody });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({
      error_code: 'EG.00014030',
      error_msg: 'No permissions to request this method',
    });
  });

  it(writes ? 'refuses viewer with 403 EG.00014030' : 'answers viewer', async () => {
    const answer = await grid.call(method, path, { token: viewer, ...badBody });
    if (writes) expect([answer.status, answer.json.error_code]).toEqual([403, 'EG.00014030']);
    else expect([200, 404]).toContain(answer.status);
  });
});

it('takes a token of 16,384 characters', async () => {
  expect(grid.adminToken).toHaveLength(16_384);
  expect((await grid.call('GET', `${V1}/sources`)).status).toBe(200);
});

it('lets a token only into its own project', async () => {
  const own = `/v1/${LOCAL_SECOND_PROJECT_ID}/channels`;
  expect((await grid.call('GET', own, { token: second })).status).toBe(200);
  expect((await grid.call('GET', own)).status).toBe(403);
});
