import { createConnection } from 'node:net';
import { expect } from '@playwright/test';
import { actionCall } from './support/actions';
import { ATTEMPTS, makeSource } from './support/attempts';
import { problemOf } from './support/printed';
import { test } from './support/target';

test('forged Host and X-Forwarded headers change no answer', async ({ target }) => {
  const { origin } = target.console_;
  const { cookie } = target.victim;
  const port = new URL(origin).port;
  for (const host of ['evil.example', `evil.example:${port}`, `localhost.evil.example:${port}`, '127.0.0.1:1']) {
    const { status, headers, text } = await target.send({ path: '/sources', headers: { Cookie: cookie, Host: host } });
    expect(status, host).toBe(421);
    expect(JSON.stringify(headers) + text).not.toContain('evil');
  }
  const forged = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '666',
    'X-Forwarded-For': '10.6.6.6',
    'X-Real-IP': '10.6.6.6',
    Forwarded: 'for=10.6.6.6;host=evil.example;proto=https',
    'X-Original-URL': '/channels',
    'X-Rewrite-URL': '/channels',
    'X-Invoke-Path': '/channels',
    'X-Matched-Path': '/channels',
  };
  const page = await target.send({ path: '/sources', headers: { Cookie: cookie, ...forged } });
  expect(page.status).toBe(200);
  expect(page.text).toContain('<title>Sources');
  expect(page.text).not.toMatch(/evil\.example|10\.6\.6\.6/);
  // Nor the answer to a write: Next compares X-Forwarded-Host, or else Host, with Origin exactly.
  const call = actionCall('setPreferenceAction', { ...target.victim.form, theme: 'dark' });
  for (const odd of [forged, { Host: `LOCALHOST:${port}` }]) {
    const headers = { ...call.headers, Cookie: cookie, Origin: origin, ...odd };
    expect((await target.send({ ...call, headers })).status, JSON.stringify(odd)).toBeLessThan(400);
  }
  const away = await target.send({ path: '/sources', headers: forged });
  expect(new URL(away.headers.location ?? '', origin).href).toBe(`${origin}/sign-in?next=%2Fsources`);
});

