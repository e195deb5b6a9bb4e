import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { openIam } from '@/lib/eventgrid/iam';
import { type Transport, TransportError } from '@/lib/eventgrid/transport/transport';

const endpoint = { id: 'r', name: 'r', eventGridUrl: 'https://eg.example.org', iamUrl: 'https://iam.example.org' };
const TOKEN = `MII${'x'.repeat(16_381)}`;
const credentials = { account: 'acme', user: 'wei', password: 'hunter2', project: { name: 'cn-north-4' } };

const token = {
  expires_at: '2026-11-25T10:11:12.701000Z',
  project: { id: 'p-1', name: 'cn-north-4', domain: { id: 'd-1', name: 'acme' } },
  user: { id: 'u-1', name: 'wei', domain: { id: 'd-1', name: 'acme' }, password_expires_at: '' },
};
const details = {
  expiresAt: '2026-11-25T10:11:12.701Z',
  project: { id: 'p-1', name: 'cn-north-4' },
  user: { id: 'u-1', name: 'wei', domain: { id: 'd-1', name: 'acme' } },
};

type SentRequest = { path: string; headers: Record<string, string>; body: unknown };

/** A Hono app as the transport: its `request` is one as it stands. */
function open(answer: () => Response) {
  const sent: SentRequest[] = [];
  const app = new Hono();
  app.all('*', async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const text = await context.req.text();
    sent.push({ path: pathname + search, headers: context.req.header(), body: text ? JSON.parse(text) : null });
    return answer();
  });
  // Before the token of these tests expires.
  const now = () => Date.parse('2026-11-24T10:11:12Z');
  return { iam: openIam({ transport: app.request, endpoint, now }), sent };
}

const issued = () => new Response(JSON.stringify({ token }), { status: 201, headers: { 'X-Subject-Token': TOKEN } });

describe('createToken', () => {
  it('asks by password for a project and returns the token with its details', async () => {
    const { iam, sent } = open(issued);
    expect(await iam.createToken(credentials)).toEqual({ ok: true, requestId: null, data: { token: TOKEN, details } });
    expect(sent[0]).toMatchObject({
      path: '/v3/auth/tokens?nocatalog=true',
      headers: { 'content-type': 'application/json;charset=utf8' },
      body: {
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: 'wei', password: 'hunter2', domain: { name: 'acme' } } },
          },
          scope: { project: { name: 'cn-north-4' } },
        },
      },
    });
  });

  it.each([
    ['IAM’s clock is a day and a half behind ours', 'Tue, 24 Nov 2026 10:11:12 GMT', '2026-11-27T00:00:00.701Z'],
    ['both clocks agree', 'Thu, 26 Nov 2026 00:00:00 GMT', '2026-11-25T10:11:12.701Z'],
    ['IAM does not tell its time: a past expiry proves nothing', null, null],
  ])('counts the expiry by IAM’s own clock: %s', async (_what, date, expiresAt) => {
    const now = () => Date.parse('2026-11-26T00:00:00Z');
    const transport = async () => {
      const answer = issued();
      if (date !== null) answer.headers.set('Date', date);
      return answer;
    };
    const iam = openIam({ transport, endpoint, now });
    expect(await iam.createToken(credentials)).toMatchObject({ data: { details: { expiresAt } } });
    expect(await iam.showToken(TOKEN)).toMatchObject({ data: { expiresAt } });
  });

  it('sends a verification code with name and account', async () => {
    const { iam, sent } = open(issued);
    await iam.createToken({ ...credentials, passcode: '123456', project: { id: 'p-1' } });
    const user = { name: 'wei', domain: { name: 'acme' }, passcode: '123456' };
    expect(sent[0]?.body).toMatchObject({
      auth: { identity: { methods: ['password', 'totp'], totp: { user } }, scope: { project: { id: 'p-1' } } },
    });
  });

  it('returns Keystone’s refusal without the password that it echoes', async () => {
    const message = 'The password hunter2 of wei is wrong.';
    const body = JSON.stringify({ error: { code: 401, message, title: 'Unauthorized' } });
    const { iam } = open(() => new Response(body, { status: 401 }));
    const result = await iam.createToken(credentials);
    expect(result).toMatchObject({
      ok: false,
      failure: { status: 401, message: 'The password •••• of wei is wrong.', details: 'Unauthorized' },
    });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it.each<[string, Response]>([
    ['no token header', new Response(JSON.stringify({ token }), { status: 201 })],
    ['a token of 16,385 characters', new Response('{"token":{}}', { headers: { 'X-Subject-Token': `${TOKEN}x` } })],
    ['no token object', new Response('{}', { status: 201, headers: { 'X-Subject-Token': TOKEN } })],
    ['HTML', new Response('<h1>x</h1>', { status: 200, headers: { 'X-Subject-Token': TOKEN } })],
  ])('calls a success with %s unreadable and shows no token', async (_what, answer) => {
    const { iam } = open(() => answer);
    const result = await iam.createToken(credentials);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unreadable', nothingChanged: true } });
    expect(JSON.stringify(result)).not.toContain('xxxx');
  });

  it('is sent once, whatever comes', async () => {
    let sent = 0;
    const transport: Transport = () => {
      sent += 1;
      throw new TransportError('broken', 'reset');
    };
    const result = await openIam({ transport, endpoint }).createToken(credentials);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'broken', nothingChanged: true } });
    expect(sent).toBe(1);
  });
});

describe('showToken', () => {
  it('asks about the token by the token', async () => {
    const { iam, sent } = open(() => new Response(JSON.stringify({ token })));
    expect(await iam.showToken(TOKEN)).toEqual({ ok: true, requestId: null, data: details });
    expect(sent[0]).toMatchObject({
      path: '/v3/auth/tokens?nocatalog=true',
      headers: { 'x-auth-token': TOKEN, 'x-subject-token': TOKEN },
    });
  });

  it.each([
    [{}, { expiresAt: null, project: null, user: null }],
    [
      { expires_at: 'later', project: null, user: [] },
      { expiresAt: null, project: null, user: null },
    ],
    [{ user: { id: 'u' } }, { expiresAt: null, project: null, user: { id: 'u', name: null, domain: null } }],
  ])('reads the parts of %j that are there', async (answer, read) => {
    const { iam } = open(() => new Response(JSON.stringify({ token: answer })));
    expect(await iam.showToken(TOKEN)).toMatchObject({ ok: true, data: read });
  });

  it('sends nothing for a token that cannot stand in a header', async () => {
    const { iam, sent } = open(issued);
    const refused = { ok: false, failure: { kind: 'invalid-input', fieldErrors: { token: 'token.characters' } } };
    expect(await iam.showToken('MII\n')).toMatchObject(refused);
    expect(await iam.listProjects('')).toMatchObject(refused);
    expect(sent).toHaveLength(0);
  });
});

describe('listProjects', () => {
  it('reads the projects and skips what is none', async () => {
    const projects = [{ id: 'p-1', name: 'cn-north-4', enabled: true, domain_id: 'd' }, null, { id: 'p-2' }];
    const { iam, sent } = open(() => new Response(JSON.stringify({ links: {}, projects })));
    expect(await iam.listProjects(TOKEN)).toMatchObject({
      ok: true,
      data: [
        { id: 'p-1', name: 'cn-north-4', enabled: true },
        { id: 'p-2', name: null, enabled: null },
      ],
    });
    expect(sent[0]?.path).toBe('/v3/auth/projects');
  });

  it('calls an answer without projects unreadable', async () => {
    const { iam } = open(() => new Response('{}'));
    expect(await iam.listProjects(TOKEN)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });
});
