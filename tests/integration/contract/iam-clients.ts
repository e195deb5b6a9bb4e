import { createHash, createHmac } from 'node:crypto';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { signInBody } from '../../support/eventgrid-client';
import { answers, type ContractCase, type ContractTable, type Eg, expectKeystone, proves } from './contract-case';

const DOMAIN_ID = '0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b4';
const ADMIN_ID = '3a1b5c7d9e0f4a2b8c6d4e2f0a1b3c5d';
const get = (eg: Eg, path: string, token: string | null = eg.admin) => eg.client.send('GET', path, { token });
const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** Signs a GET by hand, as the documented algorithm has it, with the date as the only signed header. */
function signedGet(
  eg: Eg,
  path: string,
  { key = 'LOCALADMIN', secret = 'eventgrid-local-admin-secret', body = '' } = {},
) {
  const date = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const [uri, query = ''] = path.split('?');
  const canonical = ['GET', `${uri}/`, query, `x-sdk-date:${date}`, '', 'x-sdk-date', hex(body)].join('\n');
  const text = ['SDK-HMAC-SHA256', date, hex(canonical)].join('\n');
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  const Authorization = `SDK-HMAC-SHA256 Access=${key}, SignedHeaders=x-sdk-date, Signature=${signature}`;
  const headers = { Authorization, 'X-Sdk-Date': date };
  return eg.client.send('GET', path, { headers, ...(body === '' ? {} : { body }) });
}

/** What holds for every list of IAM: who may ask, and how. */
const forEveryone = (operation: string, path: string): ContractCase[] => [
  ...answers(operation, 200, {
    'the viewer': (eg) => get(eg, path, eg.viewer),
    'a signed request with the body {}': (eg) => signedGet(eg, path, { body: '{}' }),
    'a request signed by the viewer': (eg) =>
      signedGet(eg, path, { key: 'LOCALVIEWER', secret: 'eventgrid-local-viewer-secret' }),
    "another project's token": (eg) => get(eg, path, eg.second),
  }),
  ...proves(operation, {
    'refuses a request without token and signature': async (eg) =>
      expectKeystone(await get(eg, path, null), 401, 'Unauthorized'),
    'refuses a token that was never issued': async (eg) =>
      expectKeystone(await get(eg, path, 'MIIunknown'), 401, 'Unauthorized'),
    'refuses a wrong signature in the shape of the gateway': async (eg) => {
      const { status, json } = await signedGet(eg, path, { secret: 'wrong' });
      expect([status, json]).toEqual([401, expect.objectContaining({ error_code: 'APIGW.0301' })]);
    },
  }),
];

const links = (eg: Eg, path: string) => ({ self: `${eg.client.url}${path}`, next: null, previous: null });
const projectOf = (eg: Eg, id: string, name: string) => ({
  id,
  name,
  domain_id: DOMAIN_ID,
  parent_id: DOMAIN_ID,
  enabled: true,
  is_domain: false,
  description: '',
  links: { self: `${eg.client.url}/v3/projects/${id}` },
});
const namesIn = ({ json }: { json: unknown }) =>
  z
    .object({ projects: z.array(z.looseObject({ name: z.string() })) })
    .parse(json)
    .projects.map(({ name }) => name);

