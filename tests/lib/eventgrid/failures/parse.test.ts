import { describe, expect, it } from 'vitest';
import { parseFailure, unreadableFailure } from '@/lib/eventgrid/failures/parse';

const NOW = Date.UTC(2026, 10, 24, 10, 11, 12);
const request = {
  operation: 'createSource' as const,
  path: '/v1/p/sources',
  secrets: ['MII-token', 'hunter2'],
};
const timing = { now: NOW, durationMs: 212 };

const parse = (status: number, text: string, headers: Record<string, string> = {}) =>
  parseFailure({ status, text, headers: new Headers(headers) }, request, timing);

describe('parseFailure', () => {
  it('reports the request, when the answer came and how long it took', () => {
    expect(parse(400, '{"error_code":"EG.00513000","error_msg":"no"}', { 'Content-Type': 'application/json' })).toEqual(
      {
        kind: 'refused',
        request: { operation: 'createSource', method: 'POST', path: '/v1/p/sources' },
        status: 400,
        code: 'EG.00513000',
        message: 'no',
        details: null,
        requestId: null,
        retryAfterSeconds: null,
        contentType: 'application/json',
        body: '{"error_code":"EG.00513000","error_msg":"no"}',
        time: '2026-11-24T10:11:12.000Z',
        durationMs: 212,
        nothingChanged: true,
      },
    );
  });

  it('prefers the request ID in the body to the one in the header', () => {
    expect(parse(400, '{"request_id":"body"}', { 'X-Request-Id': 'header' }).requestId).toBe('body');
    expect(parse(400, '{"request_id":""}', { 'X-Request-Id': 'header' }).requestId).toBe('header');
  });

  it.each([
    ['5', 5],
    [' 5 ', 5],
    ['0', 0],
    ['Tue, 24 Nov 2026 10:11:42 GMT', 30],
    ['Tue, 24 Nov 2026 10:00:00 GMT', 0],
    // No date and no timer takes more; ours is 31 years.
    ['999999999', 999_999_999],
    ['1000000000', 999_999_999],
    ['9'.repeat(30), 999_999_999],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 999_999_999],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
  ])('reads Retry-After %j as %j seconds', (header, seconds) => {
    expect(parse(429, '', { 'Retry-After': header }).retryAfterSeconds).toBe(seconds);
  });

  it.each([
    [302, '', false],
    [400, '', true],
    [401, '', true],
    [403, '', true],
    [404, '', true],
    [405, '{"error_code":"APIG.0201"}', false],
    [408, '', false],
    [409, '', true],
    [413, '', true],
    [414, '', false],
    [422, '', false],
    [429, '', false],
    [429, '{"error_code":"APIGW.0308"}', false],
    [431, '', true],
    [494, '{"error_code":"APIGW.0201"}', false],
    [500, '<h1>500</h1>', false],
    [500, '{"error_code":"EG.00015000"}', false],
    [501, '', false],
    [502, '{"error_code":"APIGW.0201"}', false],
    [503, '', false],
    [503, '{"error_code":"APIGW.0106"}', false],
    [504, '', false],
    [505, '', false],
    [599, '', false],
  ])('after a write, treats %i %s as nothing changed: %j', (status, body, nothingChanged) => {
    expect(parse(status, body).nothingChanged).toBe(nothingChanged);
    const read = { ...request, operation: 'listSources' as const };
    expect(parseFailure({ status, text: body, headers: new Headers() }, read, timing).nothingChanged).toBe(true);
  });

  it('does not believe a 503 that says when to come back either', () => {
    expect(parse(503, '', { 'Retry-After': '9' })).toMatchObject({ nothingChanged: false, retryAfterSeconds: 9 });
  });

  it('reads the date of Retry-After by the clock of whoever answered', () => {
    const headers = { Date: 'Tue, 24 Nov 2026 10:21:12 GMT', 'Retry-After': 'Tue, 24 Nov 2026 10:21:42 GMT' };
    expect(parse(429, '', headers).retryAfterSeconds).toBe(30);
  });

  it('strikes known secrets, and values of secret fields, out of every part', () => {
    const body = JSON.stringify({
      error_code: 'hunter2',
      error_msg: 'token MII-token',
      error_details: '{"password":"other"}',
      request_id: 'hunter2',
      detail: { password: 'other' },
    });
    const failure = parse(400, body, { 'Content-Type': 'text/hunter2', 'X-Request-Id': 'hunter2' });
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|MII-token|other/);
    expect(failure).toMatchObject({ code: '••••', message: 'token ••••', details: '{"password":"••••"}' });
  });

  const REQUEST_ID = '0f3a8c1d-7b1e-4f6a-9c55-13005130abcd-1764000000000-eventgrid-local';
  it.each([
    ['1'],
    ['300'],
    ['EG'],
    ['0513001'],
    ['EG.00513001'],
    ['eventgrid'],
    ['eventgrid-local'],
    ['13005130abcd'],
    ['4f6a'],
    ['error_code'.slice(6)],
  ])('keeps code and request ID as they came, here and in the body, when a secret is %j', (secret) => {
    const body = JSON.stringify({ error_code: 'EG.00513001', error_msg: 'name taken', request_id: REQUEST_ID });
    const answer = { status: 409, text: body, headers: new Headers({ 'X-Request-Id': REQUEST_ID }) };
    const failure = parseFailure(answer, { ...request, secrets: [secret] }, timing);
    expect(failure).toMatchObject({ code: 'EG.00513001', requestId: REQUEST_ID, message: 'name taken', body });
  });

  it('masks a request ID that is the secret or has the token in it', () => {
    const token = 'a1B2'.repeat(10);
    const secrets = [token, 'hunter2'];
    for (const id of ['hunter2', `echo-${token}`, `x ${token.slice(1)}hunter2`]) {
      const answer = { status: 400, text: '', headers: new Headers({ 'X-Request-Id': id }) };
      expect(parseFailure(answer, { ...request, secrets }, timing).requestId, id).toContain('••••');
    }
  });

  it('caps body and words, and cuts no secret in two', () => {
    const failure = parse(400, `{"error_msg":"${'x'.repeat(16_360)}hunter2hunter2${'y'.repeat(50_000)}"}`);
    expect(failure.body).toHaveLength(16_385);
    expect(failure.body).not.toMatch(/hunt/);
    expect(failure.message).toHaveLength(4097);
  });

  it('reads an error that is a string, and the first object of a list', () => {
    expect(parse(400, '{"error":"bad things"}').message).toBe('bad things');
    expect(parse(400, '[{"error_code":"EG.1","error_msg":"m"}]')).toMatchObject({ code: 'EG.1', message: 'm' });
  });

  it.each([
    ['{"events":{}}'],
    ['{"events":[[],1,null]}'],
    ['{"error":[]}'],
    ['{"error":{"code":{}}}'],
    ['{"__proto__":{"error_code":"x"}}'],
    ['{'.repeat(10_000)],
    ['['.repeat(100_000)],
    ['['.repeat(100_000) + ']'.repeat(100_000)],
    [`{"error_msg":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['\0\u2028'],
  ])('never throws: %.40s', (body) => {
    expect(parse(400, body)).toMatchObject({ kind: 'refused', status: 400 });
  });
});

describe('unreadableFailure', () => {
  it('says that a write may have happened, and that a read changed nothing', () => {
    const answer = { status: 200, text: 'hunter2', headers: new Headers({ 'X-Request-Id': 'r' }) };
    expect(unreadableFailure(answer, request, timing)).toMatchObject({
      kind: 'unreadable',
      status: 200,
      requestId: 'r',
      body: '••••',
      nothingChanged: false,
    });
    expect(unreadableFailure(answer, { ...request, operation: 'listSources' as const }, timing).nothingChanged).toBe(
      true,
    );
  });
});
