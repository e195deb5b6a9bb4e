import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AccessEntry, createEventGridApp } from '@/lib/eventgrid-local/app';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { EventGridStore } from '@/lib/eventgrid-local/store';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

const SOURCES = `/v1/${LOCAL_PROJECT_ID}/sources`;
let grid: TestEventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid();
});
afterEach(async () => {
  expect(grid.faults).toEqual([]);
  await grid.close();
});

describe('an ID in the path', () => {
  it.each(['%ff', '%00', '..%2f..', '%', 'a'.repeat(10_000), '%F0%9F%98%80', "'or'1'='1"])(
    '%s is 404 in a documented shape',
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
    ['not JSON', 'name=a'],
    ['HTML', '<p>'],
    ['two objects', '{}{}'],
    ['100,000 levels', deep(100_000)],
    // A regular expression that looks for strings would retry at each of these quotes, for minutes.
    ['an unfinished string with 200,000 escaped quotes', `"${'\\\\"'.repeat(200_000)}`],
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

  it('writes every request to the journal unchanged', async () => {
    grid.journal.length = 0;
    const body = '{"name": "a", "channel_id": "x", "detail": {"password": "s3cret"}}';
    await grid.call('POST', `${SOURCES}?a=1`, { body });
    expect(grid.journal).toEqual([expect.objectContaining({ method: 'POST', path: SOURCES, query: { a: '1' }, body })]);
    expect(grid.journal[0]?.headers['x-auth-token']).toBe(grid.adminToken);
  });
});

it('answers 500 EG.00015000 without a reason when the store fails, and reports it', async () => {
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
