import type { Page } from '@playwright/test';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';
import { startWatchedConsole, type WatchedConsole } from './support/watched-console';

const SECRET = 's3cret-canary';
const RABBITMQ = {
  instance_id: '9ab2e4c7',
  user_name: 'eventgrid',
  password: SECRET,
  vhost_name: '/',
  queue_name: 'billing.out',
};

let gated: WatchedConsole;
const ids = new Map<string, string>();

test.beforeAll(async ({ browser }) => {
  gated = await startWatchedConsole(browser);
  for (let i = 0; i < 30; i++) {
    const name = `panel-${String(i).padStart(2, '0')}`;
    ids.set(name, await gated.other.createSource({ name }));
  }
  ids.set('billing', await gated.other.createSource({ name: 'billing', type: 'RABBITMQ', detail: RABBITMQ }));
});
test.afterAll(() => gated.stop());
test.beforeEach(async ({ context }) => {
  // Several checks share one page and one sign-in.
  test.setTimeout(120_000);
  await context.addCookies(gated.cookies);
});
test.afterEach(() => gated.gateway.passThrough());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const row = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const panel = (page: Page) => page.getByRole('region', { name: 'Details' });
const url = (path: string) => `${gated.origin}${path}`;

test('a source opens beside the list, which stays; Back closes it and focuses the row', async ({ page }) => {
  await page.goto(url('/sources?sort=name:ASC'), { waitUntil: 'networkidle' });
  const requested: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/api/') || request.headers().rsc) requested.push(pathname);
  });
  await row(page, 'panel-12').click();
  await expect(heading(page, 'panel-12')).toBeFocused();
  await expect(panel(page).locator('[data-field=id]')).toContainText(ids.get('panel-12') ?? '');
  await expect(panel(page)).toContainText('This channel has no subscriptions');
  await expect(page).toHaveURL(new RegExp(`/sources/${ids.get('panel-12')}\\?sort=name:ASC$`));
  await expect(page).toHaveTitle(/^panel-12 · Sources/);
  expect(requested.sort()).toEqual(['/api/channels/subscriptions', `/api/sources/${ids.get('panel-12')}`]);
  await expectSound(page, 'the panel beside its list');

  await page.getByRole('link', { name: 'Next source' }).click();
  await expect(heading(page, 'panel-13')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next source' })).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.locator('#announcer')).toHaveText('Copied source ID');
  await expect(page.locator('.toast')).toBeVisible();
  // With Caps Lock, and on a Cyrillic layout, whose key says something else.
  for (const key of ['C', 'с']) {
    await page.locator('#announcer').evaluate((region) => region.replaceChildren());
    await page.evaluate((key) => window.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'KeyC' })), key);
    await expect(page.locator('#announcer')).toHaveText('Copied source ID');
  }

  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
  await expect(row(page, 'panel-13')).toBeFocused();
  await expect(page).toHaveTitle(/^Sources/);

  // A source's page comes with both: nothing is requested afterwards.
  await page.goto(url(`/sources/${ids.get('panel-12')}?sort=name:ASC`));
  requested.length = 0;
  await page.reload({ waitUntil: 'networkidle' });
  await expect(heading(page, 'panel-12')).toBeVisible();
  await expect(row(page, 'panel-11')).toBeVisible();
  expect(requested).toEqual([]);
  await page.getByRole('link', { name: 'Close details' }).click();
  await expect(row(page, 'panel-12')).toBeFocused();
  await expect(page).toHaveURL(url('/sources?sort=name:ASC'));
});

test('on a narrow screen the source fills the page, and the list returns to its scroll position', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(url('/sources?sort=name:ASC'));
  await row(page, 'panel-14').scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(0);
  await row(page, 'panel-14').click();
  await expect(heading(page, 'panel-14')).toBeFocused();
  await expect(page.locator('main table.sources')).toBeHidden();
  await expectSound(page, 'the panel as a page');
  await panel(page).getByRole('link', { name: 'Sources' }).click();
  await expect(row(page, 'panel-14')).toBeFocused();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(60);
});

test('shows first why a source failed, as text and without secrets', async ({ page }) => {
  const id = ids.get('billing') ?? '';
  const read = await page.request.get(url(`/api/sources/${id}`));
  expect(read.status()).toBe(200);
  expect(await read.text()).not.toContain(SECRET);
  gated.gateway.answer('GET', `/sources/${id}`, {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      id,
      name: 'billing',
      type: 'RABBITMQ',
      status: 'ERROR',
      provider_type: 'CUSTOM',
      detail: JSON.stringify(RABBITMQ),
      error_info: { error_code: 'EG.00513003', error_msg: '<img src=x onerror=alert(1)>', error_detail: 'timeout' },
    }),
  });
  await page.goto(url(`/sources/${id}`));
  const why = page.getByRole('region', { name: 'Why it failed' });
  await expect(why).toContainText('Check that the instance is Running');
  await expect(why.locator('[data-field=error_msg]')).toHaveText('<img src=x onerror=alert(1)>');
  await expect(panel(page).locator('[data-field=password]')).toHaveText('Configured');
  expect(await page.content()).not.toContain(SECRET);
  await expectSoundAtBoth(page, 'a source that failed');
});

test('stays current: it is read on focus, a deletion is reported, and nothing is read after sign-out', async ({
  page,
}) => {
  const id = await gated.other.createSource({ name: 'short-lived' });
  const reads = () => gated.gateway.count('GET', `/sources/${id}`);
  const focusWindow = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.goto(url('/sources'));
  await row(page, 'short-lived').click();
  await expect(panel(page).locator('[data-field=id]')).toContainText(id);
  await gated.other.updateSource(id, { description: 'from elsewhere' });
  await expect
    .poll(async () => {
      await focusWindow();
      return panel(page).locator('[data-field=description]').textContent();
    })
    .toBe('from elsewhere');

  gated.gateway.answer('GET', `/sources/${id}`, {
    status: 401,
    headers: { 'Content-Type': 'application/json' },
    body: '{"error_code":"EG.00014010","error_msg":"Incorrect token or token resolution failed"}',
  });
  await panel(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(panel(page).getByRole('button', { name: 'Sign in again' })).toBeVisible();
  const before = reads();
  await focusWindow();
  await panel(page).locator('[data-field=description]').hover();
  expect(reads()).toBe(before);
  gated.gateway.passThrough();
  // The session itself is valid: a reloaded page does not know about the refusal.
  await page.reload();

  await gated.other.deleteSource(id);
  await panel(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('This source was deleted elsewhere');
  await expect(row(page, 'short-lived')).toHaveCount(0);
  await expectSoundAtBoth(page, 'a source deleted elsewhere');
  await panel(page).getByRole('alert').getByRole('link', { name: 'Close details' }).click();
  await expect(panel(page)).toHaveCount(0);
});

test('deletes the open source: the panel closes and the next row gets the focus', async ({ page }) => {
  await page.goto(url('/sources?sort=name:ASC&q=panel-2'));
  await row(page, 'panel-20').click();
  await expect(heading(page, 'panel-20')).toBeFocused();
  await panel(page).getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('panel-20');
  await dialog.getByRole('button', { name: /^Delete/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  await expect(row(page, 'panel-20')).toHaveCount(0);
  await expect(row(page, 'panel-21')).toBeFocused();
});
