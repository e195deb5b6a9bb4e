import type { Browser, Page } from '@playwright/test';
import { startEventGridCommand } from '../support/eventgrid-command';
import { openEventGridApi, subscribe } from './support/eventgrid-api';
import { expect, signIn, test } from './support/fixtures';
import { type RunningConsole, startConsole } from './support/running-console';
import { untilShown } from './support/until-shown';

const SIZES = { few: 100, many: 10_000 };
type Size = keyof typeof SIZES;
const ROUNDS = 15;
/** How much more the larger list may cost: half as much again or 30 ms, whichever is larger. */
const MAX_RATIO = 1.5;
const MAX_MORE_MS = 30;
const MAX_NODES = 3_000;
const PAGES = 200;
/** The last heap is compared with the heap after this many pages, when code and caches are loaded. */
const WARM_PAGES = 50;
const MAX_HEAP_RATIO = 1.1;

test.skip(!process.env.LONG, 'part of the long run');
test.describe.configure({ timeout: 600_000 });

let console_: RunningConsole;
const grids: Partial<Record<Size, Awaited<ReturnType<typeof startEventGridCommand>>>> = {};

test.beforeAll(async () => {
  const endpoints = [];
  for (const size of ['few', 'many'] as const) {
    const quotas = ['--quota', 'SUBSCRIPTION=100', '--quota', 'CHANNEL_SUBSCRIPTION=100'];
    const grid = await startEventGridCommand('--sources', String(SIZES[size]), '--seed', ...quotas);
    grids[size] = grid;
    endpoints.push({ id: size, name: size, eventGridUrl: grid.url, iamUrl: grid.url });
  }
  console_ = await startConsole({ EVENTGRID_LOCAL: '0', EVENTGRID_ENDPOINTS: JSON.stringify(endpoints) });
});
test.afterAll(async () => {
  await console_.stop();
  await Promise.all(Object.values(grids).map((grid) => grid.stop()));
});

/** As many as an account has after its quota was raised, and as few as before. */
const SUBSCRIPTIONS = { few: 10, many: 100 };

const list = () => `${console_.origin}/sources?sort=name:ASC`;

async function signedIn(browser: Browser, size: Size): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local', size);
  return page;
}

/** Milliseconds of each thing that users do with the list, measured once. */
const MEASURES: Record<string, (page: Page, round: number) => Promise<number>> = {
  async 'first rows'(page) {
    const started = performance.now();
    await page.goto(list(), { waitUntil: 'commit' });
    await page.locator('main tbody tr').nth(19).waitFor();
    return performance.now() - started;
  },
  async search(page, round) {
    await page.goto(list(), { waitUntil: 'networkidle' });
    const name = `generated-${String(round + 1).padStart(6, '0')}`;
    return untilShown(page, { type: name }, { rows: 1, name });
  },
  async 'next page'(page) {
    await page.goto(list(), { waitUntil: 'networkidle' });
    return untilShown(page, { press: '[rel=next]' }, { rows: 20 });
  },
  async sort(page) {
    await page.goto(list(), { waitUntil: 'networkidle' });
    return untilShown(page, { press: 'th[aria-sort=ascending] button' }, { rows: 20 });
  },
  async 'a panel'(page, round) {
    await page.goto(list(), { waitUntil: 'networkidle' });
    return untilShown(page, { press: `tbody tr:nth-child(${round + 1}) a.name` }, { panel: true });
  },
};

const subscriptions = () => `${console_.origin}/subscriptions?sort=name:ASC`;
const OF_SUBSCRIPTIONS: typeof MEASURES = {
  async 'first subscriptions'(page) {
    const started = performance.now();
    await page.goto(subscriptions(), { waitUntil: 'commit' });
    await page.locator('main tbody tr').nth(9).waitFor();
    return performance.now() - started;
  },
  async 'subscriptions by status'(page) {
    await page.goto(subscriptions(), { waitUntil: 'networkidle' });
    const started = performance.now();
    await page.getByRole('link', { name: /^Disabled/ }).click();
    await page.getByText('No subscriptions match').waitFor();
    return performance.now() - started;
  },
  async 'a subscription’s panel'(page, round) {
    await page.goto(subscriptions(), { waitUntil: 'networkidle' });
    return untilShown(page, { press: `tbody tr:nth-child(${(round % 10) + 1}) a.name` }, { panel: true });
  },
};

test('100 subscriptions cost the same as 10', async ({ browser }) => {
  for (const size of ['few', 'many'] as const) {
    const call = await openEventGridApi(grids[size]?.url ?? '');
    const channel_id = (await call('POST', '/channels', { name: 'subscribed' })).id ?? '';
    await call('POST', '/sources', { name: 'subscribed', channel_id });
    for (let made = 0; made < SUBSCRIPTIONS[size]; made += 1)
      await subscribe(call, `subscription-${String(made).padStart(3, '0')}`, channel_id, 'subscribed');
  }
  await expectSameCost(browser, OF_SUBSCRIPTIONS, SUBSCRIPTIONS);
});

test('10,000 sources cost the same as 100', ({ browser }) => expectSameCost(browser, MEASURES, SIZES));

/** Expects each measure to take about as long with many as with few. */
async function expectSameCost(browser: Browser, measures: typeof MEASURES, sizes: Record<Size, number>): Promise<void> {
  const pages = { few: await signedIn(browser, 'few'), many: await signedIn(browser, 'many') };
  const slow: string[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    const taken: Record<Size, number[]> = { few: [], many: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      // The first round is a warm-up and does not count; the order alternates, so that neither size is always second.
      for (const size of round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)) {
        const ms = await measure(pages[size], Math.max(0, round));
        if (round >= 0) taken[size].push(ms);
      }
    }
    const [few, many] = [median(taken.few), median(taken.many)];
    process.stdout.write(`${name}: ${few.toFixed(0)} ms of ${sizes.few}, ${many.toFixed(0)} ms of ${sizes.many}\n`);
    if (many > Math.max(few * MAX_RATIO, few + MAX_MORE_MS)) slow.push(name);
  }
  expect(slow).toEqual([]);
}

test('200 pages leave the heap and the page as they were', async ({ browser }) => {
  const page = await signedIn(browser, 'many');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  await page.goto(list(), { waitUntil: 'networkidle' });
  const turn = async (pages: number) => {
    for (let turned = 0; turned < pages; turned += 1) await untilShown(page, { press: '[rel=next]' }, { rows: 20 });
  };
  await turn(WARM_PAGES);
  const warm = await heap();
  await turn(PAGES - WARM_PAGES);
  const turned = await heap();
  // The last pages are kept for some seconds, for Back.
  await expect.poll(heap, { timeout: 20_000 }).toBeLessThanOrEqual(warm * MAX_HEAP_RATIO);
  const rest = await heap();
  await page.goto(`${list()}&size=100`, { waitUntil: 'networkidle' });
  await untilShown(page, { press: 'tbody tr:nth-child(3) a.name' }, { panel: true });
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  process.stdout.write(
    `heap after ${WARM_PAGES} pages ${warm.toFixed(1)} MB, after ${PAGES} ${turned.toFixed(1)} MB, `,
  );
  process.stdout.write(`at rest ${rest.toFixed(1)} MB; ${nodes} nodes with 100 rows and a panel\n`);
  expect(nodes).toBeLessThan(MAX_NODES);
});

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
