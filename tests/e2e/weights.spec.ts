import { gzipSync } from 'node:zlib';
import type { BrowserContext } from '@playwright/test';
import { freshName } from './support/create-page';
import { openEventGridApi, subscribe } from './support/eventgrid-api';
import { expect, signIn, test } from './support/fixtures';
import { type RunningConsole, startConsole } from './support/running-console';

// What a page loads, cold and signed in, until the network is idle: every request counts, and the page's HTML and every
// script by its gzip. 1 KB = 1,000 bytes. None of it depends on a clock.
const LIMITS = {
  '/overview': { scriptKb: 160, htmlKb: 12.5, requests: 16 },
  '/sources': { scriptKb: 160, htmlKb: 12.5, requests: 16 },
  '/channels': { scriptKb: 160, htmlKb: 9.5, requests: 16 },
  '/sources/new': { scriptKb: 165, htmlKb: 11, requests: 15 },
  '/subscriptions': { scriptKb: 160, htmlKb: 9.5, requests: 16 },
  '/subscriptions/new': { scriptKb: 180, htmlKb: 12.5, requests: 18 },
} as const;
/** A whole page of the list: its weight is that of its rows. */
const ROWS = 20;

// One that no other test uses: what is in it is part of its pages.
let console_: RunningConsole;
let cookies: Awaited<ReturnType<BrowserContext['cookies']>>;

test.beforeAll(async ({ browser }) => {
  console_ = await startConsole();
  const page = await browser.newPage({ baseURL: console_.origin });
  await page.goto('/sign-in');
  await signIn(page);
  cookies = await page.context().cookies();
  await page.close();
});
test.afterAll(() => console_?.stop());

const kb = (text: string | Buffer) => gzipSync(text).length / 1000;

for (const [path, limits] of Object.entries(LIMITS)) {
  const { scriptKb, htmlKb, requests } = limits;
  test(`${path} loads at most ${scriptKb} KB of JavaScript and ${htmlKb} KB of HTML by ${requests} requests`, async ({
    browser,
  }) => {
    const call = await openEventGridApi(console_.eventGridUrl);
    const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&limit=1');
    const channel_id = items[0]?.id ?? (await call('POST', '/channels', { name: 'weighed' })).id ?? '';
    const { total = 0 } = await call('GET', '/sources?provider_type=CUSTOM&limit=1');
    // An empty list also loads the offer to create the first source.
    for (let row = total; row < ROWS; row += 1)
      await call('POST', '/sources', { name: freshName('weighed'), channel_id });
    const name = freshName('weighed');
    if (path === '/subscriptions') {
      await call('POST', '/sources', { name, channel_id });
      await subscribe(call, name, channel_id, name);
    }
    const context = await browser.newContext({ baseURL: console_.origin });
    await context.addCookies(cookies);
    const page = await context.newPage();
    const scripts = new Map<string, number>();
    const requested: string[] = [];
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      requested.push(pathname);
      if (!pathname.endsWith('.js')) return;
      reading.push(response.body().then((body) => void scripts.set(pathname, kb(body))));
    });
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    await Promise.all(reading);
    const javascript = [...scripts.values()].reduce((sum, one) => sum + one, 0);
    const html = kb((await answer?.text()) ?? '');
    process.stdout.write(
      `first load of ${path}: ${javascript.toFixed(2)} KB of JavaScript in ${scripts.size} files (limit ${scriptKb}), ${html.toFixed(2)} KB of HTML (limit ${htmlKb}), ${requested.length} requests (limit ${requests}), gzip\n`,
    );
    expect(scripts.size).toBeGreaterThan(3);
    expect(javascript).toBeLessThanOrEqual(scriptKb);
    expect(html).toBeLessThanOrEqual(htmlKb);
    expect(requested.length, requested.join('\n')).toBeLessThanOrEqual(requests);
    await context.close();
  });
}
