import { describe, expect, it } from 'vitest';
import type { Endpoint } from '@/lib/config/env';
import {
  type EgFailure,
  type EgRefusal,
  type EgResult,
  refusal,
  type SignInReason,
  success,
} from '@/lib/eventgrid/failures/result';
import type { CreateTokenInput, Iam, TokenDetails } from '@/lib/eventgrid/iam';
import { type SignInDeps, signIn } from '@/lib/session/sign-in';
import { createSignInQueue } from '@/lib/session/sign-in-queue';
import type { TokenSignInInput, UserSignInInput } from '@/lib/session/sign-in-schema';
import type { Bucket } from '@/lib/store/throttle';

const now = Date.parse('2026-11-24T12:00:00Z');
const projectId = '0123456789abcdef0123456789abcdef';
const endpoint: Endpoint = {
  id: 'cn-north-4',
  name: 'cn-north-4',
  eventGridUrl: 'https://eg.cn-north-4.myhuaweicloud.com',
  iamUrl: 'https://iam.cn-north-4.myhuaweicloud.com',
};

const byUser: UserSignInInput = {
  method: 'user',
  region: 'cn-north-4',
  account: 'acme',
  user: 'ann',
  password: 'pass',
  passcode: '',
  project: '',
};
const byToken: TokenSignInInput = { method: 'token', region: 'cn-north-4', project_id: projectId, token: 'MIItoken' };

const details: TokenDetails = {
  expiresAt: '2026-11-25T12:00:00.000Z',
  project: { id: projectId, name: 'cn-north-4' },
  user: { id: 'u1', name: 'ann', domain: { id: 'd1', name: 'acme' } },
};
const refused = (status: number, parts: Partial<EgFailure> = {}) => refusal('refused', { status, ...parts }, now);

type Answers = {
  create?: EgResult<{ token: string; details: TokenDetails }>;
  show?: EgResult<TokenDetails>;
  list?: EgResult<{ total: number | null; items: [] }>;
  full?: number;
};

function makeDeps({ create, show, list, full }: Answers = {}) {
  const seen = { created: [] as CreateTokenInput[], lists: 0, iam: 0, buckets: [] as Bucket[][], returned: 0 };
  const iam: Iam = {
    async createToken(input) {
      seen.iam += 1;
      seen.created.push(input);
      return create ?? success({ token: 'MIIissued', details }, 'r1');
    },
    async showToken() {
      seen.iam += 1;
      return show ?? success(details, 'r2');
    },
    enterProject: async () => refusal('refused', { status: 403 }, now),
    listProjects: async () => success([], null),
  };
  const deps: SignInDeps = {
    findEndpoint: (id) => (id === endpoint.id ? endpoint : undefined),
    iamOf: () => iam,
    eventGridOf: () => ({
      async listSources() {
        seen.lists += 1;
        return list ?? success({ total: 0, items: [] }, 'r3');
      },
    }),
    throttle: {
      async take(buckets) {
        seen.buckets.push(buckets);
        return full === undefined ? { ok: true, ticket: 't', areMany: false } : { ok: false, retryAfterSeconds: full };
      },
      async giveBack() {
        seen.returned += 1;
      },
    },
    queue: createSignInQueue(),
    address: null,
    device: null,
    now: () => now,
  };
  return { deps, seen };
}

