import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  canonicalRequest,
  isSignedBy,
  readSdkDate,
  readSignature,
  type WireRequest,
} from '@/lib/eventgrid-local/signature';

// Computed with the official SDK for Node.js, and checked by a second implementation.
const SECRET = 'secretKeyForTestsOnly/0123456789abcdefgh';
const PROJECT = '7d4f0c1e5a2b4c6d8e9f0a1b2c3d4e5f';
const HEADERS: Record<string, string> = {
  'content-type': 'application/json',
  host: 'eg.cn-north-4.myhuaweicloud.com',
  'x-project-id': PROJECT,
  'x-sdk-date': '20260102T030405Z',
};
const request = (given: Partial<WireRequest>, headers = HEADERS): WireRequest => ({
  method: 'GET',
  path: `/v1/${PROJECT}/sources`,
  query: '',
  header: (name) => headers[name],
  body: Buffer.alloc(0),
  ...given,
});
const signed = (signature: string, names = Object.keys(HEADERS)) => ({
  accessKey: 'AKIDEXAMPLE0000TEST1',
  signedHeaders: names,
  signature,
});

const LIST = request({ query: "limit=10&sort=created_time%3ADESC&offset=0&fuzzy_name=a%20b*('%C3%A9~" });
const LIST_SIGNATURE = 'b09ae462467ec85e3ef025e7d04d08ba0e0eaf1bd29e9f123258a2c03011cb10';
const VECTORS = [
  ['a list with an odd query', LIST, signed(LIST_SIGNATURE)],
  [
    'a create with a body',
    request({ method: 'POST', body: Buffer.from('{"name":"orders","channel_id":"c1","description":"订单"}') }),
    signed('e03f4f001d309063e50dc4de4c2dd6fb17fdcdc78bef8b921e140e78a8bb0b0f'),
  ],
  [
    'a GET with a body, to IAM',
    request(
      { path: '/v3/projects', query: 'name=cn-north-4', body: Buffer.from('{}') },
      { ...HEADERS, host: 'iam.myhuaweicloud.com' },
    ),
    signed('5cfb9302769e08e088b286c14808511169f86375de53ef5775f9ecf323eacbd5', ['content-type', 'host', 'x-sdk-date']),
  ],
] as const;

it('writes the canonical request as the official SDK does', () => {
  expect(canonicalRequest(LIST, Object.keys(HEADERS)).split('\n')).toEqual([
    'GET',
    `/v1/${PROJECT}/sources/`,
    'fuzzy_name=a%20b%2A%28%27%C3%A9~&limit=10&offset=0&sort=created_time%3ADESC',
    'content-type:application/json',
    'host:eg.cn-north-4.myhuaweicloud.com',
    `x-project-id:${PROJECT}`,
    'x-sdk-date:20260102T030405Z',
    '',
    'content-type;host;x-project-id;x-sdk-date',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ]);
});

describe.each(VECTORS)('the signature of %s', (_, wire, signature) => {
  it('is accepted', () => {
    expect(isSignedBy(SECRET, wire, signature)).toBe(true);
  });

  it.each<[string, Partial<WireRequest>]>([
    ['method', { method: 'PUT' }],
    ['path', { path: `${wire.path}%2F` }],
    ['query', { query: `${wire.query}&a` }],
    ['body', { body: Buffer.from('{ }') }],
    ['headers', { header: (name) => (name === 'x-sdk-date' ? '20260102T030406Z' : HEADERS[name]) }],
  ])('is refused for another %s', (_part, change) => {
    expect(isSignedBy(SECRET, { ...wire, ...change }, signature)).toBe(false);
  });

  it('is refused with another key', () => {
    expect(isSignedBy(`${SECRET} `, wire, signature)).toBe(false);
  });
});