const lists = [
  ...proves('keystoneListProjects', {
    'finds the one project of a name': async (eg) => {
      expect((await get(eg, '/v3/projects?name=local')).json).toEqual({
        links: links(eg, '/v3/projects'),
        projects: [projectOf(eg, eg.projectId, 'local')],
      });
    },
    'finds nothing for a region of the cloud, and no part of a name': async (eg) => {
      expect(namesIn(await get(eg, '/v3/projects?name=cn-north-4'))).toEqual([]);
      expect(namesIn(await get(eg, '/v3/projects?name=loc'))).toEqual([]);
    },
    'lists all projects of the account, and none of another': async (eg) => {
      for (const query of ['', `?domain_id=${DOMAIN_ID}`, `?parent_id=${DOMAIN_ID}`]) {
        expect(namesIn(await get(eg, `/v3/projects${query}`))).toEqual(['local', 'local-second']);
      }
      for (const query of ['?domain_id=x', '?parent_id=x', '?name=local&domain_id=x']) {
        expect(namesIn(await get(eg, `/v3/projects${query}`))).toEqual([]);
      }
    },
  }),
  ...proves('keystoneListAuthDomains', {
    'lists the account alone': async (eg) => {
      const self = `${eg.client.url}/v3/domains/${DOMAIN_ID}`;
      expect((await get(eg, '/v3/auth/domains')).json).toEqual({
        links: links(eg, '/v3/auth/domains'),
        domains: [{ id: DOMAIN_ID, name: 'local', enabled: true, description: '', links: { self } }],
      });
    },
  }),
  ...proves('keystoneListRegions', {
    'lists the one region as public': async (eg) => {
      expect((await get(eg, '/v3/regions')).json).toMatchObject({ regions: [{ id: 'local', type: 'public' }] });
    },
  }),
  ...proves('keystoneListUsers', {
    'finds a user by name': async (eg) => {
      const self = `${eg.client.url}/v3/users/${ADMIN_ID}`;
      expect((await get(eg, '/v3/users?name=admin')).json).toEqual({
        links: links(eg, '/v3/users'),
        users: [{ id: ADMIN_ID, name: 'admin', domain_id: DOMAIN_ID, enabled: true, links: { self } }],
      });
    },
    'shows no secret of any user': async (eg) => {
      const { text, json } = await get(eg, '/v3/users');
      expect(json).toMatchObject({ users: [{ name: 'admin' }, { name: 'viewer' }, { name: 'mfa' }] });
      expect(text).not.toMatch(/secret|password|mfaSecret|LOCALADMIN/);
    },
    'finds nobody for an unknown name': async (eg) => {
      expect((await get(eg, '/v3/users?name=nobody')).json).toMatchObject({ users: [] });
    },
  }),
  ...proves('keystoneShowCatalog', {
    'names EventGrid and IAM at the address that the client used': async (eg) => {
      const { json } = await get(eg, '/v3/auth/catalog');
      const endpoint = (url: string) => expect.objectContaining({ url, region: 'local', interface: 'public' });
      expect(json).toMatchObject({
        catalog: [
          { type: 'eg', endpoints: [endpoint(eg.client.url)] },
          { type: 'iam', endpoints: [endpoint(`${eg.client.url}/v3`)] },
        ],
      });
    },
  }),
  ...proves('keystoneShowVersion', {
    'names version 3, and links to the address that the client used': async (eg) => {
      expect((await get(eg, '/v3', null)).json).toMatchObject({
        version: { id: 'v3.6', status: 'stable', links: [{ rel: 'self', href: `${eg.client.url}/v3/` }] },
      });
    },
  }),
  ...answers('keystoneShowVersion', 200, {
    'a request with a token': (eg) => get(eg, '/v3'),
    'a token that was never issued': (eg) => get(eg, '/v3', 'MIIunknown'),
    'a signed request': (eg) => signedGet(eg, '/v3'),
    'a wrong signature, which it has no need of': (eg) => signedGet(eg, '/v3', { secret: 'wrong' }),
  }),
  ...forEveryone('keystoneListProjects', '/v3/projects'),
  ...forEveryone('keystoneListAuthDomains', '/v3/auth/domains'),
  ...forEveryone('keystoneShowCatalog', '/v3/auth/catalog'),
  ...forEveryone('keystoneListRegions', '/v3/regions'),
  ...forEveryone('keystoneListUsers', '/v3/users'),
];

const KEYS = '/v3.0/OS-CREDENTIAL/securitytokens';
const ask = (
  eg: Eg,
  token: object | null,
  { header = eg.admin, methods = ['token'] }: { header?: string | null; methods?: string[] } = {},
) =>
  eg.client.send('POST', KEYS, {
    token: header,
    body: { auth: { identity: { methods, ...(token ? { token } : {}) } } },
  });
const credential = z.object({
  credential: z.strictObject({
    access: z.string(),
    secret: z.string(),
    securitytoken: z.string(),
    expires_at: z.string(),
  }),
});
const lifeOf = ({ json }: { json: unknown }) =>
  Math.round((Date.parse(credential.parse(json).credential.expires_at) - Date.now()) / 60_000);

