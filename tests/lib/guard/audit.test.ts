import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '@/lib/config/log';
import type { EventGrid } from '@/lib/eventgrid/client';
import { openEventGrid } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { auditCheckedWrite, auditedEventGrid, SESSION_ACTIONS } from '@/lib/guard/audit';
import { type Call, type PublicCall, runAction, runPublicAction } from '@/lib/guard/submit';
import { makeRequest, NOW } from '../../support/guard-request';
import { startTestEventGrid } from '../../support/local-eventgrid';
import { makePendingWrite } from '../../support/make-pending-write';
import { makeSession } from '../../support/make-signed-in';
import { makeSource } from '../../support/make-source';

const session = makeSession();
const own = { project_id: session.project.id, endpoint_id: session.endpointId };
const WHO = {
  session: 'aaaaaaaaaaaa',
  user_id: 'u1',
  user_name: 'admin',
  user_domain: 'local',
  project_id: session.project.id,
  project_name: 'local',
  endpoint_id: 'local',
};

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const audits = (lines: string[]) => lines.map((line) => JSON.parse(line)).filter(({ audit }) => audit === true);
const anything = (values: unknown) => ({ ok: true as const, input: values });
const fields = ['account', 'user', 'region', 'project', 'password', 'to_project_id'];
const acting = (run: (call: Call<unknown>) => Promise<EgResult<unknown>>) => ({ fields, parse: anything, run });
const doing = (run: (call: PublicCall<unknown>) => Promise<EgResult<unknown>>) => ({ fields, parse: anything, run });

describe('a write', () => {
  it('leaves one line with user, operation, request and outcome, whatever EventGrid answers', async () => {
    const local = await startTestEventGrid();
    const { request, lines } = makeRequest(undefined, session, {
      ...openEventGrid({
        transport: (url, init) => local.app.request(url, init),
        endpoint: { id: 'local', name: 'Local', eventGridUrl: 'http://eg.test', iamUrl: 'http://eg.test' },
        projectId: session.project.id,
        token: local.adminToken,
      }),
      createSource: async () => success({ source: {}, raw: {}, id: 's1' } as never, 'req-1'),
    });
    await runAction(
      form(own),
      request,
      'createThings',
      acting(async ({ eventGrid }) => {
        const made = await eventGrid.createSource({
          name: 'orders',
          channel_id: 'c1',
          type: 'RABBITMQ',
          detail: { instance_id: 'i', user_name: 'u', password: 'p4ssw0rd-canary', vhost_name: '/', queue_name: 'q' },
        });
        await eventGrid.deleteSource('s2');
        await eventGrid.deleteChannel('../c3');
        return made;
      }),
    );
    await local.close();
    expect(audits(lines)).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        audit: true,
        event: 'audit',
        ...WHO,
        operation: 'createSource',
        target: { id: 's1', name: 'orders' },
        outcome: 'ok',
        request_id: 'req-1',
      },
      expect.objectContaining({
        operation: 'deleteSource',
        target: { id: 's2' },
        outcome: 'refused',
        status: 403,
        code: 'EG.00014030',
        request_id: expect.stringMatching(/.+/),
        nothing_changed: true,
      }),
      expect.objectContaining({ operation: 'deleteChannel', target: { id: '../c3' }, outcome: 'invalid-input' }),
    ]);
    expect(lines.join('\n')).not.toContain('p4ssw0rd-canary');
  });

  it('of a publish has the number and the IDs of its events, and nothing of their content', async () => {
    const { request, lines } = makeRequest();
    const open = await request.openSession();
    if (open === null) throw new Error('signed out');
    const client = auditedEventGrid(open.eventGrid, request.log, session);
    const events = [{ id: 'e-1', data: { note: 'payload-canary' } }, { id: '../e 2' }, { id: 'e-3' }];
    await client.publishEvents('c1', events);
    expect(audits(lines)).toEqual([
      expect.objectContaining({
        operation: 'publishEvents',
        target: { id: 'c1' },
        events: 3,
        event_ids: ['e-1', 'e-3'],
        outcome: 'unreachable',
      }),
    ]);
    expect(lines.join('\n')).not.toContain('payload-canary');
  });

  it('is every client operation that does more than read', async () => {
    const { request, lines } = makeRequest();
    const open = await request.openSession();
    if (open === null) throw new Error('signed out');
    const client = auditedEventGrid(open.eventGrid, request.log, session);
    expect(Object.keys(client)).toContain('createSource');
    for (const [method, call] of Object.entries(client)) {
      lines.length = 0;
      await (call as (...given: unknown[]) => Promise<unknown>)({ name: 'a' }, {});
      const wanted = /^(list|get|read|show|check)/.test(method) ? [] : [method];
      expect(
        audits(lines).map(({ operation }) => operation),
        method,
      ).toEqual(wanted);
    }
  });

  it('names who did it whatever secrets are posted with it: each line parses and says the same as without', async () => {
    const write = async (secrets: Record<string, string>): Promise<Record<string, unknown>[]> => {
      const { request, lines } = makeRequest();
      await runAction(form({ ...own, ...secrets }), request, 'deleteThing', {
        ...acting(({ eventGrid }) => eventGrid.deleteSource('s1')),
        fields: ['password', 'token', 'detail.secret_key', 'detail.access_key', 'passcode'],
      });
      return lines.map((line) => JSON.parse(line)).map(({ time: _, ...fields }) => fields);
    };
    const plain = await write({});
    expect(plain).toMatchObject([
      { ...WHO, event: 'audit', target: { id: 's1' } },
      { ...WHO, event: 'action' },
    ]);
    const known = plain.flatMap((line) => [
      ...Object.keys(line),
      ...Object.values(line).map(String),
      JSON.stringify(line),
    ]);
    const secret = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...known, '"event":"audit"', '"', '\\', '}', ':'),
    );
    const secrets = fc.record({ password: secret, token: secret, 'detail.secret_key': secret, passcode: secret });
    await fc.assert(
      fc.asyncProperty(secrets, async (posted) => {
        expect(await write(posted)).toEqual(plain);
      }),
    );
  });

  it('leaves a line when the client throws, and throws on', async () => {
    const lines: string[] = [];
    const { request } = makeRequest();
    const open = await request.openSession();
    const client = auditedEventGrid(
      { ...(open?.eventGrid as EventGrid), deleteSource: () => Promise.reject(new Error('a bug')) },
      createLog('info', (line) => lines.push(line)),
      session,
    );
    await expect(client.deleteSource('s1')).rejects.toThrow('a bug');
    expect(audits(lines)).toMatchObject([{ operation: 'deleteSource', target: { id: 's1' }, outcome: 'failed' }]);
  });

  it.each([
    ['error', 1],
    ['fatal', 1],
    ['silent', 0],
  ])('at LOG_LEVEL %s leaves %i line', async (level, count) => {
    const lines: string[] = [];
    const { request } = makeRequest();
    const open = await request.openSession();
    const log = createLog(level, (line) => lines.push(line));
    await auditedEventGrid(open?.eventGrid as EventGrid, log, session).deleteSource('s1');
    expect(audits(lines)).toHaveLength(count);
  });
});

