import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../support/local-eventgrid';
import { rawRequest } from '../support/raw-request';

// What Terraform's provider sends before its first resource, with bodies written by hand from its code: it signs
// neither Host nor X-Project-Id, and sends the latter anyway.

const DOMAIN_ID = '0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b4';
const ADMIN_ID = '3a1b5c7d9e0f4a2b8c6d4e2f0a1b3c5d';
const DATE = '20261125T100000Z';
let grid: TestEventGrid;

beforeAll(async () => {
  grid = await startTestEventGrid({ listen: true });
});
afterAll(() => grid.close());

const hex = (text: string) => createHash('sha256').update(text).digest('hex');
const queryOf = (query: Record<string, string>) =>
  Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&');

/** Sends a request as the provider does with an access key; headers of `more` are added after signing. */
async function signed(method: string, path: string, query: Record<string, string> = {}, body = '', more = {}) {
  expect(Date.UTC(2026, 10, 25, 10)).toBe(TEST_NOW_MS);
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
    'user-agent': 'huaweicloud-terraform-provider/1.80.0 terraform/1.13.0 (+https://www.terraform.io) golangsdk/2.0.0',
    'x-sdk-date': DATE,
  };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    method,
    path.endsWith('/') ? path : `${path}/`,
    queryOf(query),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    hex(body),
  ].join('\n');
  const text = `SDK-HMAC-SHA256\n${DATE}\n${hex(canonical)}`;
  const signature = createHmac('sha256', 'eventgrid-local-admin-secret').update(text).digest('hex');
  const Authorization = `SDK-HMAC-SHA256 Access=LOCALADMIN, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  // As Go writes a query: a blank is a plus sign.
  const search = queryOf(query).replaceAll('%20', '+');
  const answer = await rawRequest(`${grid.url}${path}${search === '' ? '' : `?${search}`}`, {
    method,
    headers: { ...headers, ...more, Authorization },
    ...(body === '' ? {} : { body }),
  });
  return { status: answer.status, json: answer.text === '' ? {} : JSON.parse(answer.text) };
}

const one = z.tuple([z.looseObject({ id: z.string(), name: z.string() })]);

describe('with an access key', () => {
  it('finds project, account and user, each exactly once', async () => {
    const projects = await signed('GET', '/v3/projects', { name: 'local' });
    expect(one.parse(projects.json.projects)[0]).toMatchObject({ id: LOCAL_PROJECT_ID, domain_id: DOMAIN_ID });
    const more = { 'X-Domain-Id': DOMAIN_ID };
    const domains = await signed('GET', '/v3/auth/domains', {}, '', more);
    expect(one.parse(domains.json.domains)[0]).toMatchObject({ id: DOMAIN_ID, name: 'local', enabled: true });
    const users = await signed('GET', '/v3/users', { name: 'admin' }, '', more);
    expect(one.parse(users.json.users)[0]).toMatchObject({ id: ADMIN_ID, domain_id: DOMAIN_ID, enabled: true });
  });

  it('finds no project for a region of the cloud', async () => {
    expect((await signed('GET', '/v3/projects', { name: 'cn-north-4' })).json.projects).toEqual([]);
  });

  it('makes, reads, finds, changes and deletes a channel, with X-Project-Id outside of the signature', async () => {
    const more = { 'X-Project-Id': LOCAL_PROJECT_ID };
    const P = `/v1/${LOCAL_PROJECT_ID}`;
    const body = '{"description":"Zahlungen für ü","name":"payments"}';
    const made = await signed('POST', `${P}/channels`, {}, body, more);
    expect([made.status, made.json]).toMatchObject([200, { name: 'payments', provider_type: 'CUSTOM' }]);
    const path = `${P}/channels/${made.json.id}`;
    expect((await signed('GET', path, {}, '', more)).json).toEqual(made.json);
    const found = await signed('GET', `${P}/channels`, { fuzzy_name: 'pay ments', limit: '1000' }, '', more);
    expect([found.status, found.json.total]).toEqual([200, 0]);
    const changed = await signed('PUT', path, {}, '{"description":"","enterprise_project_id":"0"}', more);
    expect([changed.status, changed.json.description]).toEqual([200, '']);
    expect((await signed('GET', path, {}, '', more)).json).toEqual(changed.json);
    expect((await signed('DELETE', path, {}, '', more)).status).toBe(204);
    expect((await signed('GET', path, {}, '', more)).status).toBe(404);
  });

  it('is refused with the ID of another project', async () => {
    const more = { 'X-Project-Id': '0'.repeat(32) };
    expect((await signed('GET', `/v1/${LOCAL_PROJECT_ID}/channels`, {}, '', more)).status).toBe(403);
  });
});

describe('with a password', () => {
  const token = z.looseObject({
    project: z.optional(
      z.object({ id: z.string(), name: z.string(), domain: z.object({ id: z.string(), name: z.string() }) }),
    ),
    domain: z.optional(z.object({ id: z.string(), name: z.string() })),
    catalog: z.array(z.looseObject({ type: z.string(), endpoints: z.array(z.looseObject({ region: z.string() })) })),
  });
  const signIn = async (user: object, scope: object | null) => {
    const identity = { methods: ['password'], password: { user } };
    const body = { auth: { identity, ...(scope ? { scope } : {}) } };
    const answer = await grid.call('POST', '/v3/auth/tokens', { token: null, body });
    expect(answer.status).toBe(201);
    return { subject: answer.headers.get('X-Subject-Token') ?? '', token: token.parse(answer.json.token) };
  };
  const DOMAIN = { id: DOMAIN_ID, name: 'local' };

  it.each([
    ['names', { name: 'admin', password: 'eventgrid', domain: { name: 'local' } }],
    ['the account’s ID', { name: 'admin', password: 'eventgrid', domain: { id: DOMAIN_ID } }],
    ['the user’s ID', { id: ADMIN_ID, password: 'eventgrid' }],
  ])('signs in twice by %s: for the project, and for the account', async (_, user) => {
    const scope = { project: { name: 'local', domain: { name: 'local' } } };
    const forProject = await signIn(user, scope);
    expect(forProject.token.project).toEqual({ id: LOCAL_PROJECT_ID, name: 'local', domain: DOMAIN });
    expect(forProject.token.catalog.map(({ type }) => type)).toEqual(['eg', 'iam']);
    const forAccount = await signIn(user, 'id' in user ? null : { domain: { id: DOMAIN_ID } });
    expect([forAccount.token.project, forAccount.token.domain]).toEqual([undefined, DOMAIN]);
    const channels = await grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/channels`, { token: forProject.subject });
    expect(channels.status).toBe(200);
    const users = await grid.call('GET', '/v3/users?name=admin', { token: forAccount.subject });
    expect(one.parse(users.json.users)[0].id).toBe(ADMIN_ID);
  });

  it('goes on with a token by its project’s ID alone', async () => {
    const first = await signIn({ id: ADMIN_ID, password: 'eventgrid' }, null);
    const auth = {
      identity: { methods: ['token'], token: { id: first.subject } },
      scope: { project: { id: LOCAL_PROJECT_ID } },
    };
    const answer = await grid.call('POST', '/v3/auth/tokens', { token: null, body: { auth } });
    expect([answer.status, answer.json]).toMatchObject([201, { token: { project: { name: 'local' } } }]);
  });
});
