import { gzipSync } from 'node:zlib';
import { openEventGridApi, subscribe } from './support/eventgrid-api';
import { expect, test } from './support/fixtures';

// First-load JavaScript: every script that Chromium asks for, cold and signed in, until the network is idle. 1 KB =
// 1,000 bytes.
const LIMITS_KB = {
  '/sources': 160,
  '/channels': 160,
  '/sources/new': 165,
  '/subscriptions': 160,
  '/subscriptions/new': 180,
} as const;

for (const [path, limit] of Object.entries(LIMITS_KB)) {
  test(`${path} loads at most ${limit} KB of JavaScript`, async ({ browser, console_, adminCookies }) => {
    // An empty list also loads the offer to create the first source.
    const call = await openEventGridApi(console_.eventGridUrl);
    const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&limit=1');
    const channel_id = items[0]?.id ?? (await call('POST', '/channels', { name: 'weighed' })).id ?? '';
    const name = `weighed${path.replaceAll('/', '-')}`;
    await call('POST', '/sources', { name, channel_id });
    if (path === '/subscriptions') await subscribe(call, name, channel_id, name);
    const context = await browser.newContext({ baseURL: console_.origin });
    await context.addCookies(adminCookies);
    const page = await context.newPage();
    const scripts = new Map<string, number>();
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js')) return;
      reading.push(
        response.body().then((body) => {
          scripts.set(pathname, gzipSync(body).length);
        }),
      );
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    await Promise.all(reading);
    const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
    process.stdout.write(
      `first-load JavaScript of ${path}: ${kilobytes.toFixed(2)} KB gzip in ${scripts.size} files (limit ${limit})\n`,
    );
    expect(scripts.size).toBeGreaterThan(3);
    expect(kilobytes).toBeLessThanOrEqual(limit);
    await context.close();
  });
}