test('x-middleware-subrequest and similar headers skip no check', async ({ target }) => {
  const repeat = (name: string) => Array(5).fill(name).join(':');
  const forged: Record<string, string>[] = [
    ...['middleware', 'proxy', 'src/middleware', 'src/proxy', 'pages/_middleware'].map((name) => ({
      'x-middleware-subrequest': repeat(name),
    })),
    { 'x-middleware-rewrite': '/channels' },
    { 'x-middleware-next': '1' },
    { 'x-middleware-override-headers': 'x-nonce', 'x-middleware-request-x-nonce': 'forged' },
    { 'x-nextjs-data': '1' },
    { 'x-nonce': 'forged', 'content-security-policy': "script-src 'nonce-forged'" },
    { 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' },
  ];
  for (const headers of forged) {
    const what = JSON.stringify(headers);
    const { status, headers: got, text } = await target.send({ path: '/sources', headers });
    expect(status, what).toBe(307);
    expect(got['content-security-policy'], what).toMatch(
      /^default-src 'none'; script-src 'self' 'nonce-[\w+/]{22}==' /,
    );
    expect(JSON.stringify(got) + text, what).not.toContain('forged');
    expect((await target.send({ path: '/sources/%ff', headers })).status, what).toBe(400);
    expect((await target.send({ path: '/api/sources', headers })).status, what).toBe(401);
  }
});

test('malformed and overlong paths', async ({ target }) => {
  const headers = { Cookie: target.victim.cookie };
  const long = 'a'.repeat(10_240);
  for (const base of ['/sources/', '/api/sources/', '/channels/', '/nowhere/']) {
    for (const part of [
      '%ff',
      '%',
      '%2',
      '%c0%ae',
      '..%2f',
      '%2e%2e%2f',
      '..%5c',
      '%00',
      'a%00',
      '%0d%0aX:y',
      '%7f',
      long,
    ]) {
      const { status, text } = await target.send({ path: base + part, headers });
      expect(status, base + part.slice(0, 20)).toBe(400);
      expect(text.length).toBeLessThan(400);
    }
  }
  expect((await target.send({ path: `/sources?q=${long}`, headers })).status).toBe(400);
  for (const id of ['a'.repeat(65), 'a.b', '%252e%252e', 'a%20b', '%24%7B1%7D', '%3Cscript%3E']) {
    expect((await target.send({ path: `/api/sources/${id}`, headers })).status, id).toBe(400);
  }
  for (const path of [
    '/_next/static/..%2f..%2fBUILD_ID',
    '/_next/static/%2e%2e/%2e%2e/BUILD_ID',
    '/_next/static/../../package.json',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/data/x/sources.json',
    '/.env',
    '/package.json',
    '/.next/BUILD_ID',
  ]) {
    const { status, text } = await target.send({ path, headers });
    expect([400, 404], path).toContain(status);
    expect(text).not.toMatch(/eventgrid-console"|"dependencies"/);
  }
  // What is no source's ID is not found before anything is read, signed in or not.
  const before = target.console_.received().length;
  for (const id of ['x.css', 'a.b', 'a'.repeat(65), '%252e%252e', 'a%20b', '%24%7B1%7D', '%3Cscript%3E']) {
    for (const own of [headers, {}]) {
      const { status, text } = await target.send({ path: `/sources/${id}`, headers: own });
      expect(status, id).toBe(404);
      expect(text, id).toContain('Source not found');
    }
  }
  expect(target.console_.received().length, 'requests to EventGrid').toBe(before);
  // An ID that could be one is looked up, and that answer is the page's.
  const unknown = await target.send({ path: '/sources/no-such-source', headers });
  expect([unknown.status, unknown.text.includes('Source not found')]).toEqual([404, true]);
  expect((await target.send({ method: 'HEAD', path: '/sources/no-such-source', headers })).status).toBe(404);
  expect((await target.send({ path: `/sources/${(await makeSource(target)).id}`, headers })).status).toBe(200);
  const escapes = target.console_.received().filter(({ path }) => /%2e|\.\.|%00|a{65}|%3c|\$/i.test(path));
  expect(escapes, 'requests that reached EventGrid').toEqual([]);
});

test('bodies that are too long, cut short or not a form', async ({ target }) => {
  const { origin } = target.console_;
  const attempt = await ATTEMPTS.createSourceAction?.(target);
  if (attempt?.cookie === undefined) throw new Error('There is no attempt.');
  const own = { Cookie: attempt.cookie, Origin: origin };
  const withText = (chars: number, way: 'script' | 'form' = 'script') => {
    const call = actionCall('createSourceAction', { ...attempt.fields, description: 'a'.repeat(chars) }, way);
    return { ...call, headers: { ...call.headers, ...own } };
  };
  // Over the form's limit the action refuses with a value, over the request's limit nothing reads it.
  const overForm = await target.send(withText(70_000));
  expect(overForm.text).toContain('"kind":"too-large"');
  expect((await target.send(withText(280_000))).status).toBe(413);
  expect((await target.send(withText(280_000, 'form'))).status).toBe(413);
  const chunked = withText(280_000);
  const { 'Content-Type': type = '', 'Next-Action': id = '' }: Record<string, string> = chunked.headers;
  const inParts = { ...own, 'Content-Type': type, 'Next-Action': id, 'Transfer-Encoding': 'chunked' };
  expect(await sendRaw(origin, 'POST /sources/new', inParts, chunkOf(String(chunked.body)))).toMatch(
    /^HTTP\/1\.1 413 /,
  );
  const both = { ...inParts, 'Content-Length': '5' };
  expect(await sendRaw(origin, 'POST /sources/new', both, chunkOf('0\r\n'))).toMatch(/^HTTP\/1\.1 400 /);

  const post = (body: string, headers: Record<string, string>) =>
    target.send({ method: 'POST', path: '/sources/new', body, headers: { ...own, ...headers } });
  const cut = String(withText(10).body).slice(0, -40);
  for (const [body, headers] of [
    [cut, { 'Content-Type': type, 'Next-Action': id }],
    ['[null,{"get":1}]', { 'Content-Type': 'text/plain', 'Next-Action': id }],
    ['["$K1"', { 'Content-Type': 'text/plain', 'Next-Action': id }],
    ['{"__proto__":{"admin":true}}', { 'Content-Type': 'application/json', 'Next-Action': id }],
    ['[]', { 'Content-Type': 'text/plain', 'Next-Action': '0'.repeat(42) }],
    ['[]', { 'Content-Type': 'text/plain', 'Next-Action': 'constructor' }],
    ['a=1', { 'Content-Type': 'application/x-www-form-urlencoded', 'Next-Action': id }],
  ] satisfies [string, Record<string, string>][]) {
    const { text } = await post(body, headers);
    expect(text, body).not.toMatch(/at .*\.js:\d+|node_modules|"ok":true/);
  }
  // These need no session, and none of them may be read.
  for (const line of ['POST /sign-in', 'POST /nowhere', 'GET /sources', 'POST /_next/static/a.js', 'POST /healthz']) {
    const answer = await sendRaw(origin, line, { 'Content-Length': '2147483648' }, 'a'.repeat(65_536));
    expect(answer, line).toMatch(/^HTTP\/1\.1 (413|405) /);
  }
  expect(await attempt.worked(overForm), 'none of these may create the source').toBe(false);
});

test('oversized headers and unsupported methods', async ({ target }) => {
  const { cookie } = target.victim;
  const withHeader = (chars: number) =>
    target.send({ path: '/api/sources', headers: { Cookie: cookie, 'X-Long': 'a'.repeat(chars) } });
  expect((await withHeader(15_000)).status).toBe(200);
  expect((await withHeader(17_000)).status).toBe(431);
  const { id, name } = await makeSource(target);
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    for (const path of ['/sources', `/sources/${id}`, `/api/sources/${id}`]) {
      const { status, headers } = await target.send({ method, path, headers: { Cookie: cookie } });
      expect(status, `${method} ${path}`).toBe(405);
      expect(headers.allow).toBe('GET, HEAD, POST');
    }
  }
  const posted = await target.send({
    method: 'POST',
    path: `/api/sources/${id}`,
    headers: { Cookie: cookie, Origin: target.console_.origin },
  });
  expect(posted.status).toBe(405);
  const traced = await target.send({ method: 'TRACE', path: '/', headers: { Cookie: cookie } });
  expect(traced.status).toBe(405);
  expect(traced.text).not.toContain(cookie);
  // Next answers a POST to a file with a 500, or as if it were a GET, and a path of no page as that page's.
  for (const path of ['/robots.txt', '/robots%2Etxt', '/icon.svg', '/_next/static/x', '/favicon.ico', '/healthz']) {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await target.send({ method, path })).status, `${method} ${path}`).toBe(405);
    }
  }
  expect((await target.send({ method: 'POST', path: '/nowhere' })).status).toBe(404);
  expect(await sendRaw(target.console_.origin, 'OPTIONS *', {}, '')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await sendRaw(target.console_.origin, 'GET http://evil.example/', {}, '')).toMatch(/^HTTP\/1\.1 400 /);
  const upgrade = { Connection: 'Upgrade, close', Upgrade: 'websocket' };
  expect(await sendRaw(target.console_.origin, 'GET /sign-in', upgrade, '')).toMatch(/^HTTP\/1\.1 200 /);
  expect((await target.eventGrid('GET', `/sources?name=${name}`)).items).toHaveLength(1);
});

