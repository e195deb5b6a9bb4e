import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIam } from '@/lib/eventgrid/iam';
import { LOCAL_MFA_SECRET, LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID, LOCAL_USERS } from '@/lib/eventgrid-local/seed';
import { signInBody, startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';

const TOKENS = '/v3/auth/tokens?nocatalog=true';
const HOUR_MS = 60 * 60 * 1000;
const DOMAIN = { id: expect.any(String), name: 'local' };
let grid: TestEventGrid;
let nowMs: number;

beforeEach(async () => {
  grid = await startTestEventGrid();
  nowMs = TEST_NOW_MS;
});
afterEach(async () => {
  expect(grid.faults).toEqual([]);
  await grid.close();
});

const tick = (ms: number) => {
  nowMs += ms;
  grid.tick(ms);
};
const post = (auth: object) => grid.call('POST', TOKENS, { token: null, body: { auth } });
const tokenOf = ({ headers }: { headers: Headers }) => headers.get('X-Subject-Token') ?? '';
const scope = { project: { name: 'local' } };

describe('a user with a virtual MFA device', () => {
  const { password } = signInBody('mfa', scope.project).auth.identity;
  const userId = LOCAL_USERS.find(({ name }) => name === 'mfa')?.id;
  const passcode = (offsetMs = 0) => new TOTP({ secret: LOCAL_MFA_SECRET }).generate({ timestamp: nowMs + offsetMs });
  const signIn = (user: object, methods = ['password', 'totp'], more: object = {}) =>
    post({ identity: { methods, password, totp: { user } }, scope, ...more });

  it('signs in with password and passcode, and may write', async () => {
    const answer = await signIn({ id: userId, passcode: passcode() });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      token: { methods: ['password', 'totp'], user: { name: 'mfa', id: userId }, project: { id: LOCAL_PROJECT_ID } },
    });
    const body = { name: 'by-mfa' };
    const made = await grid.call('POST', `/v1/${LOCAL_PROJECT_ID}/channels`, { token: tokenOf(answer), body });
    expect(made.status).toBe(200);
    const headers = { 'X-Subject-Token': tokenOf(answer) };
    const shown = await grid.call('GET', TOKENS, { token: tokenOf(answer), headers });
    expect(shown.json).toEqual(answer.json);
  });

  it('may be identified by name instead', async () => {
    expect((await signIn({ name: 'mfa', domain: { name: 'local' }, passcode: passcode() })).status).toBe(201);
  });

  it('signs in through the console', async () => {
    const iam = openIam({
      transport: async (url, init) => grid.app.request(url, init),
      endpoint: { id: 'local', name: 'Local', eventGridUrl: 'http://localhost', iamUrl: 'http://localhost' },
    });
    const input = { account: 'local', user: 'mfa', password: 'eventgrid', project: { name: 'local' } };
    expect(await iam.createToken(input)).toMatchObject({ ok: false, failure: { status: 401 } });
    expect(await iam.createToken({ ...input, passcode: passcode() })).toMatchObject({
      ok: true,
      data: { details: { user: { name: 'mfa' } } },
    });
  });

  it.each([
    ['another user’s ID', () => ({ id: LOCAL_USERS[0]?.id, passcode: passcode() })],
    ['another user’s name', () => ({ name: 'admin', passcode: passcode() })],
    ['another account', () => ({ name: 'mfa', domain: { name: 'x' }, passcode: passcode() })],
    ['nobody', () => ({ passcode: passcode() })],
    ['a passcode from two steps ago', () => ({ id: userId, passcode: passcode(-60_000) })],
    ['a passcode from two steps ahead', () => ({ id: userId, passcode: passcode(60_000) })],
    ['no digits', () => ({ id: userId, passcode: '' })],
  ])('is refused with 401 for %s', async (_, user) => {
    const answer = await signIn(user());
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ error: { title: 'Unauthorized' } });
    expect(tokenOf(answer)).toBe('');
  });

  it.each([-30_000, 30_000])('is let in with a passcode from %i ms away', async (offsetMs) => {
    expect((await signIn({ id: userId, passcode: passcode(offsetMs) })).status).toBe(201);
  });

  it('cannot use a passcode twice, nor an older one, but can use the next one', async () => {
    const user = { id: userId, passcode: passcode() };
    const older = { id: userId, passcode: passcode(-30_000) };
    expect((await signIn(user)).status).toBe(201);
    expect((await signIn(user)).status).toBe(401);
    expect((await signIn(older)).status).toBe(401);
    tick(30_000);
    expect((await signIn({ id: userId, passcode: passcode() })).status).toBe(201);
  });

  it('does not use up a passcode on a wrong password or an unknown project', async () => {
    const user = { id: userId, passcode: passcode() };
    const wrong = { user: { ...password.user, password: 'wrong' } };
    const identity = { methods: ['password', 'totp'], password: wrong, totp: { user } };
    expect((await post({ identity, scope })).status).toBe(401);
    expect((await signIn(user, undefined, { scope: { project: { name: 'nowhere' } } })).status).toBe(403);
    expect((await signIn(user)).status).toBe(201);
  });

  it('needs the passcode', async () => {
    expect((await signIn({ id: userId, passcode: passcode() }, ['password'])).status).toBe(401);
    expect((await post({ identity: { methods: ['password', 'totp'], password }, scope })).status).toBe(401);
  });
});