describe('signIn as an IAM user', () => {
  it("requests the region's own project and returns what IAM says", async () => {
    const { deps, seen } = makeDeps();
    expect(await signIn(byUser, deps)).toEqual({
      ok: true,
      requestId: 'r1',
      data: {
        endpointId: 'cn-north-4',
        project: { id: projectId, name: 'cn-north-4' },
        user: { id: 'u1', name: 'ann', domain: 'acme' },
        expiresAt: '2026-11-25T12:00:00.000Z',
        token: 'MIIissued',
      },
    });
    expect(seen.created).toEqual([{ account: 'acme', user: 'ann', password: 'pass', project: { name: 'cn-north-4' } }]);
    expect(seen.returned).toBe(1);
  });

  it.each([
    ['cn-north-4_orders', { name: 'cn-north-4_orders' }],
    [projectId, { id: projectId }],
    [projectId.toUpperCase(), { id: projectId.toUpperCase() }],
    ['1b4e28ba-2fa1-11d2-883f-0016d3cca427', { id: '1b4e28ba-2fa1-11d2-883f-0016d3cca427' }],
    [`${projectId}0`, { name: `${projectId}0` }],
  ])('reads project %j as %j', async (project, scope) => {
    const { deps, seen } = makeDeps();
    await signIn({ ...byUser, project }, deps);
    expect(seen.created[0]?.project).toEqual(scope);
  });

  it('sends the verification code if there is one', async () => {
    const { deps, seen } = makeDeps();
    await signIn({ ...byUser, passcode: '123456' }, deps);
    expect(seen.created[0]?.passcode).toBe('123456');
  });

  it.each([
    [401, 'The username or password is wrong.'],
    [401, 'Could not find user: ann.'],
    [404, 'Could not find domain: acme.'],
    [400, 'The account acme does not exist.'],
    [403, 'User ann not found'],
  ])('says the same of every wrong credential: IAM answers %i, %s', async (status, message) => {
    const words = { message, code: 'IAM.0011', details: 'x', body: 'x', requestId: 'r9' };
    const { deps, seen } = makeDeps({ create: refused(status, words) });
    expect(await signIn(byUser, deps)).toEqual(refused(401, { requestId: 'r9', signIn: 'credentials' }));
    expect(seen.returned).toBe(0);
  });

  it.each<[number, string, SignInReason, guess: boolean]>([
    [401, 'The account is locked.', 'locked', true],
    [401, 'The password has expired. Change it first.', 'passwordExpired', false],
    [403, 'User password must be changed.', 'passwordExpired', false],
    [401, 'Login protection is enabled for the user.', 'protected', false],
    [403, 'The user has a virtual MFA device: add the method totp with its passcode.', 'protected', false],
    [401, 'The passcode is wrong, too old or spent.', 'passcode', true],
    [401, 'The user has no virtual MFA device: sign in by password alone.', 'passcode', true],
    [403, 'The user has no role on the project.', 'project', false],
    [401, 'Could not find project: nowhere.', 'project', false],
    [404, 'The project could not be found.', 'project', false],
    [400, 'Invalid scope.', 'project', false],
    [403, 'You are not authorized to perform the requested action.', 'forbidden', false],
    [401, 'The user is disabled.', 'forbidden', false],
    [404, 'The resource could not be found.', 'address', true],
    [400, 'Expecting to find valid auth in the request body.', 'badRequest', true],
    [401, '用户已被锁定', 'locked', true],
    [401, '密码已过期', 'passwordExpired', false],
  ])('tells a reason of its own, in IAM’s words too: %i %s', async (status, message, reason, isGuess) => {
    const { deps, seen } = makeDeps({ create: refused(status, { message, requestId: 'r9' }) });
    expect(await signIn(byUser, deps)).toEqual(refused(status, { message, requestId: 'r9', signIn: reason }));
    expect(seen.returned, 'right passwords are no guesses').toBe(isGuess ? 0 : 1);
  });

  it('takes a code that was entered for wrong where IAM still wants one, and counts it', async () => {
    const { deps, seen } = makeDeps({ create: refused(401, { message: 'MFA is required.' }) });
    expect(await signIn({ ...byUser, passcode: '123456' }, deps)).toMatchObject({ failure: { signIn: 'passcode' } });
    expect(seen.returned).toBe(0);
  });

  it.each<[string, Partial<EgFailure>]>([
    ['a firewall’s page', { status: 403, contentType: 'text/html; charset=utf-8', body: '<html>' }],
    ['a page without its type', { status: 401, body: '<!DOCTYPE html><p>' }],
    ['a proxy that wants to know who asks', { status: 407, contentType: 'text/html' }],
    ['a refusal without words', { status: 404 }],
    ['a page with a success', { kind: 'unreadable', status: 200, contentType: 'text/html' }],
  ])('takes %s for no answer of IAM', async (_what, parts) => {
    const create = refusal('refused', parts, now);
    expect(await signIn(byUser, makeDeps({ create }).deps)).toMatchObject({ failure: { signIn: 'notIam' } });
  });

  it.each([
    ['says that IAM’s address is wrong', refused(404, { code: 'APIGW.0101', message: 'No such API' }), 'address'],
    ['leaves the gateway its own words', refused(401, { code: 'APIGW.0301', message: 'x' }), undefined],
  ])('%s', async (_what, create, reason) => {
    const { failure } = (await signIn(byUser, makeDeps({ create }).deps)) as EgRefusal;
    expect(failure.signIn).toBe(reason);
    expect(failure.message).not.toBeNull();
  });

  it.each([
    ['IAM is throttled', refused(429)],
    ['IAM is down', refused(503)],
    ['IAM can’t be reached', refusal('unreachable', {}, now)],
    ['IAM is silent', refusal('timeout', {}, now)],
  ])('reports that %s', async (_, create) => {
    expect(await signIn(byUser, makeDeps({ create }).deps)).toEqual(create);
  });

  it('refuses a token without a project', async () => {
    const create = success({ token: 'MII', details: { ...details, project: null } }, 'r1');
    expect(await signIn(byUser, makeDeps({ create }).deps)).toMatchObject({ failure: { kind: 'unreadable' } });
  });
});

