import { expect } from 'vitest';
import { rawBytes } from '../../support/raw-request';
import { type ContractTable, type Eg, expectKeystone, expectRefusal, proves, refuses } from './contract-case';

const MAX_BODY_BYTES = 12 * 1024 * 1024;
const MAX_TOKEN_CHARS = 16_384;
const TYPE = 'Content-Type';

const bodyOf = (eg: Eg, bytes: number): string => {
  const head = `{"name":"${eg.unique('body')}","filler":"`;
  return `${head}${'x'.repeat(bytes - head.length - 2)}"}`;
};
const nested = (depth: number) => `{"name":"n","policy":${'{"a":'.repeat(depth - 1)}1${'}'.repeat(depth - 1)}}`;

const tokens = [
  ...refuses('listSources', 401, 'EG.00014010', {
    'no token': (eg) => eg.get('/sources', { token: null }),
    'an empty token': (eg) => eg.get('/sources', { token: null, headers: { 'X-Auth-Token': '' } }),
    'a token that was never issued': (eg) => eg.get('/sources', { token: 'MIIunknown' }),
    'a token of 16,385 characters': (eg) => eg.get('/sources', { token: `${eg.admin}A` }),
    'a token with its last character changed': (eg) =>
      eg.get('/sources', { token: `${eg.admin.slice(0, -1)}${eg.admin.endsWith('A') ? 'B' : 'A'}` }),
    'a password in the place of a token': (eg) => eg.get('/sources', { token: 'eventgrid' }),
  }),
  ...refuses('listSources', 403, 'EG.00014030', {
    "another project's token": (eg) => eg.get('/sources', { token: eg.second }),
    'an unknown project': (eg) => eg.get('/sources', { project: '00000000000000000000000000000000' }),
  }),
  ...proves('listSources', {
    'accepts a token of 16,384 characters': async (eg) => {
      expect(eg.admin).toHaveLength(MAX_TOKEN_CHARS);
      expect((await eg.get('/sources')).status).toBe(200);
    },
    'finds a header by any case of its name': async (eg) => {
      expect((await eg.get('/sources', { token: null, headers: { 'x-AUTH-token': eg.admin } })).status).toBe(200);
    },
    'checks the token before the parameters': async (eg) => {
      expectRefusal(await eg.get('/sources?limit=0', { token: null }), 401, 'EG.00014010');
    },
  }),
  ...proves('showToken', {
    'accepts two headers of 16,384 characters': async (eg) => {
      const headers = { 'X-Subject-Token': eg.admin };
      expect((await eg.client.send('GET', '/v3/auth/tokens', { token: eg.admin, headers })).status).toBe(200);
    },
  }),
];

const bodies = [
  ...refuses('createChannel', 400, 'EG.00014000', {
    'JSON that ends too soon': (eg) => eg.post('/channels', '{"name":'),
    'an empty body': (eg) => eg.post('/channels', ''),
    'a list': (eg) => eg.post('/channels', []),
    'a text': (eg) => eg.post('/channels', '"name"'),
    null: (eg) => eg.post('/channels', 'null'),
    'a form': (eg) => eg.post('/channels', 'name=a', { headers: { [TYPE]: 'application/x-www-form-urlencoded' } }),
    'JSON under another content type': (eg) =>
      eg.post('/channels', '{"name":"a"}', { headers: { [TYPE]: 'text/plain' } }),
    'a number': (eg) => eg.post('/channels', '7'),
    HTML: (eg) => eg.post('/channels', '<p>'),
    'two objects': (eg) => eg.post('/channels', '{}{}'),
    'a body of several parts': (eg) => eg.post('/channels', '{}', { headers: { [TYPE]: 'multipart/form-data' } }),
    'a content type that begins like JSON': (eg) =>
      eg.post('/channels', '{}', { headers: { [TYPE]: 'application/jsonx' } }),
    'a content type that is none': (eg) => eg.post('/channels', '{}', { headers: { [TYPE]: 'x' } }),
    'JSON nested 65 deep': (eg) => eg.post('/channels', nested(65)),
  }),
  ...refuses('createChannel', 413, 'APIGW.0201', {
    'a body of 12 MB and a byte': (eg) => eg.post('/channels', bodyOf(eg, MAX_BODY_BYTES + 1)),
    'a body of 12 MB and a byte whose length is not announced': (eg) =>
      eg.post('/channels', bodyOf(eg, MAX_BODY_BYTES + 1), { headers: { 'Transfer-Encoding': 'chunked' } }),
  }),
  ...refuses('listChannels', 413, 'APIGW.0201', {
    'a GET with a body of 12 MB and a byte': (eg) => eg.get('/channels', { body: bodyOf(eg, MAX_BODY_BYTES + 1) }),
    'a GET with a body of 12 MB and a byte whose length is not announced': (eg) =>
      eg.get('/channels', { body: bodyOf(eg, MAX_BODY_BYTES + 1), headers: { 'Transfer-Encoding': 'chunked' } }),
  }),
  ...proves('listChannels', {
    'passes over the body of a GET, and answers the next request on its connection': async (eg) => {
      for (const body of ['{}', '{"name":', bodyOf(eg, 1024 * 1024)]) {
        expect((await eg.get('/channels', { body })).status).toBe(200);
      }
    },
  }),
  ...proves('createChannel', {
    'accepts a body of 12 MB': async (eg) => {
      expect((await eg.post('/channels', bodyOf(eg, MAX_BODY_BYTES))).status).toBe(200);
    },
    'accepts JSON nested 64 deep': async (eg) => {
      const body = nested(64).replace('"n"', `"${eg.unique('nested')}"`);
      expect((await eg.post('/channels', body)).status).toBe(200);
    },
    'accepts a content type with a charset, blanks and capitals': async (eg) => {
      for (const type of [
        'Application/JSON; charset=UTF-8',
        'application/json;charset=utf8',
        'application/json ; a=b',
      ]) {
        const answer = await eg.post('/channels', { name: eg.unique() }, { headers: { [TYPE]: type } });
        expect(answer.status, type).toBe(200);
      }
    },
    'names the wrong field, but not its value': async (eg) => {
      const { error_details } = expectRefusal(await eg.post('/channels', { name: 'my secret' }), 400, 'EG.00513000');
      expect(error_details).toContain('name');
      expect(error_details).not.toContain('secret');
    },
  }),
];

