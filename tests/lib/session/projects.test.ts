import { describe, expect, it } from 'vitest';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { type Iam, openIam } from '@/lib/eventgrid/iam';
import { enterProject, ownProjects } from '@/lib/session/projects';
import { makeSession } from '../../support/make-signed-in';

const now = () => Date.parse('2026-11-24T12:00:00Z');
const session = makeSession();
const projectId = 'fedcba9876543210fedcba9876543210';
const details = { expiresAt: '2026-11-25T12:00:00.000Z', project: { id: projectId, name: 'second' }, user: null };
const enter = (answer: Awaited<ReturnType<Iam['enterProject']>>) =>
  enterProject({ iam: { enterProject: async () => answer }, session, token: 'MIIold', projectId, now });

describe('enterProject', () => {
  it('returns the data for a session in the project, for the same user', async () => {
    expect(await enter(success({ token: 'MIInew', details }, 'r1'))).toEqual(
      success(
        {
          endpointId: session.endpointId,
          project: { id: projectId, name: 'second' },
          user: session.user,
          expiresAt: details.expiresAt,
          token: 'MIInew',
        },
        'r1',
      ),
    );
  });

  it('passes on IAM’s refusal', async () => {
    const refused = refusal('refused', { status: 403, message: 'No role' }, now());
    expect(await enter(refused)).toBe(refused);
  });

  it('accepts no token for a project other than the requested one', async () => {
    const other = { ...details, project: { id: 'other', name: 'other' } };
    expect(await enter(success({ token: 'MIInew', details: other }, 'r1'))).toMatchObject({
      failure: { kind: 'unreadable', requestId: 'r1' },
    });
  });
});

describe('the request', () => {
  it('names the method token and the project, and no refusal contains the token', async () => {
    const sent: { url: string; body: unknown }[] = [];
    const iam = openIam({
      transport: async (url, init) => {
        sent.push({ url: String(url), body: JSON.parse(String(init?.body)) });
        return Response.json(
          { error: { code: 403, title: 'Forbidden', message: 'MIIold has no role' } },
          { status: 403 },
        );
      },
      endpoint: { id: 'local', name: 'local', eventGridUrl: 'https://eg.test', iamUrl: 'https://iam.test' },
      now,
    });
    const refused = await iam.enterProject('MIIold', projectId);
    expect(sent).toEqual([
      {
        url: 'https://iam.test/v3/auth/tokens?nocatalog=true',
        body: {
          auth: { identity: { methods: ['token'], token: { id: 'MIIold' } }, scope: { project: { id: projectId } } },
        },
      },
    ]);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'refused', status: 403 } });
    expect(JSON.stringify(refused)).not.toContain('MIIold');
  });
});

describe('ownProjects', () => {
  const listedOf = (...names: string[]) => names.map((name) => ({ id: `id-of-${name}`, name, enabled: true }));
  const namesAt = (host: string, current: string, ...names: string[]) =>
    ownProjects(listedOf(...names), {
      endpoint: { eventGridUrl: `https://${host}`, iamUrl: 'https://iam.myhuaweicloud.com' },
      project: { id: `id-of-${current}`, name: current },
    }).map(({ name }) => name);
  const ALL = ['cn-north-4_orders', 'ap-southeast-3', 'cn-north-4', 'cn-north-9', 'cn-north-4_a', 'eu-west-101_x'];
  const NORTH_4 = ['cn-north-4', 'cn-north-4_a', 'cn-north-4_orders'];

  it.each([
    ['the endpoint’s address names', 'eg.cn-north-4.myhuaweicloud.com', 'cn-north-4'],
    ['the session’s project begins with', 'eventgrid.internal', 'cn-north-4_orders'],
  ])('are those of the region that %s', (_what, host, current) => {
    expect(namesAt(host, current, ...ALL)).toEqual(NORTH_4);
  });

  it('are those without a region too, and the one that is open', () => {
    expect(namesAt('127.0.0.1', 'local', 'local', 'local-second', 'generated-project-0001', 'cn-north-4')).toEqual([
      'generated-project-0001',
      'local',
      'local-second',
    ]);
    expect(namesAt('eg.cn-north-9.myhuaweicloud.com', 'cn-north-4', 'cn-north-4', 'cn-north-1')).toEqual([
      'cn-north-4',
    ]);
  });

  it('are enabled and have an ID', () => {
    const listed = [
      { id: 'p-1', name: null, enabled: null },
      { id: 'p-2', name: 'off', enabled: false },
      { id: null, name: 'without', enabled: true },
    ];
    const here = {
      endpoint: { eventGridUrl: 'http://127.0.0.1', iamUrl: 'http://127.0.0.1' },
      project: { id: 'x', name: 'x' },
    };
    expect(ownProjects(listed, here)).toEqual([{ id: 'p-1', name: 'p-1' }]);
  });
});
