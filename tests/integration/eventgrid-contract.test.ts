import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port';
import { type RawAnswer, rawRequest } from '../support/raw-request';

// Paths, bodies and expectations are written by hand from the API pages: nothing is shared with the server.
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 60_000;
const SIGN_IN =
  '{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","password":"eventgrid","domain":{"name":"local"}}}},"scope":{"project":{"name":"local"}}}}';
const JSON_TYPE = { 'Content-Type': 'application/json' };

type Command = { child: ChildProcess; output: () => string; ended: Promise<number | null> };
let folder = '';
let command: Command;
let base = '';
let token = '';
let projectId = '';

function run(...options: string[]): Command {
  const child = spawn(process.execPath, ['lib/cli/eventgrid.mjs', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  // Not `exit`, after which output can still arrive.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => text, ended };
}

/** Resolves when the command prints an address, which it does once it answers; rejects when it ends before. */
function listening({ child, output, ended }: Command): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => /http:\/\/127\.0\.0\.1:\d+/.test(output()) && resolve();
    child.stdout?.on('data', look);
    look();
    ended.then((code) => reject(new Error(`ended with ${code}: ${output()}`)));
  });
}

const serverOptions = (port: number) => ['--port', `${port}`, '--data', join(folder, 'a.db'), '--seed'];
const eg = (method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  rawRequest(`${base}/v1/${projectId}${path}`, {
    method,
    headers: { 'X-Auth-Token': token, ...(body === undefined ? {} : JSON_TYPE), ...headers },
    ...(body === undefined ? {} : { body }),
  });
const signIn = (body = SIGN_IN) =>
  rawRequest(`${base}/v3/auth/tokens?nocatalog=true`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json;charset=utf8' },
    body,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-contract-'));
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  command = run(...serverOptions(port), '--token-bytes', '16384');
  await listening(command);
  const answer = await signIn();
  token = String(answer.headers['x-subject-token']);
  projectId = JSON.parse(answer.text).token.project.id;
}, START_MS);

afterAll(async () => {
  command.child.kill('SIGKILL');
  await command.ended;
  rmSync(folder, { recursive: true });
});

describe('IAM', () => {
  it('gives a token of 16,384 characters in X-Subject-Token', async () => {
    const answer = await signIn();
    expect(answer.status).toBe(201);
    expect(answer.headers['x-subject-token']).toMatch(/^MII/);
    expect(answer.headers['x-subject-token']).toHaveLength(16_384);
    const body = JSON.parse(answer.text);
    expect(body.token.methods).toEqual(['password']);
    expect(body.token.project).toMatchObject({ name: 'local', domain: { name: 'local' } });
    expect(body.token.user).toMatchObject({ name: 'admin', domain: { name: 'local' } });
    expect(Date.parse(body.token.expires_at) - Date.parse(body.token.issued_at)).toBe(24 * 60 * 60 * 1000);
  });

  it('refuses a wrong password by 401 in the shape of Keystone', async () => {
    const answer = await signIn(SIGN_IN.replace('"eventgrid"', '"wrong"'));
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      error: { code: 401, message: expect.any(String), title: 'Unauthorized' },
    });
  });

  it('answers a token of 16,384 characters about itself, in two long headers', async () => {
    const answer = await rawRequest(`${base}/v3/auth/tokens?nocatalog=true`, {
      headers: { 'X-Auth-Token': token, 'X-Subject-Token': token },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).token.project.id).toBe(projectId);
  });

  it('lists the projects', async () => {
    const answer = await rawRequest(`${base}/v3/auth/projects`, { headers: { 'X-Auth-Token': token } });
    const { projects } = JSON.parse(answer.text);
    expect(projects[0]).toMatchObject({ id: projectId, name: 'local', enabled: true, is_domain: false });
  });
});

describe('X-Auth-Token', () => {
  it('of 16,384 characters is accepted', async () => {
    expect(token).toHaveLength(16_384);
    expect((await eg('GET', '/sources?limit=1')).status).toBe(200);
  });

  it.each([
    ['of 16,385 characters', () => ({ 'X-Auth-Token': `${token}A` })],
    ['that is unknown', () => ({ 'X-Auth-Token': 'MIIunknown' })],
  ])('%s is 401 EG.00014010', async (_, headers) => {
    const answer = await eg('GET', '/sources', undefined, headers());
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({
      error_code: 'EG.00014010',
      error_msg: 'Incorrect token or token resolution failed',
    });
  });

  it('of viewer reads and does not write', async () => {
    const viewer = await signIn(SIGN_IN.replace('"admin"', '"viewer"'));
    const headers = { 'X-Auth-Token': String(viewer.headers['x-subject-token']) };
    expect((await eg('GET', '/channels', undefined, headers)).status).toBe(200);
    const refused = await eg('POST', '/channels', '{"name":"x"}', headers);
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.text).error_code).toBe('EG.00014030');
  });
});