describe('a token from a token', () => {
  const exchange = (id: string, wanted: object | undefined) =>
    post({ identity: { methods: ['token'], token: { id } }, ...(wanted ? { scope: wanted } : {}) });

  it('opens another project and does not outlive the old token', async () => {
    tick(HOUR_MS);
    const answer = await exchange(grid.adminToken, { project: { id: LOCAL_SECOND_PROJECT_ID } });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      token: {
        methods: ['token'],
        user: { name: 'admin' },
        project: { id: LOCAL_SECOND_PROJECT_ID },
        issued_at: '2026-11-25T11:00:00.000000Z',
        expires_at: '2026-11-26T10:00:00.000000Z',
      },
    });
    const path = `/v1/${LOCAL_SECOND_PROJECT_ID}/sources`;
    expect((await grid.call('GET', path, { token: tokenOf(answer) })).status).toBe(200);
    tick(23 * HOUR_MS);
    expect((await grid.call('GET', path, { token: tokenOf(answer) })).status).toBe(401);
  });

  it('is not issued for an unknown or expired token', async () => {
    expect((await exchange('MIIunknown', scope)).status).toBe(401);
    tick(24 * HOUR_MS);
    expect((await exchange(grid.adminToken, scope)).status).toBe(401);
  });
});

describe('a token of the account', () => {
  const { identity } = signInBody('admin', scope.project).auth;

  it.each([
    ['its name', { scope: { domain: { name: 'local' } } }],
    ['no scope', {}],
    ['an empty scope', { scope: {} }],
    ['a scope of null', { scope: null }],
  ])('is issued for %s; it lists projects, and EventGrid refuses it', async (_, wanted) => {
    const answer = await post({ identity, ...wanted });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ token: { domain: DOMAIN, user: { name: 'admin' } } });
    expect(answer.json.token).not.toHaveProperty('project');
    const token = tokenOf(answer);
    expect((await grid.call('GET', '/v3/auth/projects', { token })).status).toBe(200);
    const refused = await grid.call('GET', `/v1/${LOCAL_PROJECT_ID}/sources`, { token });
    expect([refused.status, refused.json.error_code]).toEqual([403, 'EG.00014030']);
    const entered = await post({ identity: { methods: ['token'], token: { id: token } }, scope });
    expect(entered.json).toMatchObject({ token: { project: { id: LOCAL_PROJECT_ID } } });
  });

  it('is not issued for another account', async () => {
    expect((await post({ identity, scope: { domain: { name: 'x' } } })).status).toBe(401);
    expect((await post({ identity, scope: { domain: { id: '0' } } })).status).toBe(401);
  });
});

describe('a token', () => {
  it('lasts 24 hours to the millisecond', async () => {
    const path = `/v1/${LOCAL_PROJECT_ID}/sources`;
    tick(24 * HOUR_MS - 1);
    expect((await grid.call('GET', path)).status).toBe(200);
    tick(1);
    const ended = await grid.call('GET', path);
    expect([ended.status, ended.json.error_code]).toEqual([401, 'EG.00014010']);
    expect((await grid.call('GET', '/v3/auth/projects')).status).toBe(401);
  });

  it.each([64, 2048, 16_384])('has exactly the %i characters requested', async (tokenBytes) => {
    const other = await startTestEventGrid({ tokenBytes });
    expect(other.adminToken).toHaveLength(tokenBytes);
    expect((await other.call('GET', `/v1/${LOCAL_PROJECT_ID}/sources`)).status).toBe(200);
    await other.close();
  });
});
