import { BasicCredentials, GlobalCredentials } from '@huaweicloud/huaweicloud-sdk-core';
import type { HcClient, HttpRequestOptions } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_DOMAIN, LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import {
  ADMIN_KEY,
  type SdkGrid,
  sdkClient,
  sdkRequest,
  sendAgain,
  sendBySdk,
  startForSdk,
  type WireRequest,
} from '../support/official-sdk';

// The official SDK for Node.js signs and sends; nothing here knows how a signature is made.

const P = '/v1/{project_id}';
let eg: SdkGrid;
let client: HcClient;

beforeAll(async () => {
  eg = await startForSdk();
  client = sdkClient(eg.url, new BasicCredentials({ ...ADMIN_KEY, projectId: LOCAL_PROJECT_ID }));
});
afterAll(() => eg.close());

type Row = [title: string, request: HttpRequestOptions, status: number, code?: string];

const list = (title: string, queryParams: Record<string, unknown>): Row => [
  `a list ${title}`,
  sdkRequest('GET', `${P}/channels`, { queryParams }),
  200,
];
const shown = (id: string): Row => [
  `a source named ${id}`,
  sdkRequest('GET', `${P}/sources/{source_id}`, { pathParams: { source_id: id } }),
  404,
  'EG.00014040',
];
const created = (name: string, more: object, status = 200, code?: string): Row => [
  `a channel ${name}`,
  sdkRequest('POST', `${P}/channels`, { data: { name, ...more } }),
  status,
  ...(code === undefined ? ([] as const) : ([code] as const)),
];
const asText = { contentType: 'text/plain' };
const iam = (path: string, more: Partial<HttpRequestOptions> = {}): Row => [
  `GET ${path} with the body {}`,
  sdkRequest('GET', path, { data: {}, ...more }),
  200,
];

const REQUESTS: readonly Row[] = [
  list('without a query', {}),
  list('by a name with blanks', { name: 'a b  c' }),
  list('by a name in Chinese', { fuzzy_name: '订单' }),
  list('by a name with an emoji', { fuzzy_name: '🛰️ up' }),
  list("by !'()*~", { fuzzy_name: "!'()*~" }),
  list('by reserved characters', { fuzzy_name: ';/?:@&=+$,#[]' }),
  list('by percent signs', { fuzzy_name: '100%25%zz' }),
  list('by plus signs', { fuzzy_name: 'a+b c' }),
  list('by quotes, backslash and controls', { fuzzy_name: '"\\\t\n<>^`{|}' }),
  list('with an empty value', { name: '' }),
  list('with several parameters', { sort: 'created_time:DESC', offset: 0, limit: 10, fuzzy_name: 'é' }),
  list('with a repeated parameter', { colour: ['red', 'blue', 'a b', 'Blue'] }),
  list('with capital and small names', { limit: 1, Limit: 2, 'a-b': 3, 'a.b': 4, a_b: 5, aB: 6 }),
  list('with an encoded name of a parameter', { 'a b[]': 'c', ü: 'd' }),
  list('with a long value', { colour: 'é '.repeat(1000) }),
  shown('plain-id_1.2~'),
  shown('订单'),
  shown('urn:fss:local:fn'),
  shown('a+b'),
  shown('a&b=c'),
  shown('(a)*!'),
  shown('$@,'),
  shown('🛰'),
  created('unicode', { description: 'Bestellungen für 订单 🛰' }),
  created('controls', { description: 'a\tb\nc\u0000d' }),
  created('escapes', { description: '\\u00e9 "quoted" </script>' }),
  created('numbers', { policy: { a: 1.1, b: 1e21, c: -0.5, d: null } }),
  created('long', { policy: { text: 'x'.repeat(300_000) } }),
  created('a b', {}, 400, 'EG.00513000'),
  ['an empty object as a body', sdkRequest('POST', `${P}/channels`, { data: {} }), 400, 'EG.00513000'],
  ['a POST without a body', sdkRequest('POST', `${P}/channels`), 400, 'EG.00014000'],
  ['an update', sdkRequest('PUT', `${P}/sources/x`, { data: { description: 'é' } }), 404, 'EG.00014040'],
  ['a delete', sdkRequest('DELETE', `${P}/sources/{id}`, { pathParams: { id: 'ü' } }), 404, 'EG.00014040'],
  ['a delete with an empty object', sdkRequest('DELETE', `${P}/channels/x`, { data: {} }), 404, 'EG.00014040'],
  ['a body that is not signed', sdkRequest('POST', `${P}/channels`, { ...asText, data: {} }), 400, 'EG.00014000'],
  iam('/v3/projects', { queryParams: { name: 'local' } }),
  iam('/v3/auth/domains'),
  iam('/v3/auth/catalog'),
  iam('/v3/regions'),
  iam('/v3/users', { queryParams: { name: 'viewer' } }),
];