describe('channels and sources', () => {
  it('are created, listed, shown, changed and deleted', async () => {
    const channel = await eg('POST', '/channels', '{"name":"Billing","description":"Bills"}');
    expect(channel.status).toBe(200);
    expect(channel.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}-\d{13}-[\w.-]+$/);
    const channelId = JSON.parse(channel.text).id;

    const created = await eg('POST', '/sources', `{"name":"billing-api","channel_id":"${channelId}"}`);
    expect(created.status).toBe(200);
    const source = JSON.parse(created.text);
    expect(source).toMatchObject({
      name: 'billing-api',
      label: 'billing-api',
      provider_type: 'CUSTOM',
      type: 'APPLICATION',
      channel_id: channelId,
      channel_name: 'Billing',
      status: 'RUNNING',
      error_info: {},
    });

    const rabbitmq = `{"name":"billing-mq","channel_id":"${channelId}","type":"RABBITMQ","detail":{"instance_id":"i","user_name":"u","password":"p","vhost_name":"v","queue_name":"q"}}`;
    const rocketmq = `{"name":"billing-rocket","channel_id":"${channelId}","type":"ROCKETMQ","detail":{"group":"g","topic":"t"}}`;
    const ids = [source.id];
    for (const body of [rabbitmq, rocketmq]) {
      const answer = await eg('POST', '/sources', body);
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text).detail).toEqual(JSON.parse(body).detail);
      ids.push(JSON.parse(answer.text).id);
    }

    const list = JSON.parse((await eg('GET', `/sources?channel_id=${channelId}&sort=name:asc&limit=2`)).text);
    expect([list.total, list.size]).toEqual([3, 2]);
    expect(list.items.map(({ name }: { name: string }) => name)).toEqual(['billing-api', 'billing-mq']);

    const changed = await eg('PUT', `/sources/${source.id}`, '{"description":"new"}');
    expect(changed.status).toBe(200);
    const shown = await eg('GET', `/sources/${source.id}`);
    expect(JSON.parse(shown.text)).toEqual({ ...source, description: 'new', updated_time: expect.any(String) });

    expect((await eg('DELETE', `/channels/${channelId}`)).status).toBe(400);
    for (const id of ids) {
      const deleted = await eg('DELETE', `/sources/${id}`);
      expect([deleted.status, deleted.text]).toEqual([204, '']);
    }
    expect((await eg('GET', `/sources/${source.id}`)).status).toBe(404);
    expect((await eg('DELETE', `/channels/${channelId}`)).status).toBe(204);
  });

  it.each([
    ['/sources', '{"name":"hc.a","channel_id":"x"}', 400, 'EG.00513000'],
    ['/sources', '{"name":"a","channel_id":"unknown"}', 400, 'EG.00513005'],
    ['/sources', '{"name":', 400, 'EG.00014000'],
    ['/channels', '{"name":"orders"}', 400, 'EG.00513001'],
    ['/channels', '{"name":"default"}', 400, 'EG.00513000'],
    ['/nothing', '{}', 404, 'APIGW.0101'],
  ])('refuse POST %s %s by %i %s', async (path, body, status, code) => {
    const answer = await eg('POST', path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    const failure = JSON.parse(answer.text);
    expect(failure.error_code).toBe(code);
    expect(failure.request_id).toBe(answer.headers['x-request-id']);
  });

  it('tell their quotas', async () => {
    const { quotas } = JSON.parse((await eg('GET', '/quotas?type=SOURCE')).text);
    expect(quotas.resources).toEqual([expect.objectContaining({ type: 'SOURCE', used: 0, quota: 100 })]);
  });
});

describe('the command', () => {
  it('prints how to sign in, and a line a request that holds neither token nor query nor password', async () => {
    await eg('GET', '/sources?name=needle');
    const text = command.output();
    expect(text).toContain(base);
    expect(text).toContain(projectId);
    expect(text).toMatch(/curl .*\/v3\/auth\/tokens/);
    const log = text.split('\n').filter((line) => / (GET|POST|PUT|DELETE) \//.test(line));
    expect(log.some((line) => line.includes(`GET /v1/${projectId}/sources 200`))).toBe(true);
    for (const secret of ['needle', 'MII', 'eventgrid"', 'password']) expect(log.join('\n')).not.toContain(secret);
  });

  it(
    'says in one sentence that its port is taken and ends with 1',
    async () => {
      const second = run('--port', new URL(base).port, '--data', ':memory:');
      expect(await second.ended).toBe(1);
      expect(second.output().trim()).toMatch(/^Port \d+ .*taken.*$/);
    },
    START_MS,
  );

  it(
    'says in one sentence what is wrong with an option and ends with 1',
    async () => {
      for (const options of [['--port', 'x'], ['--nothing'], ['--token-bytes', '16385']]) {
        const other = run(...options);
        expect(await other.ended).toBe(1);
        expect(other.output().trim().split('\n')).toHaveLength(1);
      }
    },
    START_MS,
  );

  it.each([['SIGTERM' as const], ['SIGINT' as const]])(
    'ends within 2 s on %s, and has all again after it',
    async (signal) => {
      const { text } = await eg('POST', '/channels', `{"name":"kept-${signal}"}`);
      const startedAt = performance.now();
      command.child.kill(signal);
      expect(await command.ended).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(2000);

      command = run(...serverOptions(Number(new URL(base).port)));
      await listening(command);
      // The token of before still holds.
      expect(JSON.parse((await eg('GET', `/channels/${JSON.parse(text).id}`)).text)).toEqual(JSON.parse(text));
    },
    START_MS,
  );
});
