import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { onThisMachine } from '@/tests/support/on-this-machine';
import { addressOf, COMMAND_START_MS, type Command, printed, runEventGrid } from '../support/eventgrid-command';
import { clearFaults, expireTokens, setFault } from '../support/faults';
import { signInBody } from '../support/local-eventgrid';
import { rawRequest } from '../support/raw-request';
import { sendOnWire, type Wire } from '../support/wire';

let folder = '';
let command: Command;
let port = 0;
let controlUrl = '';
let token = '';
let sources = '';
let channelId = '';
let count = 0;

const start = async (...options: string[]) => {
  command = runEventGrid('--port', '0', '--data', join(folder, 'a.db'), '--seed', ...options);
  port = Number(new URL(await addressOf(command)).port);
};
const stop = async () => {
  command.child.kill('SIGTERM');
  return command.ended;
};
const ask = (path: string, method = 'GET', body?: string) =>
  rawRequest(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
const signIn = async () => {
  const answer = await ask('/v3/auth/tokens', 'POST', JSON.stringify(signInBody('admin', { name: 'local' })));
  token = String(answer.headers['x-subject-token']);
  return JSON.parse(answer.text).token.project.id;
};

const newName = () => {
  count += 1;
  return `source-${count}`;
};
const bodyOf = (name: string) => JSON.stringify({ name, channel_id: channelId });
/** Sends a create over a socket of its own. */
const create = (name: string): Wire =>
  sendOnWire(port, sources, { method: 'POST', headers: { 'X-Auth-Token': token }, body: bodyOf(name) });
const exists = async (name: string): Promise<boolean> =>
  JSON.parse((await ask(`${sources}?name=${name}`)).text).total === 1;
/** Creates a source, which must succeed. */
const expectNormal = async () => {
  const name = newName();
  const answer = await ask(sources, 'POST', bodyOf(name));
  expect([answer.status, JSON.parse(answer.text).name]).toEqual([200, name]);
  expect(answer.headers['x-request-id']).toBeDefined();
};
/** Counts the log lines of a fault so far. */
const logged = (fault: string): string[] =>
  command
    .output()
    .split('\n')
    .filter((line) => line.endsWith(` fault=${fault}`));
/** Resolves to the last log line of a fault, once there are `lines` of them. */
const loggedLine = async (fault: string, lines = 1): Promise<string> => {
  await printed(command, new RegExp(`(?:fault=${fault}\\n.*){${lines}}`, 's'));
  expect(logged(fault)).toHaveLength(lines);
  return logged(fault).at(-1) ?? '';
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-faults-'));
  await start('--control', '0', '--quota', '1000');
  controlUrl = String((await printed(command, /Control +(http:\/\/127\.0\.0\.1:\d+)\/faults\n/))[1]);
  const projectId = await signIn();
  sources = `/v1/${projectId}/sources`;
  channelId = JSON.parse((await ask(`/v1/${projectId}/channels?name=orders`)).text).items[0].id;
}, COMMAND_START_MS);
afterEach(() => clearFaults(controlUrl));
afterAll(async () => {
  command.child.kill('SIGKILL');
  await command.ended;
  rmSync(folder, { recursive: true });
});

describe('a fault that answers instead of EventGrid', () => {
  it.each([
    ['html-502', {}, 502, 'text/html', /^<html>.*502 Bad Gateway/, false],
    ['html-502', { status: 503 }, 503, 'text/html', /^<html>/, false],
    ['empty-504', {}, 504, undefined, /^$/, false],
    ['throttle', {}, 429, 'application/json', /"error_code":"APIGW.0308"/, true],
    ['malformed-json', {}, 200, 'application/json', /^\{"id":"[^"]*$/, true],
    ['malformed-json', { status: 500 }, 500, 'application/json', /^\{"id":"[^"]*$/, true],
    ['headers-431', {}, 431, undefined, /^$/, false],
    ['headers-494', {}, 494, 'application/json', /"error_code":"APIGW.0201"/, true],
    ['error-500', {}, 500, 'application/json', /"error_code":"EG.00015000"/, true],
    ['html-200', {}, 200, 'text/html', /^<html>/, false],
    ['iam-refusal', {}, 401, 'application/json', /"message":"The account is locked\.","title":"Unauthorized"/, true],
    ['iam-refusal', { status: 403, message: 'No.' }, 403, 'application/json', /"code":403,"message":"No\."/, true],
  ] as const)(
    '%s %j is %d, creates nothing, and stops when it is switched off',
    async (fault, more, status, type, text, hasId) => {
      await setFault(controlUrl, { fault, ...more });
      const before = logged(fault).length;
      const name = newName();
      const answer = await ask(sources, 'POST', bodyOf(name));
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toBe(type);
      expect(answer.text).toMatch(text);
      expect(answer.headers['x-request-id'] !== undefined).toBe(hasId);
      expect(answer.headers['retry-after']).toBeUndefined();
      expect(await loggedLine(fault, before + 1)).toContain(` POST ${sources} ${status} `);
      await clearFaults(controlUrl);
      expect(await exists(name)).toBe(false);
      await expectNormal();
    },
  );

  it('throttle sends Retry-After if configured', async () => {
    await setFault(controlUrl, { fault: 'throttle', retry_after: 7 });
    const answer = await ask(sources);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '7']);
    expect(JSON.parse(answer.text)).toEqual({
      error_code: 'APIGW.0308',
      error_msg: expect.stringContaining('throttling threshold'),
      request_id: answer.headers['x-request-id'],
    });
  });
});