type Change = (wire: WireRequest) => Partial<WireRequest> | null;
const header = (wire: WireRequest, name: string, change: (value: string) => string): Partial<WireRequest> => {
  const known = Object.keys(wire.headers).find((key) => key.toLowerCase() === name) ?? name;
  return { headers: { ...wire.headers, [known]: change(wire.headers[known] ?? '') } };
};
const isUnsigned = ({ headers }: WireRequest) => headers['X-Sdk-Content-Sha256'] === 'UNSIGNED-PAYLOAD';
const nextSecond = (date: string) => date.replace(/(\d)Z$/, (_, digit: string) => `${(Number(digit) + 1) % 10}Z`);

/** One change each, which decoding and trimming leave. Null where a request has no such part. */
const CHANGES: Record<string, Change> = {
  path: ({ target }) => ({
    target: target.startsWith('/v3/')
      ? target.replace(/^[^?]+/, (path) => (path === '/v3/regions' ? '/v3/users' : '/v3/regions'))
      : target.replace(LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID),
  }),
  'one more parameter': ({ target }) => ({ target: `${target}${target.includes('?') ? '&' : '?'}zz=1` }),
  'the end of the query': ({ target }) => (target.includes('?') ? { target: `${target}x` } : null),
  host: (wire) => header(wire, 'host', (host) => host.replace('127.0.0.1', 'localhost')),
  'content type': (wire) => header(wire, 'content-type', (type) => `${type};charset=utf-8`),
  body: (wire) => (isUnsigned(wire) ? null : { body: `${wire.body} ` }),
  'the digest of the body': (wire) => header(wire, 'x-sdk-content-sha256', () => 'a'.repeat(64)),
  date: (wire) => header(wire, 'x-sdk-date', nextSecond),
  'another key': (wire) => header(wire, 'authorization', (text) => text.replace('LOCALADMIN', 'LOCALVIEWER')),
  signature: (wire) =>
    header(wire, 'authorization', (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))),
  'names of the signed headers': (wire) => header(wire, 'authorization', (text) => text.replace(/host;|;host/, '')),
};

describe('40 requests of the official SDK', () => {
  it('are 40', () => expect(REQUESTS).toHaveLength(40));

  it.each(REQUESTS)('accepts %s, and again as recorded; refuses it with one change', async (_, request, ...wanted) => {
    eg.sent.length = 0;
    expect(await sendBySdk(client, structuredClone(request))).toEqual(wanted);
    expect(eg.sent).toHaveLength(1);
    const [wire] = eg.sent as [WireRequest];
    expect(wire.headers.Authorization).toMatch(/^SDK-HMAC-SHA256 Access=LOCALADMIN, /);
    // The same bytes once more are as good: what follows is refused for its change alone.
    const again = await sendAgain(eg, wire);
    expect(again.status === 401 || again.status === 403).toBe(false);

    const outcomes = await Promise.all(
      Object.entries(CHANGES).map(async ([part, change]) => {
        const changed = change(wire);
        if (changed === null) return null;
        const { status, json } = await sendAgain(eg, { ...wire, ...changed });
        return status === 401 && json.error_code === 'APIGW.0301' ? null : `${part}: ${status}`;
      }),
    );
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([]);
  });

  it('accepts another body with UNSIGNED-PAYLOAD, and refuses another path', async () => {
    eg.sent.length = 0;
    await sendBySdk(client, sdkRequest('POST', `${P}/channels`, { ...asText, data: { name: 'unsigned' } }));
    const [wire] = eg.sent as [WireRequest];
    const changed = await sendAgain(eg, { ...wire, body: '{"name":"changed"}' });
    expect([changed.status, changed.json.error_code]).toEqual([400, 'EG.00014000']);
    const elsewhere = await sendAgain(eg, { ...wire, target: `${wire.target}?a=1` });
    expect([elsewhere.status, elsewhere.json.error_code]).toEqual([401, 'APIGW.0301']);
  });
});

