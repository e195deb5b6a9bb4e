import type { BrowserContext, Page } from '@playwright/test';
import { openEventGridApi, subscribe } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, fillSignIn, signIn, test, watch } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';

let gated: GatedConsole;
let channelId = '';
let cookies: Awaited<ReturnType<BrowserContext['cookies']>>;

test.beforeAll(async ({ browser }) => {
  gated = await startGatedConsole();
  const call = await openEventGridApi(gated.eventGridUrl);
  channelId = (await call('POST', '/channels', { name: 'shop' })).id ?? '';
  for (const name of ['shop-orders', 'shop-returns']) await call('POST', '/sources', { name, channel_id: channelId });
  await subscribe(call, 'to-crm', channelId, 'shop-orders');
  const page = await browser.newPage({ baseURL: gated.console_.origin });
  await page.goto('/sign-in');
  await signIn(page);
  cookies = await page.context().cookies();
  await page.close();
});
test.afterAll(() => gated?.stop());

const flow = (page: Page) => page.getByRole('region', { name: 'Flow' });

test('signing in leads to what needs attention, and a line to its fix, by keyboard', async ({ page, complaints }) => {
  await page.goto(`${gated.console_.origin}/`);
  await fillSignIn(page);
  await page.getByRole('button', { name: 'Sign in' }).press('Enter');
  await page.waitForURL(/\/overview$/);
  await expect(page).toHaveTitle(/^Overview · local · /);
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([
    'Overview',
    'Sources',
    'Channels',
    'Subscriptions',
  ]);
  const row = flow(page).getByRole('row').filter({ hasText: 'to-crm' });
  await expect(row).toContainText('2 sources');
  await expect(row).toContainText('FunctionGraph: f');
  await expect(page.getByRole('region', { name: 'Quotas' })).toContainText('2 of 100');
  await expectSoundAtBoth(page, 'the overview');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  await expectSound(page, 'the overview, dark at 320 px', ['color-contrast']);
  await page.setViewportSize({ width: 1280, height: 800 });

  const fix = page.getByRole('link', { name: 'Create subscription: shop-returns' });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await fix.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(fix).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/subscriptions\/new/);
  await expect(page.getByLabel('Source')).toHaveValue('shop-returns');
  await page.getByRole('link', { name: 'EventGrid console' }).click();
  await page.waitForURL(/\/overview$/);
  expect(complaints).toEqual([]);
});

test('a part that fails or hangs leaves the frame and the other parts, and is read again by itself', async ({
  context,
  complaints,
}) => {
  watch(context, complaints);
  await context.addCookies(cookies);
  const page = await context.newPage();
  const { gateway, console_ } = gated;
  const letThrough = gateway.hold('GET', '/sources');
  await page.goto(`${console_.origin}/overview`);
  await expect(flow(page).getByRole('link', { name: 'to-crm' })).toBeVisible();
  await expect(page.getByText('2 sources')).toHaveCount(0);
  await expectSound(page, 'the overview without its sources yet');
  letThrough();
  gateway.passThrough();
  await expect(flow(page).getByRole('link', { name: '2 sources' })).toBeVisible();

  const body = JSON.stringify({ error_code: 'EG.00015000', error_msg: 'Internal Server Error' });
  gateway.answer('GET', '/subscriptions', { status: 500, headers: { 'Content-Type': 'application/json' }, body });
  await page.goto(`${console_.origin}/overview`);
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('Subscriptions aren’t shown');
  await expect(alert).toContainText('EG.00015000');
  await expect(flow(page).getByRole('link', { name: '2 sources' })).toBeVisible();
  await expectSoundAtBoth(page, 'a part that failed');
  gateway.passThrough();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(flow(page).getByRole('link', { name: 'to-crm' })).toBeVisible();
  await expect(alert).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('the overview is whole without JavaScript, and in Chinese', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: gated.console_.origin,
    javaScriptEnabled: false,
    locale: 'zh-CN',
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const letThrough = gated.gateway.hold('GET', '/sources');
  await page.goto('/');
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.getByText('2 个事件源')).toHaveCount(0);
  letThrough();
  gated.gateway.passThrough();
  await page.getByRole('link', { name: '等待全部内容' }).click();
  await expect(page.getByRole('link', { name: '2 个事件源' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();
  await expect(page.getByRole('region', { name: '需要处理' })).toContainText('shop-returns 没有订阅');
  await expect(page.getByRole('region', { name: '事件流' })).toContainText('to-crm');
  await page.getByRole('link', { name: '创建订阅: shop-returns' }).click();
  await expect(page).toHaveURL(new RegExp(`/subscriptions/new\\?channel_id=${channelId}&source=shop-returns`));
  await context.close();
});