describe('the canonical request', () => {
  const uriOf = (path: string) => canonicalRequest(request({ path }), []).split('\n')[1];
  it.each([
    ['/', '/'],
    ['/v1/a', '/v1/a/'],
    ['/v1/a/', '/v1/a/'],
    ['/v1/urn:fss:b', '/v1/urn%3Afss%3Ab/'],
    ['/v1/a%2fb', '/v1/a%2Fb/'],
    ['/v1/%E8%AE%A2', '/v1/%E8%AE%A2/'],
    ['/v1/%ff', '/v1/%FF/'],
    ['/v1/100%', '/v1/100%25/'],
    ["/v1/a!'()*~b", '/v1/a%21%27%28%29%2A~b/'],
    ['/v1/%41', '/v1/A/'],
    ['/v1/a+b', '/v1/a%2Bb/'],
  ])('has the path %s as %s', (path, canonical) => {
    expect(uriOf(path)).toBe(canonical);
  });

  it.each([
    ['', ''],
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['a', 'a='],
    ['a=b=c', 'a=b%3Dc'],
    ['a=x+y&b=x%2By', 'a=x%20y&b=x%2By'],
    ['&&a=1&', 'a=1'],
    ['a-b=1&a.b=2&aB=3&a_b=4', 'a-b=1&a.b=2&aB=3&a_b=4'],
    ['%61=1&A=2', 'A=2&a=1'],
  ])('has the query %s as %s', (query, canonical) => {
    expect(canonicalRequest(request({ query }), []).split('\n')[2]).toBe(canonical);
  });

  it('trims the values of headers, keeps their order as sent, and has an empty one for a missing header', () => {
    const headers = { b: '  x  y ', a: '' };
    expect(canonicalRequest(request({}, headers), ['b', 'a', 'c']).split('\n').slice(3, 8)).toEqual([
      'b:x  y',
      'a:',
      'c:',
      '',
      'b;a;c',
    ]);
  });
});

describe('X-Sdk-Content-Sha256', () => {
  const names = ['x-sdk-date', 'x-sdk-content-sha256'];
  const sign = (wire: WireRequest) => {
    const digest = createHash('sha256').update(canonicalRequest(wire, names)).digest('hex');
    const text = `SDK-HMAC-SHA256\n20260102T030405Z\n${digest}`;
    return signed(createHmac('sha256', SECRET).update(text).digest('hex'), names);
  };
  const announcing = (hash: string, body: string) =>
    request({ method: 'POST', body: Buffer.from(body) }, { ...HEADERS, 'x-sdk-content-sha256': hash });
  const OF_BRACES = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

  it.each([
    ['UNSIGNED-PAYLOAD', '{}', true],
    ['UNSIGNED-PAYLOAD', 'anything', true],
    [OF_BRACES, '{}', true],
    [OF_BRACES.toUpperCase(), '{}', true],
    [OF_BRACES, '{ }', false],
    ['unsigned-payload', '{}', false],
    ['', '{}', false],
  ])('%j for the body %s: %s', (hash, body, isTaken) => {
    const wire = announcing(hash, body);
    expect(isSignedBy(SECRET, wire, sign(wire))).toBe(isTaken);
  });
});

describe('readSignature', () => {
  const HEX = 'a'.repeat(64);
  it('reads key, names in their order, and signature', () => {
    const text = `SDK-HMAC-SHA256 Access=AK/1, SignedHeaders=Host;x-sdk-date, Signature=${HEX}`;
    expect(readSignature(text)).toEqual({
      accessKey: 'AK/1',
      signedHeaders: ['host', 'x-sdk-date'],
      signature: HEX,
    });
  });

  it.each([
    'SDK-HMAC-SHA256',
    `SDK-HMAC-SHA256 Access=, SignedHeaders=host, Signature=${HEX}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=, Signature=${HEX}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=ho st, Signature=${HEX}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${HEX.slice(1)}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${HEX}a`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${HEX.toUpperCase()}`,
    `AWS4-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${HEX}`,
  ])('reads nothing from %s', (text) => {
    expect(readSignature(text)).toBeNull();
  });
});

it.each([
  ['20260102T030405Z', Date.UTC(2026, 0, 2, 3, 4, 5)],
  ['20260102T030405', Number.NaN],
  ['20261302T030405Z', Number.NaN],
  ['2026-01-02T03:04:05Z', Number.NaN],
  ['', Number.NaN],
])('reads the date %j', (text, time) => {
  expect(readSdkDate(text)).toBe(time);
});
