import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccessEntry, createEventGridApp } from '@/lib/eventgrid-local/app';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { EventGridStore } from '@/lib/eventgrid-local/store';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;
const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d{13}-[A-Za-z0-9.-]+$/;
const MAX_BODY_BYTES = 12 * 1024 * 1024;
let grid: TestEventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid();
});
afterEach(async () => {
  expect(grid.faults).toEqual([]);
  await grid.close();
});

describe('every answer', () => {
  it.each([
    ['GET', '/'],
    ['GET', SOURCES],
    ['GET', '/nothing'],
    ['POST', SOURCES],
    ['POST', '/v3/auth/tokens'],
    ['DELETE', `${SOURCES}/x`],
  ])('to %s %s is JSON with an X-Request-Id of its own', async (method, path) => {
    const first = await grid.call(method, path);
    const second = await grid.call(method, path);
    expect(first.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(first.headers.get('X-Request-Id')).toMatch(REQUEST_ID);
    expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  });

  it('of a deletion has the header too', async () => {
    const { json } = await grid.call('POST', SOURCES, { body: { name: 'a', channel_id: grid.ordersChannelId } });
    const deleted = await grid.call('DELETE', `${SOURCES}/${json.id}`);
    expect(deleted.headers.get('X-Request-Id')).toMatch(REQUEST_ID);
  });
});

describe('what the gateway does not know', () => {
  it.each([
    ['GET', '/v1'],
    ['GET', `/v1/${LOCAL_PROJECT_ID}`],
    ['GET', `/v1/${LOCAL_PROJECT_ID}/nothing`],
    ['GET', `${SOURCES}/a/b`],
    ['GET', '/v2/x/sources'],
    ['GET', '/v3/auth'],
    ['PATCH', SOURCES],
    ['DELETE', SOURCES],
    ['PUT', SOURCES],
    ['POST', `${SOURCES}/x`],
    ['OPTIONS', SOURCES],
    ['DELETE', '/v3/auth/tokens'],
    ['POST', '/v3/auth/projects'],
    ['POST', '/'],
  ])('%s %s is 404 APIGW.0101 with or without a token', async (method, path) => {
    for (const token of [grid.adminToken, null]) {
      const answer = await grid.call(method, path, { token });
      expect(answer.status).toBe(404);
      expect(answer.json).toEqual({
        error_code: 'APIGW.0101',
        error_msg: 'The API does not exist or has not been published in the environment',
        request_id: answer.headers.get('X-Request-Id'),
      });
    }
  });

  it.each(['%ff', '%00', '..%2f..', '%', 'a'.repeat(10_000), '%F0%9F%98%80', "'or'1'='1"])(
    'an ID of %s in the path is 404 in a documented shape',
    async (id) => {
      const answer = await grid.call('GET', `${SOURCES}/${id}`);
      expect(answer.status).toBe(404);
      expect(['EG.00014040', 'APIGW.0101']).toContain(answer.json.error_code);
    },
  );
});

describe('a body that cannot be read', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  it.each([
    ['nothing', ''],
    ['half an object', '{"name":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"a"'],
    ['a number', '7'],
    ['no JSON', 'name=a'],
    ['HTML', '<p>'],
    ['two objects', '{}{}'],
    ['100,000 levels', deep(100_000)],
    // An expression that looks for texts would try each of these marks anew, for minutes.
    ['half a text with 200,000 escaped marks', `"${'\\\\"'.repeat(200_000)}`],
  ])('is refused as EG.00014000: %s', async (_, body) => {
    for (const [method, path] of [
      ['POST', SOURCES],
      ['POST', `/v1/${LOCAL_PROJECT_ID}/channels`],
      ['PUT', `/v1/${LOCAL_PROJECT_ID}/channels/${grid.ordersChannelId}`],
    ] as const) {
      const answer = await grid.call(method, path, { body });
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({ error_code: 'EG.00014000', error_msg: 'Bad request' });
    }
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'multipart/form-data', 'x'])(
    'is refused as EG.00014000: content type %s',
    async (type) => {
      const body = { name: 'a', channel_id: grid.ordersChannelId };
      const answer = await grid.call('POST', SOURCES, { body, headers: { 'Content-Type': type } });
      expect([answer.status, answer.json.error_code]).toEqual([400, 'EG.00014000']);
    },
  );

  it.each(['application/json;charset=utf8', 'Application/JSON', 'application/json ; charset=UTF-8'])(
    'is read with content type %s',
    async (type) => {
      const body = { name: 'a', channel_id: grid.ordersChannelId };
      const answer = await grid.call('POST', SOURCES, { body, headers: { 'Content-Type': type } });
      expect(answer.status).toBe(200);
    },
  );

  const bodyOf = (bytes: number) => {
    const frame = { name: 'a', channel_id: grid.ordersChannelId, x: '' };
    return JSON.stringify({ ...frame, x: 'x'.repeat(bytes - JSON.stringify(frame).length) });
  };

  it('is refused as 413 APIGW.0201 when larger than 12 MB', async () => {
    const over = await grid.call('POST', SOURCES, { body: bodyOf(MAX_BODY_BYTES + 1) });
    expect(over.status).toBe(413);
    expect(over.json).toMatchObject({ error_code: 'APIGW.0201', request_id: expect.any(String) });
  });

  it('is read up to 12 MB', async () => {
    expect((await grid.call('POST', SOURCES, { body: bodyOf(MAX_BODY_BYTES) })).status).toBe(200);
  });
});

describe('options', () => {
  it('reports each answer without query, headers and body', async () => {
    const seen: AccessEntry[] = [];
    const other = await startTestEventGrid({ onAnswer: (entry) => seen.push(entry) });
    seen.length = 0;
    const answer = await other.call('GET', `${SOURCES}?name=secret`);
    expect(seen).toEqual([
      { method: 'GET', path: SOURCES, status: 200, durationMs: 0, requestId: answer.headers.get('X-Request-Id') },
    ]);
    await other.close();
  });

  it('notes every request in the journal as it came', async () => {
    grid.journal.length = 0;
    const body = '{"name": "a", "channel_id": "x", "detail": {"password": "s3cret"}}';
    await grid.call('POST', `${SOURCES}?a=1`, { body });
    expect(grid.journal).toEqual([expect.objectContaining({ method: 'POST', path: SOURCES, query: { a: '1' }, body })]);
    expect(grid.journal[0]?.headers['x-auth-token']).toBe(grid.adminToken);
  });
});

it('answers a failing store by 500 EG.00015000 without a word of why, and reports it', async () => {
  const broken = new Proxy({} as EventGridStore, {
    get: () => async () => {
      throw new Error('disk full at /secret/path');
    },
  });
  const faults: unknown[] = [];
  const app = createEventGridApp({
    store: broken,
    now: () => 0,
    newId: () => '00000000-0000-4000-8000-000000000000',
    onFault: (error) => faults.push(error),
  });
  const answer = await app.request(SOURCES, { headers: { 'X-Auth-Token': 'MIIa' } });
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    error_code: 'EG.00015000',
    error_msg: 'Internal Server Error',
    request_id: answer.headers.get('X-Request-Id'),
  });
  expect(faults).toHaveLength(1);
});
