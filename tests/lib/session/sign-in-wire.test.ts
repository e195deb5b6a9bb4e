import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openEventGrid } from '@/lib/eventgrid/client';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { openIam } from '@/lib/eventgrid/iam';
import { createTransport } from '@/lib/eventgrid/transport/transport';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';
import type { FaultRule } from '@/lib/eventgrid-local/faults/rule';
import { LOCAL_PROJECT_ID, LOCAL_PROJECTS, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { type SignInDeps, signIn } from '@/lib/session/sign-in';
import { createSignInQueue } from '@/lib/session/sign-in-queue';
import type { SignInInput, UserSignInInput } from '@/lib/session/sign-in-schema';
import { startTestEventGrid, TEST_NOW_MS, type TestEventGrid } from '../../support/local-eventgrid';

// Over a real connection, with the local IAM and its faults.

const HOUR_MS = 3_600_000;
const transport = createTransport();
const faults = createFaultSwitch();
let grid: TestEventGrid;
let one: TestEventGrid;
let ourNow = TEST_NOW_MS;

beforeAll(async () => {
  grid = await startTestEventGrid({ listen: true, faults });
  one = await startTestEventGrid({ listen: true, projects: LOCAL_PROJECTS.slice(1) });
});
afterEach(() => {
  faults.clear();
  ourNow = TEST_NOW_MS;
});
afterAll(async () => {
  await grid.close();
  await one.close();
});

const admin: UserSignInInput = {
  method: 'user',
  region: 'prod',
  account: 'local',
  user: 'admin',
  password: 'eventgrid',
  passcode: '',
  project: 'local',
};

type Options = { id?: string; on?: TestEventGrid; path?: string };

/** Signs in, and says what the page then shows of a refusal. */
async function attempt(parts: Partial<SignInInput> = {}, { id = 'prod', on = grid, path = '' }: Options = {}) {
  const endpoint = { id, name: id, eventGridUrl: on.url, iamUrl: `${on.url}${path}` };
  const seen = { returned: 0 };
  const now = () => ourNow;
  const deps: SignInDeps = {
    findEndpoint: () => endpoint,
    iamOf: () => openIam({ transport, endpoint, now }),
    eventGridOf: (_, projectId, token) => openEventGrid({ transport, endpoint, projectId, token }),
    throttle: {
      take: async () => ({ ok: true, ticket: 't', areMany: false }),
      giveBack: async () => {
        seen.returned += 1;
      },
    },
    queue: createSignInQueue(),
    address: null,
    device: null,
    now,
  };
  const result = await signIn({ ...admin, ...parts } as SignInInput, deps);
  const failure = result.ok ? null : result.failure;
  const messages = dictionaryOf('en').failures;
  return {
    result,
    failure,
    key: failure && explainFailure(failure, { operation: 'signIn', messages }).key,
    isCounted: seen.returned === 0,
  };
}

const meet = (rule: Omit<FaultRule, 'id'>) => faults.add({ path: '/v3/auth/tokens', ...rule });

describe('IAM’s reason', () => {
  it('is one for a wrong account, user and password, which does not tell which', async () => {
    const wrong = [{ account: 'other' }, { user: 'nobody' }, { password: 'wrong' }];
    const answers = await Promise.all(wrong.map((parts) => attempt(parts)));
    for (const { key, failure, isCounted } of answers) {
      expect(key).toBe('signInRefused');
      expect({ ...failure, time: null, requestId: null }).toEqual({
        ...answers[0]?.failure,
        time: null,
        requestId: null,
      });
      expect(failure?.message).toBeNull();
      expect(isCounted).toBe(true);
    }
  });

  it.each([
    ['a project that is not the user’s', { project: 'nowhere' }, 'signInProject', false],
    ['a user with MFA and no code', { user: 'mfa' }, 'signInProtected', false],
    ['a wrong code', { user: 'mfa', passcode: '000000' }, 'signInPasscode', true],
    ['a code of a user without MFA', { passcode: '123456' }, 'signInPasscode', true],
  ])('names %s, with IAM’s own message', async (_what, parts, advice, counts) => {
    const { key, failure, isCounted } = await attempt(parts);
    expect(key).toBe(advice);
    expect(failure?.message).toMatch(/\w/);
    expect(isCounted).toBe(counts);
  });

  it.each([
    ['The account is locked.', 401, 'signInLocked'],
    ['The password has expired.', 401, 'signInPasswordExpired'],
    ['Login protection is on.', 403, 'signInProtected'],
    ['The access control policy does not allow your address.', 403, 'signInForbidden'],
  ])('names what IAM refuses for: %s', async (message, status, advice) => {
    meet({ fault: 'iam-refusal', status, message });
    expect(await attempt()).toMatchObject({ key: advice, failure: { status, message } });
  });

  it('says of a firewall’s page that it is none of IAM’s', async () => {
    meet({ fault: 'html-502', status: 403 });
    expect((await attempt()).key).toBe('signInNotIam');
  });

  it('says of an address with /v3 twice that IAM has nothing there', async () => {
    expect((await attempt({}, { path: '/v3' })).key).toBe('signInAddress');
  });

  it('tells tokens apart: of another project, of the account, unknown', async () => {
    const token = await grid.signIn('admin', 'local-second');
    const byToken = (project_id: string, text = token) =>
      attempt({ method: 'token', project_id, token: text } as Partial<SignInInput>);
    expect((await byToken(LOCAL_SECOND_PROJECT_ID)).result.ok).toBe(true);
    expect((await byToken(LOCAL_PROJECT_ID)).key).toBe('signInTokenProject');
    expect((await byToken(LOCAL_PROJECT_ID, 'MIInever')).key).toBe('signInTokenRefused');
  });
});

describe('a sign-in without a project', () => {
  const sentTo = (to: TestEventGrid) =>
    to.journal.filter(({ method, path }) => method === 'POST' && path === '/v3/auth/tokens').map(({ body }) => body);

  it('never sends the endpoint’s ID as a project', async () => {
    await attempt({ project: '' });
    await attempt({ project: '' }, { on: one });
    expect([...sentTo(grid), ...sentTo(one)].join()).not.toContain('"name":"prod"');
  });

  it('enters the only project there is', async () => {
    const { result } = await attempt({ project: '' }, { on: one });
    expect(result).toMatchObject({ ok: true, data: { project: { id: LOCAL_SECOND_PROJECT_ID } } });
  });

  it('enters the one named like the endpoint, by its ID', async () => {
    const { result } = await attempt({ project: '' }, { id: 'local' });
    expect(result).toMatchObject({ ok: true, data: { project: { id: LOCAL_PROJECT_ID, name: 'local' } } });
    expect(JSON.parse(sentTo(grid).at(-1) ?? '{}').auth.scope).toEqual({ project: { id: LOCAL_PROJECT_ID } });
  });

  it('asks for one where there are several, and counts no guess', async () => {
    const { failure, isCounted } = await attempt({ project: '' });
    expect(failure?.fieldErrors).toEqual({ project: 'project.required' });
    expect(isCounted).toBe(false);
  });
});

describe('clocks that differ', () => {
  it.each([-48, -1, 1, 48])('opens a session when ours is %i h off, for as long as the token lives', async (hours) => {
    ourNow = TEST_NOW_MS + hours * HOUR_MS;
    const { result } = await attempt();
    const expiresAt = result.ok ? Date.parse(result.data.expiresAt ?? '') : Number.NaN;
    expect(Math.abs(expiresAt - ourNow - 24 * HOUR_MS)).toBeLessThanOrEqual(1000);
  });

  it('judges a pasted token by IAM’s clock', async () => {
    const token = await grid.signIn('admin', 'local');
    ourNow = TEST_NOW_MS + 48 * HOUR_MS;
    const { result } = await attempt({ method: 'token', project_id: LOCAL_PROJECT_ID, token } as Partial<SignInInput>);
    expect(result.ok).toBe(true);
  });
});