const keys = proves('createTemporaryAccessKeyByToken', {
  'issues a key for 15 minutes, in the cloud’s form, another one each time': async (eg) => {
    const [first, second] = [await ask(eg, { duration_seconds: 900 }), await ask(eg, null)];
    expect([first.status, second.status]).toEqual([201, 201]);
    const one = credential.parse(first.json).credential;
    expect(one.access).toMatch(/^[A-Z0-9]{20}$/);
    expect(one.secret).toHaveLength(40);
    expect(one.expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(Object.values(credential.parse(second.json).credential)).not.toEqual(
      expect.arrayContaining([one.access, one.secret, one.securitytoken]),
    );
    expect([lifeOf(first), lifeOf(second)]).toEqual([15, 15]);
  },
  'issues one for up to 24 hours': async (eg) => {
    expect(lifeOf(await ask(eg, { duration_seconds: 86_400 }))).toBe(24 * 60);
  },
  'takes the token from the body, before that of the header': async (eg) => {
    expect((await ask(eg, { id: eg.viewer }, { header: null })).status).toBe(201);
    expectKeystone(await ask(eg, { id: 'MIIunknown' }), 401, 'Unauthorized');
  },
  'refuses a duration under 15 minutes, over 24 hours, or that is no whole number': async (eg) => {
    for (const duration_seconds of [899, 86_401, 900.5, '900', -1]) {
      expectKeystone(await ask(eg, { duration_seconds }), 400, 'Bad Request');
    }
  },
  'refuses a request without a token, and a token that was never issued': async (eg) => {
    expectKeystone(await ask(eg, null, { header: null }), 401, 'Unauthorized');
    expectKeystone(await ask(eg, null, { header: 'MIIunknown' }), 401, 'Unauthorized');
  },
  'refuses the method assume_role, and none': async (eg) => {
    expectKeystone(await ask(eg, null, { methods: ['assume_role'] }), 400, 'Bad Request');
    expectKeystone(await ask(eg, null, { methods: [] }), 400, 'Bad Request');
  },
});

const signIn = (eg: Eg, user: object, scope: object | undefined) =>
  eg.client.send('POST', '/v3/auth/tokens?nocatalog=true', {
    body: { auth: { identity: { methods: ['password'], password: { user } }, ...(scope ? { scope } : {}) } },
  });
const PROJECT = { project: { name: 'local' } };

const byId = proves('createToken', {
  'takes a user by ID without an account': async (eg) => {
    const answer = await signIn(eg, { id: ADMIN_ID, password: 'eventgrid' }, PROJECT);
    expect([answer.status, answer.json]).toMatchObject([201, { token: { user: { id: ADMIN_ID, name: 'admin' } } }]);
  },
  'takes a user by name with the ID of the account': async (eg) => {
    const user = { name: 'viewer', password: 'eventgrid', domain: { id: DOMAIN_ID } };
    expect((await signIn(eg, user, PROJECT)).json).toMatchObject({ token: { user: { name: 'viewer' } } });
  },
  'describes a token for the account by its domain, and no project': async (eg) => {
    const user = { id: ADMIN_ID, password: 'eventgrid' };
    for (const scope of [{ domain: { id: DOMAIN_ID } }, { domain: { name: 'local' } }]) {
      const { status, json } = await signIn(eg, user, scope);
      const token = z.object({ token: z.looseObject({}) }).parse(json).token;
      expect([status, token.domain]).toEqual([201, { id: DOMAIN_ID, name: 'local' }]);
      expect(token).not.toHaveProperty('project');
    }
  },
  'refuses an unknown ID, a wrong password, and another account, alike': async (eg) => {
    for (const user of [
      { id: '0'.repeat(32), password: 'eventgrid' },
      { id: ADMIN_ID, password: 'wrong' },
      { name: 'admin', password: 'eventgrid', domain: { id: 'x' } },
    ]) {
      const answer = await signIn(eg, user, PROJECT);
      expectKeystone(answer, 401, 'Unauthorized');
      expect(answer.json).toMatchObject({ error: { message: 'The username or password is wrong.' } });
    }
  },
  'refuses a user by name without an account, and one without name and ID': async (eg) => {
    expectKeystone(await signIn(eg, { name: 'admin', password: 'eventgrid' }, PROJECT), 400, 'Bad Request');
    expectKeystone(await signIn(eg, { password: 'eventgrid' }, PROJECT), 400, 'Bad Request');
  },
  'signs in the user of the usual body with an ID as well': async (eg) => {
    const { user } = signInBody('admin', 'local').auth.identity.password;
    expect((await signIn(eg, { ...user, id: ADMIN_ID }, PROJECT)).status).toBe(201);
  },
});

/** What clients ask IAM before they call EventGrid: lists, temporary keys, and sign-ins by ID. */
export const iamClients: ContractTable = { noun: 'IAM clients', options: [], cases: [...lists, ...keys, ...byId] };