describe('refusals of signed requests', () => {
  const NOTHING = sdkRequest('GET', `${P}/channels`);
  const asked = async (headers: (wire: WireRequest) => Partial<WireRequest>, by = client) => {
    eg.sent.length = 0;
    await sendBySdk(by, structuredClone(NOTHING));
    const [wire] = eg.sent as [WireRequest];
    const { status, json } = await sendAgain(eg, { ...wire, ...headers(wire) });
    return [status, json.error_code, json.error_msg];
  };
  const PREFIX = 'Incorrect IAM authentication information: ';

  it('repeat what the gateway would have signed, without a secret', async () => {
    const [status, code, message] = await asked((wire) => ({ target: `${wire.target}?a=b c`.replace(' ', '%20') }));
    expect([status, code]).toEqual([401, 'APIGW.0301']);
    const host = eg.url.replace('http://', '');
    expect(message).toMatch(
      new RegExp(
        `^${PREFIX}verify aksk signature fail,canonicalRequest:GET\\|/v1/${LOCAL_PROJECT_ID}/channels/\\|a=b%20c\\|.*\\|host:${host}\\|.*x-project-id:${LOCAL_PROJECT_ID}\\|x-sdk-date:\\d{8}T\\d{6}Z\\|\\|.*host.*\\|e3b0c442.*b855$`,
      ),
    );
  });

  it.each<[string, (text: string) => string, string]>([
    ['an unknown key', (text) => text.replace('LOCALADMIN', 'LOCALNOBODY'), 'Get secretKey failed'],
    ['half a signature', (text) => text.slice(0, -32), 'calc ak sk signature fail:Authorization is malformed'],
  ])('name %s', async (_, change, message) => {
    expect(await asked((wire) => header(wire, 'authorization', change))).toEqual([
      401,
      'APIGW.0301',
      `${PREFIX}${message}`,
    ]);
  });

  it('take a clock that is 15 minutes off, and none that is a millisecond more', async () => {
    eg.sent.length = 0;
    await sendBySdk(client, structuredClone(NOTHING));
    const [wire] = eg.sent as [WireRequest];
    const iso = wire.headers['X-Sdk-Date']?.replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z') ?? '';
    const seen = [];
    for (const ms of [-900_001, -900_000, 0, 900_000, 900_001]) {
      eg.setClock(Date.parse(iso) + ms);
      const { status, json } = await sendAgain(eg, wire);
      seen.push([ms, status, json.error_msg]);
    }
    eg.setClock(Date.now());
    const expired = [401, `${PREFIX}calc ak sk signature fail:signature expired`];
    expect(seen).toEqual([
      [-900_001, ...expired],
      [-900_000, 200, undefined],
      [0, 200, undefined],
      [900_000, 200, undefined],
      [900_001, ...expired],
    ]);
  });

  it('are 403 for another project than the one of the path, and for a change by the viewer', async () => {
    const other = new BasicCredentials({ ...ADMIN_KEY, projectId: LOCAL_SECOND_PROJECT_ID });
    const path = sdkRequest('GET', `/v1/${LOCAL_PROJECT_ID}/channels`);
    expect(await sendBySdk(sdkClient(eg.url, other), path)).toEqual([403, 'EG.00014030']);
    const unknown = sdkRequest('GET', `/v1/${'0'.repeat(32)}/channels`);
    expect(await sendBySdk(sdkClient(eg.url, new BasicCredentials(ADMIN_KEY)), unknown)).toEqual([403, 'EG.00014030']);
    const key = { ak: 'LOCALVIEWER', sk: 'eventgrid-local-viewer-secret', projectId: LOCAL_PROJECT_ID };
    const viewer = sdkClient(eg.url, new BasicCredentials(key));
    expect(await sendBySdk(viewer, structuredClone(NOTHING))).toEqual([200]);
    const create = sdkRequest('POST', `${P}/channels`, { data: { name: 'by-viewer' } });
    expect(await sendBySdk(viewer, create)).toEqual([403, 'EG.00014030']);
  });
});