const paths = refuses('none', 404, 'APIGW.0101', {
  'an unknown path': (eg) => eg.client.send('GET', '/v2/nothing'),
  'an unknown path below the project': (eg) => eg.get('/nothing'),
  'a path with a slash at its end': (eg) => eg.get('/sources/'),
  'PATCH on a source': (eg) => eg.call('PATCH', `/sources/${eg.ordersId}`, { body: {} }),
  'PUT on the sources': (eg) => eg.put('/sources', {}),
  'DELETE on the channels': (eg) => eg.remove('/channels'),
  'POST on a source': (eg) => eg.post(`/sources/${eg.ordersId}`, {}),
  'POST on the quotas': (eg) => eg.post('/quotas', {}),
  OPTIONS: (eg) => eg.call('OPTIONS', '/sources'),
  'the version alone': (eg) => eg.client.send('GET', '/v1'),
  'a project alone': (eg) => eg.get(''),
  'a path below a source': (eg) => eg.get('/sources/a/b'),
  'PATCH on the sources without a token': (eg) => eg.call('PATCH', '/sources', { token: null, body: {} }),
  'an unknown path below the project without a token': (eg) => eg.get('/nothing', { token: null }),
  'POST on the versions': (eg) => eg.client.send('POST', '/', { body: {} }),
});

const iamPaths = proves(
  'none',
  Object.fromEntries(
    (
      [
        ['GET', '/v3/auth'],
        ['DELETE', '/v3/auth/tokens'],
        ['POST', '/v3/projects'],
        ['GET', '/v3/groups'],
        ['GET', '/v3.0/OS-CREDENTIAL/credentials'],
      ] as const
    ).map(([method, path]) => [
      `refuses ${method} ${path}, unknown to IAM, in the shape of IAM`,
      async (eg: Eg) => expectKeystone(await eg.client.send(method, path), 404, 'Not Found'),
    ]),
  ),
);

/** Sends raw bytes, and reads the answer as the client does. */
async function askRaw(eg: Eg, lines: readonly string[]) {
  const port = Number(new URL(eg.client.url).port);
  const text = await rawBytes(port, `${lines.join('\r\n')}\r\n\r\n`);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...rest] = head.split('\r\n');
  const headers = Object.fromEntries(rest.map((line) => [line.split(': ')[0]?.toLowerCase(), line.split(': ')[1]]));
  return eg.client.read({ status: Number(first.split(' ')[1]), headers, text: body }, 'GET', '/raw');
}
const filler = (bytes: number) => [
  'GET /nothing HTTP/1.1',
  'Host: a',
  'Connection: close',
  `X-Filler: ${'x'.repeat(bytes)}`,
];

const bytes = [
  ...refuses('none', 494, 'APIGW.0201', {
    'headers of 66 KB': (eg) => askRaw(eg, filler(66 * 1024)),
    'a path of 66 KB': (eg) => askRaw(eg, [`GET /${'x'.repeat(66 * 1024)} HTTP/1.1`, 'Host: a']),
  }),
  ...refuses('none', 404, 'APIGW.0101', {
    'an unknown path with headers of 63 KB, in which it sees nothing wrong': (eg) => askRaw(eg, filler(63 * 1024)),
    'a request without Host as any other': (eg) => askRaw(eg, ['GET /nothing HTTP/1.1', 'Connection: close']),
  }),
  ...refuses('none', 400, 'APIGW.0201', {
    'what is no HTTP': (eg) => askRaw(eg, ['nonsense']),
    'a header with a control character': (eg) => askRaw(eg, ['GET / HTTP/1.1', 'Host: a', 'X-A: \u0001']),
    'two lengths that contradict each other': (eg) =>
      askRaw(eg, ['POST / HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2']),
  }),
];

/** What is refused before an operation sees it: tokens, bodies, paths and bytes that are not a request. */
export const refusals: ContractTable = {
  noun: 'refusals',
  options: ['--token-bytes', '16384'],
  cases: [...tokens, ...bodies, ...paths, ...iamPaths, ...bytes],
};