test('every line that it prints is JSON without raw bytes', async ({ target }) => {
  const { origin, printed } = target.console_;
  const raw = `\u0007\u001b[2J\u007f\u009b31m\u202e\u2066\u2028\u2029\u200b`;
  const call = actionCall('signInAction', {
    region: 'local',
    account: 'local',
    user: `log${raw}canary`,
    password: 'x',
  });
  await target.send({ ...call, headers: { ...call.headers, Origin: origin } });
  const { 'Next-Action': id = '' }: Record<string, string> = call.headers ?? {};
  for (const [body, type] of [
    [`{"${raw}`, 'text/plain'],
    [`["$K1"]${raw}`, 'text/plain'],
    [`--x\r\nContent-Disposition: form-data; name="${raw}"\r\n\r\n`, 'multipart/form-data; boundary=x'],
    [raw, 'application/json'],
  ] as const) {
    for (const action of [id, raw.replaceAll(/[^ -~]/g, ''), '0'.repeat(42)]) {
      const headers = { Origin: origin, 'Content-Type': type, 'Next-Action': action };
      await target.send({ method: 'POST', path: '/sign-in', body, headers });
    }
  }
  await expect.poll(printed).toContain('canary');
  const lines = printed().split('\n').slice(0, -1);
  expect(lines.filter((line) => line.includes('"event":"printed"')).length, 'what Next prints').toBeGreaterThan(0);
  expect(lines.flatMap((line) => problemOf(line))).toEqual([]);
});

const chunkOf = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;

/** Sends a request as raw bytes, which node:http would not. Returns the beginning of the answer. */
function sendRaw(origin: string, line: string, headers: Record<string, string>, body: string): Promise<string> {
  const { host, port } = new URL(origin);
  const head = Object.entries({ Host: host, Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return new Promise((done, fail) => {
    const socket = createConnection(Number(port), '127.0.0.1');
    socket.setEncoding('utf8').once('data', (text: string) => {
      socket.destroy();
      done(text);
    });
    socket.once('error', fail);
    socket.write(`${line} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