describe('a fault on the connection', () => {
  it.each([
    ['reset', false],
    ['success-then-reset', true],
  ] as const)('%s resets before the first byte; the source exists: %s', async (fault, isThere) => {
    await setFault(controlUrl, { fault });
    const name = newName();
    const wire = create(name);
    expect((await wire.ended).by).toBe('ECONNRESET');
    expect(wire.text()).toBe('');
    expect(await loggedLine(fault)).toContain(` POST ${sources} 0 `);
    await clearFaults(controlUrl);
    expect(await exists(name)).toBe(isThere);
    await expectNormal();
  });

  it.each([
    ['hang', false],
    ['success-then-hang', true],
  ] as const)('%s answers nothing until the client disconnects; the source exists: %s', async (fault, isThere) => {
    await setFault(controlUrl, { fault, times: 1 });
    const name = newName();
    const wire = create(name);
    // The rule is used up as soon as it has hit the request.
    await expect.poll(async () => (await rawRequest(`${controlUrl}/faults`)).text).toBe('{"faults":[]}');
    await expect.poll(() => exists(name)).toBe(isThere);
    await expectNormal();
    expect(wire.text()).toBe('');
    expect(wire.socket.readyState).toBe('open');
    expect(logged(fault)).toEqual([]);
    wire.socket.destroy();
    expect(await loggedLine(fault)).toContain(` POST ${sources} 0 `);
  });

  it.each([
    ['html-502-then-success', /^HTTP\/1\.1 502 /],
    ['reset-then-success', /^$/],
  ] as const)('%s answers immediately, and creates the source later', async (fault, text) => {
    await setFault(controlUrl, { fault, ms: 300 });
    const name = newName();
    const startedAt = performance.now();
    const wire = create(name);
    await (fault === 'reset-then-success' ? wire.ended : wire.received(1));
    expect(performance.now() - startedAt).toBeLessThan(300);
    expect(wire.text()).toMatch(text);
    wire.socket.destroy();
    await clearFaults(controlUrl);
    expect(await exists(name)).toBe(false);
    await expect.poll(() => exists(name)).toBe(true);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(300);
    await expectNormal();
  });

  it('truncated announces the whole body, sends half and ends', async () => {
    await setFault(controlUrl, { fault: 'truncated' });
    const name = newName();
    const wire = create(name);
    expect((await wire.ended).by).toBe('end');
    const [head = '', body = ''] = wire.text().split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toMatch(/\r\nx-request-id: \S+/i);
    const announced = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    expect(body).toHaveLength(Math.floor(announced / 2));
    expect(body).toMatch(/^\{"id":/);
    expect(await loggedLine('truncated')).toContain(` POST ${sources} 200 `);
    await clearFaults(controlUrl);
    expect(await exists(name)).toBe(true);
    await expectNormal();
  });

  it('truncated sends only the head for a deletion, which has no body', async () => {
    const name = newName();
    const { id } = JSON.parse((await ask(sources, 'POST', bodyOf(name))).text);
    await setFault(controlUrl, { fault: 'truncated' });
    const wire = sendOnWire(port, `${sources}/${id}`, { method: 'DELETE', headers: { 'X-Auth-Token': token } });
    expect((await wire.ended).by).toBe('end');
    expect(wire.text()).toMatch(/^HTTP\/1\.1 204 .*\r\n\r\n$/s);
    expect(wire.text()).not.toMatch(/content-length/i);
  });

  it('slow-drip sends the real answer one byte at a time', async () => {
    const whole = await ask('/');
    await setFault(controlUrl, { fault: 'slow-drip', ms: 4 });
    const wire = sendOnWire(port, '/', { headers: { Connection: 'close' } });
    const { by, afterMs } = await wire.ended;
    expect(by).toBe('end');
    expect(wire.text().split('\r\n\r\n')[1]).toBe(whole.text);
    expect(wire.text()).toMatch(/\r\nx-request-id: \S+/i);
    expect(afterMs).toBeGreaterThanOrEqual(whole.text.length * 3);
    expect(wire.pieces()).toBeGreaterThan(whole.text.length / 4);
    expect(await loggedLine('slow-drip')).toContain(' GET / 200 ');
    await clearFaults(controlUrl);
    expect((await ask('/')).text).toBe(whole.text);
  });

  it('slow-drip stops when the client disconnects, and a create has taken effect', async () => {
    const before = logged('slow-drip').length;
    await setFault(controlUrl, { fault: 'slow-drip', ms: 600_000 });
    const name = newName();
    const wire = create(name);
    await wire.received(1);
    wire.socket.destroy();
    await loggedLine('slow-drip', before + 1);
    await clearFaults(controlUrl);
    expect(await exists(name)).toBe(true);
  });

  it('latency waits, then gives the real answer', async () => {
    await setFault(controlUrl, { fault: 'latency', ms: 300 });
    const startedAt = performance.now();
    await expectNormal();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
    expect(await loggedLine('latency')).toMatch(/ 200 (29[5-9]|[3-9]\d\d|\d{4,}) ms /);
    await clearFaults(controlUrl);
    await expectNormal();
    expect(logged('latency')).toHaveLength(1);
  });

  it('latency ends when the client disconnects, and the request has no effect', async () => {
    await setFault(controlUrl, { fault: 'latency', ms: 600_000, times: 1 });
    const name = newName();
    const wire = create(name);
    await expect.poll(async () => (await rawRequest(`${controlUrl}/faults`)).text).toBe('{"faults":[]}');
    wire.socket.destroy();
    expect(await loggedLine('latency', 2)).toContain(` POST ${sources} 0 `);
    expect(await exists(name)).toBe(false);
  });
});

describe('a rule', () => {
  const statuses = async (calls: number) => {
    const all: number[] = [];
    for (let call = 0; call < calls; call += 1) all.push((await ask(sources)).status);
    return all;
  };

  it('hits only its path and method', async () => {
    await setFault(controlUrl, { fault: 'error-500', path: '/v1/*/sources', method: 'POST' });
    expect((await ask(sources, 'POST', bodyOf(newName()))).status).toBe(500);
    expect((await ask(sources)).status).toBe(200);
    expect((await ask(sources.replace('sources', 'channels'), 'POST', '{}')).status).toBe(400);
    expect((await ask('/v3/auth/projects')).status).toBe(200);
  });

  it('hits as many requests as `times` says', async () => {
    await setFault(controlUrl, { fault: 'error-500', times: 2 });
    expect(await statuses(4)).toEqual([500, 500, 200, 200]);
  });

  it('wins over rules that were added later', async () => {
    await setFault(controlUrl, { fault: 'error-500', times: 1 });
    await setFault(controlUrl, { fault: 'empty-504', times: 1 });
    expect(await statuses(3)).toEqual([500, 504, 200]);
  });

  it('with a probability hits the same requests for the same seed', async () => {
    const run = async (seed: number) => {
      await setFault(controlUrl, { fault: 'error-500', probability: 0.5, seed });
      const all = await statuses(20);
      await clearFaults(controlUrl);
      return all;
    };
    const first = await run(1);
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  it('is refused with the control port’s message', async () => {
    await expect(setFault(controlUrl, { fault: 'hang', ms: 1 })).rejects.toThrow('ms is not taken by hang');
  });
});

describe('the control port', () => {
  it('ends all tokens', async () => {
    expect((await ask(sources)).status).toBe(200);
    expect(await expireTokens(controlUrl)).toBeGreaterThan(0);
    const answer = await ask(sources);
    expect([answer.status, JSON.parse(answer.text).error_code]).toEqual([401, 'EG.00014010']);
    await signIn();
    expect((await ask(sources)).status).toBe(200);
  });

  it.each([
    ['Origin', 'https://evil.example'],
    ['Host', 'evil.example'],
  ])('refuses %s %s with 403', async (name, value) => {
    const headers = { 'Content-Type': 'application/json', [name]: value };
    const answer = await rawRequest(`${controlUrl}/faults`, { method: 'POST', headers, body: '{"fault":"hang"}' });
    expect(answer.status).toBe(403);
    expect((await rawRequest(`${controlUrl}/faults`)).text).toBe('{"faults":[]}');
  });

  it('is not among the routes of EventGrid', async () => {
    expect((await ask('/faults')).status).toBe(404);
    expect((await ask('/tokens/expire', 'POST')).status).toBe(404);
  });
});

describe('a stop', () => {
  it(
    'takes at most 2 s even if requests hang, with a log line for each; there is no control port by default',
    async () => {
      await setFault(controlUrl, { fault: 'hang', times: 1 });
      await setFault(controlUrl, { fault: 'slow-drip', ms: 600_000, times: 1 });
      const lines = { hang: logged('hang').length, drip: logged('slow-drip').length };
      const hung = sendOnWire(port, '/', {});
      await expect.poll(async () => (await rawRequest(`${controlUrl}/faults`)).text).not.toContain('hang');
      const dripping = sendOnWire(port, '/', {});
      await dripping.received(1);
      const startedAt = performance.now();
      expect(await stop()).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(onThisMachine(2000));
      await Promise.all([hung.ended, dripping.ended]);
      expect(logged('hang')).toHaveLength(lines.hang + 1);
      expect(logged('slow-drip')).toHaveLength(lines.drip + 1);

      await expect(rawRequest(`${controlUrl}/faults`)).rejects.toThrow('ECONNREFUSED');
      await start();
      expect(command.output()).not.toContain('Control');
      expect((await ask(sources)).status).toBe(200);
      // For the cleanup after this test.
      await stop();
      await start('--control', new URL(controlUrl).port);
    },
    COMMAND_START_MS,
  );
});