describe('a write whose answer was lost', () => {
  it('leaves a second line once a check has shown its outcome', () => {
    const lines: string[] = [];
    const log = createLog('error', (line) => lines.push(line));
    const sent = makePendingWrite({ name: 'orders', targetId: '', owner: 'local/u1', sentAt: NOW });
    auditCheckedWrite(log, sent, {
      kind: 'done',
      data: makeSource({ id: 's1' }),
      requestId: 'req-2',
    });
    auditCheckedWrite(log, makePendingWrite({ operation: 'deleteSource', targetId: 's2' }), {
      kind: 'not-done',
      other: null,
    });
    auditCheckedWrite(log, makePendingWrite({ operation: 'updateSource', targetId: 's3' }), {
      kind: 'unproven',
      data: makeSource({ id: 's3' }),
    });
    const common = { event: 'audit', outcome: 'looked-up' };
    expect(audits(lines)).toMatchObject([
      {
        ...common,
        operation: 'createSource',
        owner: 'local/u1',
        target: { id: 's1', name: 'orders' },
        found: 'done',
        sent_at: new Date(NOW).toISOString(),
      },
      { ...common, operation: 'deleteSource', target: { id: 's2' }, found: 'not-done' },
      { ...common, operation: 'updateSource', target: { id: 's3' }, found: 'unproven' },
    ]);
  });
});

describe('a sign-in or sign-out', () => {
  const typed = { account: 'acme', user: 'ann', region: 'local', project: 'shop', password: 'p4ssw0rd-canary' };

  it('that fails leaves a line with what was typed, except the password', async () => {
    const { request, lines } = makeRequest();
    await runPublicAction(
      form(typed),
      request,
      'signIn',
      doing(async () => refusal('refused', { status: 401, requestId: 'iam-1' }, NOW)),
    );
    expect(audits(lines)).toEqual([
      expect.objectContaining({
        operation: 'signIn',
        typed_account: 'acme',
        typed_user: 'ann',
        typed_project: 'shop',
        endpoint_id: 'local',
        outcome: 'refused',
        status: 401,
        request_id: 'iam-1',
      }),
    ]);
    expect(lines.join('\n')).not.toContain('p4ssw0rd-canary');
  });

  it('that succeeds leaves a line with the user', async () => {
    const { request, lines } = makeRequest();
    await runPublicAction(
      form(typed),
      request,
      'signInHere',
      doing(async ({ note }) => {
        note({ user_id: 'u9', project_id: 'p9' });
        return success(null, 'iam-2');
      }),
    );
    const [line] = audits(lines);
    expect(line).toMatchObject({ operation: 'signIn', user_id: 'u9', project_id: 'p9', outcome: 'ok' });
    expect(line).not.toHaveProperty('typed_user');
  });

  it('to another project names both', async () => {
    const { request, lines } = makeRequest();
    const fields = { ...own, to_project_id: 'p2' };
    await runAction(
      form(fields),
      request,
      'switchProject',
      acting(async () => success(null, 'iam-3')),
    );
    expect(audits(lines)).toMatchObject([{ ...WHO, operation: 'switchProject', target: { id: 'p2' }, outcome: 'ok' }]);
  });

  it('also leaves a line when it is refused because it came from another site', async () => {
    const { request, lines } = makeRequest({ origin: 'https://evil.example' });
    await runPublicAction(
      form(typed),
      request,
      'signOut',
      doing(async () => success(null, null)),
    );
    expect(audits(lines)).toMatchObject([{ operation: 'signOut', outcome: 'cross-site' }]);
  });

  it('is every public action except the preferences, and the project switch', () => {
    const names = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(join('app', file), 'utf8').matchAll(/publicAction\(\s*'(\w+)'/g)])
      .map(([, name]) => name);
    const session = [...names.filter((name) => name !== 'setPreference'), 'switchProject'];
    expect(session.sort()).toEqual([...SESSION_ACTIONS.keys()].sort());
  });
});
