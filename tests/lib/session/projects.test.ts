import { describe, expect, it } from 'vitest';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { type Iam, openIam } from '@/lib/eventgrid/iam';
import { enterProject } from '@/lib/session/projects';
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