describe('signIn with a token', () => {
  it('reads user, project and expiry from IAM', async () => {
    const result = await signIn(byToken, makeDeps().deps);
    expect(result).toMatchObject({
      ok: true,
      data: { token: 'MIItoken', expiresAt: details.expiresAt, user: { name: 'ann', domain: 'acme' } },
    });
  });

  it.each([
    ['another project', { ...details, project: { id: 'f'.repeat(32), name: 'x' } }, 'tokenProject'],
    ['no project', { ...details, project: null }, 'tokenAccount'],
    ['a past expiry', { ...details, expiresAt: '2026-11-24T12:00:00.000Z' }, 'tokenExpired'],
  ] as const)('refuses a token of %s', async (_, shown, reason) => {
    const { deps, seen } = makeDeps({ show: success(shown, 'r2') });
    expect(await signIn(byToken, deps)).toEqual(refused(401, { requestId: 'r2', signIn: reason }));
    expect(seen.lists).toBe(0);
    expect(seen.returned).toBe(1);
  });

  it.each([400, 401, 404])('believes IAM that the token is bad: %i', async (status) => {
    const { deps, seen } = makeDeps({ show: refused(status, { message: 'Could not find token.' }) });
    expect(await signIn(byToken, deps)).toMatchObject({
      failure: { status, message: 'Could not find token.', signIn: 'tokenRefused' },
    });
    expect(seen.lists).toBe(0);
    expect(seen.returned).toBe(0);
  });

  const silent: [string, EgResult<TokenDetails>][] = [
    ['431', refused(431)],
    ['494', refused(494)],
    ['500', refused(500)],
    ['504', refused(504)],
    ['no connection', refusal('unreachable', {}, now)],
    ['no answer', refusal('timeout', {}, now)],
    ['half an answer', refusal('broken', {}, now)],
    ['a page of HTML', refusal('unreadable', {}, now)],
    ['a firewall’s page', refused(403, { contentType: 'text/html', body: '<html>' })],
    ['an address that is not IAM’s', refused(404, { code: 'APIGW.0101', message: 'No such API' })],
  ];
  it.each(silent)('checks with EventGrid if IAM cannot say: %s', async (_, show) => {
    const { deps, seen } = makeDeps({ show });
    const result = await signIn(byToken, deps);
    expect(seen.lists).toBe(1);
    expect(result).toMatchObject({
      ok: true,
      data: { expiresAt: null, project: { id: projectId, name: projectId }, user: { id: '', name: '', domain: '' } },
    });
  });

  it.each([
    [refused(403, { code: 'EG.00014030' }), true],
    [refused(403, { contentType: 'text/html', body: '<html>' }), false],
    [refused(401), false],
    [refused(500), false],
    [refusal('unreachable', {}, now), false],
  ])('reads EventGrid: %o', async (list, accepted) => {
    const result = await signIn(byToken, makeDeps({ show: refused(431), list }).deps);
    expect(result.ok).toBe(accepted);
  });
});

describe('the throttle', () => {
  it('refuses before IAM is called and names the wait', async () => {
    const { deps, seen } = makeDeps({ full: 17 });
    expect(await signIn(byUser, deps)).toEqual(refusal('throttled', { retryAfterSeconds: 17 }, now));
    expect(seen.iam).toBe(0);
  });

  it('counts a user in two buckets, a token in one, and an address if it is known', async () => {
    const { deps, seen } = makeDeps();
    await signIn(byUser, deps);
    await signIn(byToken, deps);
    await signIn(byUser, { ...deps, address: '192.0.2.1' });
    expect(seen.buckets.map((buckets) => buckets.length)).toEqual([2, 1, 3]);
  });

  it('has one bucket for a browser that is known for the user, which no queue holds up', async () => {
    const { deps, seen } = makeDeps();
    const queue = createSignInQueue();
    const stuck = Array.from({ length: 8 }, () => queue.run('192.0.2.1', () => new Promise(() => {})));
    expect(await signIn(byUser, { ...deps, queue, address: '192.0.2.1', device: 'key' })).toMatchObject({ ok: true });
    expect(seen.buckets).toMatchObject([[{ name: expect.stringMatching(/^device:key:/), limit: 10 }]]);
    expect(stuck).toHaveLength(8);
  });

  it('counts a sign-in when its turn has come, and lets it wait until then', async () => {
    const { deps, seen } = makeDeps();
    const queue = createSignInQueue();
    const ends: (() => void)[] = [];
    for (let n = 0; n < 8; n += 1) void queue.run('', () => new Promise<void>((done) => ends.push(done)));
    const waiting = signIn(byUser, { ...deps, queue });
    await Promise.resolve();
    expect(seen).toMatchObject({ iam: 0, buckets: [] });
    ends[0]?.();
    expect(await waiting).toMatchObject({ ok: true });
    expect(seen.buckets).toHaveLength(1);
  });

  it('asks to try again when no turn came, and has counted nothing', async () => {
    const { deps, seen } = makeDeps();
    const queue = createSignInQueue({ longestWaitMs: 1 });
    for (let n = 0; n < 8; n += 1) void queue.run('', () => new Promise(() => {}));
    expect(await signIn(byUser, { ...deps, queue })).toEqual(refusal('throttled', { retryAfterSeconds: 5 }, now));
    expect(seen).toMatchObject({ iam: 0, buckets: [], returned: 0 });
  });
});

it('refuses a region that is not offered', async () => {
  const { deps, seen } = makeDeps();
  expect(await signIn({ ...byUser, region: 'evil.example' }, deps)).toMatchObject({
    failure: { kind: 'invalid-input', fieldErrors: { region: 'region.required' } },
  });
  expect(seen.iam).toBe(0);
});
