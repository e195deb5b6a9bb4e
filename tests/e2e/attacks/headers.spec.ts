import { expect } from '@playwright/test';
import { actionCall } from './support/actions';
import { makeSource } from './support/attempts';
import type { Probe, ProbeAnswer } from './support/probe';
import { type Target, test } from './support/target';

/** One of every kind of answer to a signed-in user, with its status. */
async function answersOf(target: Target): Promise<[string, number, Probe][]> {
  const { id } = await makeSource(target);
  const headers = { Cookie: target.victim.cookie };
  const write = actionCall('setPreferenceAction', { theme: 'dark' });
  const get = (path: string, more = {}): Probe => ({ path, headers: { ...headers, ...more } });
  return [
    ['list', 200, get('/sources')],
    ['create page', 200, get('/sources/new')],
    ['source', 200, get(`/sources/${id}`)],
    ['channels', 200, get('/channels')],
    ['RSC', 200, get('/sources?_rsc', { RSC: '1' })],
    ['route', 200, get(`/api/sources/${id}`)],
    ['refused route', 403, get('/api/sources', { 'Sec-Fetch-Site': 'cross-site' })],
    ['action', 200, { ...write, headers: { ...headers, ...write.headers, Origin: target.console_.origin } }],
    ['refused action', 403, { ...write, headers: { ...headers, ...write.headers, Origin: 'https://evil.example' } }],
    ['sign-in page', 307, get('/sign-in')],
    ['signed-out page', 307, { path: '/sources' }],
    ['no such page', 404, get('/nowhere')],
    ['bad path', 400, get('/sources/%ff')],
    ['foreign host', 421, get('/sources', { Host: 'evil.example' })],
  ];
}

const directives = ({ headers }: ProbeAnswer): Map<string, string[]> =>
  new Map(
    String(headers['content-security-policy'] ?? '')
      .split('; ')
      .map((directive) => directive.split(' '))
      .map(([name = '', ...values]) => [name, values]),
  );

/** What a header scanner checks; every answer must pass all of it. */
const SCORE: [string, (answer: ProbeAnswer) => boolean][] = [
  ['default-src none', (answer) => directives(answer).get('default-src')?.join() === "'none'"],
  [
    'script-src by nonce',
    (answer) => /^'self','nonce-[\w+/]{22}==','strict-dynamic'$/.test(String(directives(answer).get('script-src'))),
  ],
  ['style-src by nonce', (answer) => /^'self','nonce-[\w+/]{22}=='$/.test(String(directives(answer).get('style-src')))],
  ['nothing unsafe', ({ headers }) => !/unsafe-|\*|data:|https?:/.test(String(headers['content-security-policy']))],
  ['frame-ancestors none', (answer) => directives(answer).get('frame-ancestors')?.join() === "'none'"],
  ['base-uri none', (answer) => directives(answer).get('base-uri')?.join() === "'none'"],
  ['form-action self', (answer) => directives(answer).get('form-action')?.join() === "'self'"],
  ['nosniff', ({ headers }) => headers['x-content-type-options'] === 'nosniff'],
  ['no frames', ({ headers }) => headers['x-frame-options'] === 'DENY'],
  ['Referrer-Policy', ({ headers }) => headers['referrer-policy'] === 'same-origin'],
  ['Cross-Origin-Opener-Policy', ({ headers }) => headers['cross-origin-opener-policy'] === 'same-origin'],
  ['Cross-Origin-Resource-Policy', ({ headers }) => headers['cross-origin-resource-policy'] === 'same-origin'],
  ['Permissions-Policy', ({ headers }) => /camera=\(\).*microphone=\(\)/.test(String(headers['permissions-policy']))],
  ['no-store', ({ headers }) => /\bno-store\b/.test(String(headers['cache-control']))],
  ['nothing shared', ({ headers }) => headers['access-control-allow-origin'] === undefined],
  ['no software named', ({ headers }) => headers['x-powered-by'] === undefined && headers.server === undefined],
];

test('the header score of every kind of answer', async ({ target }) => {
  for (const [kind, status, probe] of await answersOf(target)) {
    const answer = await target.send(probe);
    expect(answer.status, kind).toBe(status);
    const missing = SCORE.filter(([, holds]) => !holds(answer)).map(([name]) => name);
    expect(missing, kind).toEqual([]);
  }
});

test('files of the build have the headers that need no page', async ({ target }) => {
  const page = await target.send({ path: '/sign-in' });
  const file = (pattern: RegExp): string => pattern.exec(page.text)?.[1] ?? '';
  const paths = [
    file(/src="(\/_next\/static\/[^"]+\.js)"/),
    file(/href="(\/_next\/static\/[^"]+\.css)"/),
    '/robots.txt',
    file(/rel="icon" href="([^"]+)"/),
    file(/<use href="([^"#]+)/),
    '/_next/static/none.js',
    '//sign-in',
  ];
  for (const path of paths) {
    const { status, headers } = await target.send({ path });
    expect(status, path).toBe({ '/_next/static/none.js': 404, '//sign-in': 308 }[path] ?? 200);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    expect(headers['referrer-policy'], path).toBe('same-origin');
    expect(headers['access-control-allow-origin'], path).toBeUndefined();
  }
  const refused = await target.send({ method: 'POST', path: '/robots.txt' });
  expect(refused.headers['content-security-policy']).toContain("default-src 'none'");
});

test('no cache keeps a signed-in answer', async ({ target }) => {
  for (const [kind, , probe] of await answersOf(target)) {
    const { headers } = await target.send(probe);
    // Next sets an action's own header last: `no-store` without `private`, which no cache may keep either.
    expect(headers['cache-control'], kind).toMatch(/\bno-store\b/);
    if (!['action', 'no such page'].includes(kind)) expect(headers['cache-control'], kind).toBe('private, no-store');
    expect(headers.etag, kind).toBeUndefined();
  }
});

test('a nonce is used once, and every script and style has it', async ({ target }) => {
  const nonces = new Set<string>();
  for (const path of ['/sources', '/sources', '/sources/new', '/channels']) {
    const answer = await target.send({ path, headers: { Cookie: target.victim.cookie } });
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? '';
    nonces.add(nonce);
    const tags = answer.text.match(/<(script|style|link[^>]*rel="(stylesheet|preload)")[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(3);
    expect(
      tags.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    const beforeScripts = answer.text.replaceAll(/<script[\s\S]*?<\/script>/g, '');
    expect(beforeScripts, path).not.toMatch(/<[^>]+\s(style|on[a-z]+)="/);
    expect(beforeScripts, path).not.toMatch(/(href|src|action)="(javascript|data):/);
  }
  expect(nonces.size).toBe(4);
});
