import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { openEventGridApi } from './support/eventgrid-api';
import { expectSound } from './support/expect-sound';
import { expect, test, watch } from './support/fixtures';
import { freePort } from './support/running-console';

/** Creates sources through the local EventGrid's API, as another client would. Returns their IDs. */
async function seed(eventGridUrl: string, count: number): Promise<(string | undefined)[]> {
  const call = await openEventGridApi(eventGridUrl);
  const channel_id = (await call('GET', '/channels?name=orders')).items?.[0]?.id;
  const ids: (string | undefined)[] = [];
  for (let i = 0; i < count; i++) {
    const name = `listed-${String(i).padStart(3, '0')}`;
    ids.push((await call('POST', '/sources', { name, channel_id })).id);
  }
  return ids;
}

const rows = (page: Page) => page.locator('main table tbody tr');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search by name or ID' });

test('the server searches, sorts and pages, and the URL has all three', async ({ browser, complaints, startOwn }) => {
  test.setTimeout(90_000);
  const console_ = await startOwn();
  const ids = await seed(console_.eventGridUrl, 45);
  const context = await browser.newContext({ baseURL: console_.origin });
  watch(context, complaints);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('eventgrid');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/overview$/);

  // The first rows are in the HTML: the page requests none by itself.
  const requested: string[] = [];
  page.on('request', (request) => request.url().includes('/api/sources') && requested.push(request.url()));
  await page.goto('/sources', { waitUntil: 'networkidle' });
  await expect(rows(page)).toHaveCount(20);
  expect(requested).toEqual([]);
  await expect(rows(page).first()).toContainText('listed-044');

  await page.locator('[rel=next]').click();
  await expect(rows(page).first()).toContainText('listed-024');
  await expect(page).toHaveURL(/page=2/);
  await page.goBack();
  await expect(rows(page).first()).toContainText('listed-044');

  await page.goto('/sources?sort=name:ASC&page=3');
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).first()).toContainText('listed-040');
  const copied = page.url();

  await search(page).fill('listed-01');
  await expect(rows(page)).toHaveCount(10);
  await expect(page).toHaveURL(/q=listed-01/);
  expect(page.url()).not.toContain('page=');

  await search(page).fill(ids[7] ?? '');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('listed-007');

  await search(page).fill('nothing-like-it');
  await expect(page.getByText('No sources match')).toBeVisible();

  // The copied address shows the same rows in another browser.
  const other = await browser.newContext({ baseURL: console_.origin, storageState: await context.storageState() });
  watch(other, complaints);
  const otherPage = await other.newPage();
  await otherPage.goto(copied);
  await expect(rows(otherPage)).toHaveCount(5);
  await expect(rows(otherPage).first()).toContainText('listed-040');

  // The same on a phone.
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto('/sources?sort=name:ASC');
  await page.locator('[rel=next]').click();
  await expect(rows(page).first()).toContainText('listed-020');
  await search(page).fill('listed-03');
  await expect(rows(page)).toHaveCount(10);
  await expect(page).toHaveURL(/q=listed-03/);
  await expectSound(page, 'the list on a telephone');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto('/sources?q=listed-007');
  await page.getByRole('button', { name: 'Copy source ID of listed-007' }).waitFor();
  await page.getByRole('link', { name: 'listed-007' }).click();
  await expect(page).toHaveURL(new RegExp(`/sources/${ids[7]}`));
  await expect(page.getByRole('heading', { level: 2, name: 'listed-007' })).toBeVisible();
  await page.goBack();
  await expect(search(page)).toHaveValue('listed-007');

  await other.close();
  await context.close();
});

test('a taken port stops the start with a sentence', async ({ startOwn }) => {
  const console_ = await startOwn();
  const port = new URL(console_.eventGridUrl).port;
  const child = spawn(process.execPath, ['lib/cli/local.mjs'], {
    env: {
      ...process.env,
      PORT: String(await freePort()),
      EVENTGRID_LOCAL_PORT: port,
      DATA_DIR: `${console_.dataDir}-2`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const code = await new Promise((done) => child.once('exit', done));
  expect(code).toBe(1);
  expect(printed).toContain(port);
});