describe('default credentials', () => {
  it('find the project of the region', async () => {
    const credentials = new BasicCredentials({ ...ADMIN_KEY, iamEndpoint: eg.url });
    expect(await sendBySdk(sdkClient(eg.url, credentials, 'local'), sdkRequest('GET', `${P}/sources`))).toEqual([200]);
    expect(credentials.getPathParams()).toEqual({ project_id: LOCAL_PROJECT_ID });
    expect(eg.sent.at(-1)?.target).toBe(`/v1/${LOCAL_PROJECT_ID}/sources`);
  });

  it('find the account', async () => {
    const credentials = new GlobalCredentials({ ...ADMIN_KEY, iamEndpoint: eg.url });
    expect(await sendBySdk(sdkClient(eg.url, credentials, 'local'), sdkRequest('GET', '/v3/regions'))).toEqual([200]);
    expect(credentials.getPathParams()).toEqual({ domain_id: LOCAL_DOMAIN.id });
  });

  it('report a region that is not here in the SDK’s own words', async () => {
    const credentials = new BasicCredentials({ ...ADMIN_KEY, iamEndpoint: eg.url });
    const asked = sdkClient(eg.url, credentials, 'cn-north-4').sendRequest(sdkRequest('GET', `${P}/sources`));
    await expect(asked).rejects.toThrow(/not supported/);
  });
});

describe('temporary keys', () => {
  const sources = () => sdkRequest('GET', `${P}/sources`);
  const issue = async (duration = 900) => {
    const identity = { methods: ['token'], token: { duration_seconds: duration } };
    const token = await eg.grid.signIn('admin', 'local');
    const { status, json } = await eg.grid.call('POST', '/v3.0/OS-CREDENTIAL/securitytokens', {
      token,
      body: { auth: { identity } },
    });
    expect(status).toBe(201);
    return json.credential as { access: string; secret: string; securitytoken: string; expires_at: string };
  };
  const by = ({ access, secret, securitytoken }: { access: string; secret: string; securitytoken?: string }) =>
    sdkClient(
      eg.url,
      new BasicCredentials({
        ak: access,
        sk: secret,
        projectId: LOCAL_PROJECT_ID,
        ...(securitytoken === undefined ? {} : { securityToken: securitytoken }),
      }),
    );

  it('work with their security token only, until they end', async () => {
    const key = await issue();
    expect(await sendBySdk(by(key), sources())).toEqual([200]);
    expect(await sendBySdk(by({ access: key.access, secret: key.secret }), sources())).toEqual([401, 'APIGW.0301']);
    // Five minutes ago, so that it ends while signatures of now are still in time.
    eg.setClock(Date.now() - 300_000);
    const other = await issue();
    expect(await sendBySdk(by({ ...key, securitytoken: other.securitytoken }), sources())).toEqual([401, 'APIGW.0301']);
    expect(await sendBySdk(by({ ...key, secret: other.secret }), sources())).toEqual([401, 'APIGW.0301']);
    const endsAt = Date.parse(other.expires_at);
    eg.setClock(endsAt - 1);
    expect(await sendBySdk(by(other), sources())).toEqual([200]);
    eg.setClock(endsAt);
    expect(await sendBySdk(by(other), sources())).toEqual([401, 'APIGW.0301']);
    eg.setClock(Date.now());
  });

  it('do not show the security token in a refusal', async () => {
    const key = await issue();
    eg.sent.length = 0;
    await sendBySdk(by(key), sources());
    const [wire] = eg.sent as [WireRequest];
    const { status, json } = await sendAgain(eg, { ...wire, target: `${wire.target}?a=1` });
    expect([status, json.error_code]).toEqual([401, 'APIGW.0301']);
    expect(json.error_msg).toContain('x-security-token:***');
    expect(json.error_msg).not.toContain(key.securitytoken);
  });

  it('are not mixed up with a permanent key', async () => {
    const { securitytoken } = await issue();
    const mixed = by({ access: ADMIN_KEY.ak, secret: ADMIN_KEY.sk, securitytoken });
    expect(await sendBySdk(mixed, sources())).toEqual([401, 'APIGW.0301']);
  });
});
