import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { signInBody, startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../../support/local-eventgrid';

const TOKENS = '/v3/auth/tokens';
const DAY_MS = 24 * 60 * 60 * 1000;
let grid: TestEventGrid;

beforeEach(async () => {
  grid = await startTestEventGrid();
});
afterEach(() => grid.close());

describe('POST /v3/auth/tokens', () => {
  it('answers 201 with the token in X-Subject-Token and its data in the body', async () => {
    const answer = await grid.call('POST', TOKENS, {
      token: null,
      headers: { 'Content-Type': 'application/json;charset=utf8' },
      body: '{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","password":"eventgrid","domain":{"name":"local"}}}},"scope":{"project":{"name":"local"}}}}',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('X-Subject-Token')).toMatch(/^MII[\x21-\x7e]{2045}$/);
    expect(answer.json).toEqual({
      token: {
        expires_at: '2026-11-26T10:00:00.000000Z',
        issued_at: '2026-11-25T10:00:00.000000Z',
        methods: ['password'],
        project: { id: LOCAL_PROJECT_ID, name: 'local', domain: { id: expect.any(String), name: 'local' } },
        user: {
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          name: 'admin',
          domain: { id: expect.any(String), name: 'local' },
          password_expires_at: expect.any(String),
        },
        roles: expect.arrayContaining([expect.objectContaining({ name: expect.any(String) })]),
        catalog: expect.arrayContaining([expect.objectContaining({ endpoints: expect.any(Array) })]),
      },
    });
    expect(answer.text).not.toContain('"eventgrid"');
  });

  it.each(['?nocatalog=true', '?nocatalog=false', '?nocatalog'])('drops the catalog for %s', async (query) => {
    const answer = await grid.call('POST', TOKENS + query, {
      token: null,
      body: signInBody('admin', { name: 'local' }),
    });
    expect(answer.status).toBe(201);
    expect(answer.text).not.toContain('catalog');
  });

  it.each([
    [{ name: 'local' }, LOCAL_PROJECT_ID],
    [{ id: LOCAL_PROJECT_ID }, LOCAL_PROJECT_ID],
    [{ name: 'local-second' }, LOCAL_SECOND_PROJECT_ID],
    [{ id: LOCAL_SECOND_PROJECT_ID }, LOCAL_SECOND_PROJECT_ID],
  ])('enters the project %j', async (project, id) => {
    const answer = await grid.call('POST', TOKENS, { token: null, body: signInBody('viewer', project) });
    expect(answer.json).toMatchObject({ token: { project: { id }, user: { name: 'viewer' } } });
  });

  const right = signInBody('admin', { name: 'local' });
  const { identity, scope } = right.auth;
  const { user } = identity.password;
  it.each([
    ['a wrong password', signInBody('admin', { name: 'local' }, 'Eventgrid'), 401],
    ['an empty password', signInBody('admin', { name: 'local' }, ''), 401],
    ['an unknown user', signInBody('nobody', { name: 'local' }), 401],
    [
      'another account',
      { auth: { scope, identity: { ...identity, password: { user: { ...user, domain: { name: 'x' } } } } } },
      401,
    ],
    [
      'a passcode of a user without a virtual MFA device',
      {
        auth: {
          scope,
          identity: {
            ...identity,
            methods: ['password', 'totp'],
            totp: { user: { id: '0', passcode: '123456' } },
          },
        },
      },
      401,
    ],
    ['totp without its part', { auth: { scope, identity: { ...identity, methods: ['password', 'totp'] } } }, 401],
    ['no auth', {}, 400],
    ['auth null', { auth: null }, 400],
    ['no methods', { auth: { scope, identity: { password: { user } } } }, 400],
    ['no methods in the list', { auth: { scope, identity: { ...identity, methods: [] } } }, 400],
    ['methods that are no list', { auth: { scope, identity: { ...identity, methods: 'password' } } }, 400],
    ['an unknown method', { auth: { scope, identity: { ...identity, methods: ['password', 'magic'] } } }, 401],
    ['a passcode alone', { auth: { scope, identity: { ...identity, methods: ['totp'] } } }, 401],
    ['the method token without its part', { auth: { scope, identity: { methods: ['token'] } } }, 400],
    ['a project without ID and name', { auth: { scope: { project: {} }, identity } }, 400],
    ['no password part', { auth: { scope, identity: { methods: ['password'] } } }, 400],
    ['a password that is a number', signInBody('admin', { name: 'local' }, 1 as never), 400],
    ['a body that is a list', [], 400],
    ['malformed JSON', '{"auth":', 400],
    ['an empty body', '', 400],
  ])('refuses %s in the shape of Keystone', async (_, body, status) => {
    const answer = await grid.call('POST', TOKENS, { token: null, body });
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({
      error: { code: status, message: expect.any(String), title: status === 401 ? 'Unauthorized' : 'Bad Request' },
    });
    expect(answer.headers.get('X-Subject-Token')).toBeNull();
    expect(answer.headers.get('X-Request-Id')).toMatch(/^00000000-[0-9a-f-]+-\d+-[\w-]+$/);
  });

  it.each([{ name: 'nowhere' }, { id: '0'.repeat(32) }])(
    'gives no token for the unknown project %j',
    async (project) => {
      const answer = await grid.call('POST', TOKENS, { token: null, body: signInBody('admin', project) });
      expect([401, 403]).toContain(answer.status);
      expect(answer.json).toEqual({
        error: { code: answer.status, message: expect.any(String), title: expect.any(String) },
      });
      expect(answer.headers.get('X-Subject-Token')).toBeNull();
    },
  );

  it('says the same of an unknown user and of a wrong password', async () => {
    const [user, password] = await Promise.all([
      grid.call('POST', TOKENS, { token: null, body: signInBody('nobody', { name: 'local' }) }),
      grid.call('POST', TOKENS, { token: null, body: signInBody('admin', { name: 'local' }, 'wrong') }),
    ]);
    expect(user.json).toEqual(password.json);
  });

  it('issues a new token each time and leaves the old one good', async () => {
    const second = await grid.signIn('admin', 'local');
    expect(second).not.toBe(grid.adminToken);
    expect((await grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/channels`)).status).toBe(200);
  });

  it.each([64, 2048, 16_384])('issues tokens of exactly %i characters', async (tokenBytes) => {
    const other = await startTestEventGrid({ tokenBytes });
    expect(other.adminToken).toHaveLength(tokenBytes);
    expect((await other.call('GET', `/v1/${LOCAL_PROJECT_ID}/sources`)).status).toBe(200);
    await other.close();
  });
});

describe('GET /v3/auth/tokens', () => {
  const show = (token: string, subject: string, query = '') =>
    grid.call('GET', TOKENS + query, { token, headers: { 'X-Subject-Token': subject } });

  it('answers a token about itself, without a catalog when asked', async () => {
    const answer = await show(grid.adminToken, grid.adminToken, '?nocatalog=true');
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      token: { expires_at: '2026-11-26T10:00:00.000000Z', project: { name: 'local' }, user: { name: 'admin' } },
    });
    expect(answer.text).not.toContain('catalog');
  });

  it('answers 401 for an unknown token and 404 for an unknown subject', async () => {
    const stranger = await show('MIIunknown', grid.adminToken);
    expect(stranger.status).toBe(401);
    expect(stranger.json).toMatchObject({ error: { code: 401, title: 'Unauthorized' } });
    const unknown = await show(grid.adminToken, 'MIIunknown');
    expect(unknown.status).toBe(404);
    expect(unknown.json).toMatchObject({ error: { code: 404, title: 'Not Found' } });
  });

  it('does not show another user’s token to who may only read', async () => {
    const viewer = await grid.signIn('viewer', 'local');
    expect((await show(viewer, viewer)).status).toBe(200);
    expect((await show(viewer, grid.adminToken)).status).toBe(403);
  });
});

describe('a token’s end', () => {
  it('holds for 24 hours to the millisecond', async () => {
    const path = `/v1/${LOCAL_PROJECT_ID}/sources`;
    grid.tick(DAY_MS - 1);
    expect((await grid.call('GET', path)).status).toBe(200);
    grid.tick(1);
    const ended = await grid.call('GET', path);
    expect(ended.status).toBe(401);
    expect(ended.json).toMatchObject({ error_code: 'EG.00014010' });
    expect((await grid.call('GET', '/v3/auth/projects')).status).toBe(401);
    expect(TEST_NOW_MS + DAY_MS).toBe(Date.parse('2026-11-26T10:00:00Z'));
  });
});

describe('GET /v3/auth/projects', () => {
  it('lists the projects of the token’s user', async () => {
    const answer = await grid.call('GET', '/v3/auth/projects');
    expect(answer.status).toBe(200);
    const project = (id: string, name: string) => ({
      id,
      name,
      domain_id: expect.any(String),
      parent_id: expect.any(String),
      enabled: true,
      is_domain: false,
      description: expect.any(String),
      links: { self: expect.stringContaining(id) },
    });
    expect(answer.json).toEqual({
      links: expect.objectContaining({ self: 'http://localhost/v3/auth/projects' }),
      projects: [project(LOCAL_PROJECT_ID, 'local'), project(LOCAL_SECOND_PROJECT_ID, 'local-second')],
    });
  });

  it.each([null, 'MIIunknown'])('answers 401 in the shape of Keystone to token %s', async (token) => {
    const answer = await grid.call('GET', '/v3/auth/projects', { token });
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ error: { code: 401, title: 'Unauthorized' } });
  });
});
