import { test as base, expect, type Page } from '@playwright/test';
import { freshName, pickChannel } from './support/create-page';
import { startDocumentedNginx } from './support/documented-nginx';
import { signIn } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';
import { freePort } from './support/running-console';

// Run with npm run bench -- nginx, a second time with a build for BASE_PATH.

const BASE_PATH = process.env.BASE_PATH ?? '';
const test = base.extend({ ignoreHTTPSErrors: true });

test.skip(!process.env.NGINX_PROGRAM, 'needs nginx');
test.describe.configure({ mode: 'serial' });

let gated: GatedConsole;
let nginx: Awaited<ReturnType<typeof startDocumentedNginx>>;
let origin: string;
let page: Page;

test.beforeAll(async ({ browser }) => {
  const port = await freePort();
  origin = `https://localhost:${port}`;
  gated = await startGatedConsole({ PUBLIC_ORIGIN: origin, TRUSTED_PROXY_HOPS: '1' });
  nginx = await startDocumentedNginx(port, gated.console_.origin.replace('localhost', '127.0.0.1'));
  page = await browser.newPage({ ignoreHTTPSErrors: true });
});
test.afterAll(async () => {
  await page.close();
  await nginx.stop();
  await gated.stop();
});

const open = (path: string) => page.goto(`${origin}${BASE_PATH}${path}`);

test('on another port, a user signs in, creates a source and finds it', async () => {
  await open('/sign-in');
  expect(
    await page.evaluate(() => performance.getEntriesByType('navigation').map((entry) => Object(entry).nextHopProtocol)),
  ).toEqual(['h2']);
  await signIn(page, 'admin', 'local');
  await open('/sources/new');
  const name = freshName('proxied');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
  await open(`/sources?q=${name}`);
  await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
});

test('no form waits for hanging quotas', async () => {
  const letThrough = gated.gateway.hold('GET', '/quotas');
  const startedAt = Date.now();
  await open('/sources/new');
  await pickChannel(page);
  expect(Date.now() - startedAt).toBeLessThan(8_000);
  letThrough();
});

test('internal routes are unreachable, however they are spelled', async ({ request }) => {
  for (const path of ['/readyz', '/metrics', '/readyz/', '/metrics?a=b', '//readyz', '/%72eadyz', '/a/../readyz']) {
    for (const under of new Set([BASE_PATH, '', '/eventgrid'])) {
      const answer = await request.get(`${origin}${under}${path}`, { ignoreHTTPSErrors: true, maxRedirects: 0 });
      expect(answer.status(), `${under}${path}`).toBe(403);
    }
  }
  expect((await request.get(`${origin}${BASE_PATH}/healthz`, { ignoreHTTPSErrors: true })).status()).toBe(200);
  expect((await fetch(`${gated.console_.origin}${BASE_PATH}/readyz`)).status).toBe(200);
});

test('nginx logged no errors', () => {
  expect(
    nginx
      .printed()
      .split('\n')
      .filter((line) => /\[(warn|error|crit|alert|emerg)\]/.test(line) && !/forbidden by rule/.test(line)),
  ).toEqual([]);
});
