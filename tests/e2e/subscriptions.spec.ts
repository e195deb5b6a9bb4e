import type { Locator, Page } from '@playwright/test';
import { type EventGridApi, openEventGridApi, subscribe } from './support/eventgrid-api';
import { expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';

let call: EventGridApi;
let channelId = '';

test.beforeAll(async ({ console_ }) => {
  call = await openEventGridApi(console_.eventGridUrl);
  channelId = (await call('POST', '/channels', { name: 'shop' })).id ?? '';
  await call('POST', '/sources', { name: 'shop-orders', channel_id: channelId });
});

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${control}.`);
}

test('a subscription is made by keyboard, with two conditions and a webhook, after its filter was tested', async ({
  admin: page,
}) => {
  test.setTimeout(180_000);
  await page.goto(`/subscriptions/new?channel_id=${channelId}&source=shop-orders`);
  await expect(page.getByLabel('Source')).toHaveValue('shop-orders');
  const add = page.getByRole('button', { name: 'Add condition' });
  await expect(add).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Example event' })).toBeVisible();
  await expectSoundAtBoth(page, 'the form');

  await tabTo(page, page.getByLabel('Name', { exact: true }));
  await page.keyboard.type('paid-orders');
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Attribute of condition 1')).toHaveValue('type');
  await page.keyboard.press('Shift+Tab');
  const values = page.getByLabel('Values of condition 1');
  await values.focus();
  await page.keyboard.type('order.paid');
  await page.keyboard.press('Enter');
  await page.keyboard.type('order.refunded');
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  const attribute = page.getByLabel('Attribute of condition 2');
  await attribute.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('data.order.total');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Operator of condition 2')).toBeFocused();
  await page.keyboard.type('is at least');
  await expect(page.getByLabel('Operator of condition 2')).toHaveValue('NumberNotLessThan');
  await page.keyboard.press('Tab');
  await page.keyboard.type('100');
  const verdict = page.getByRole('status').filter({ hasText: 'be delivered' });
  await expect(verdict).toContainText('would be delivered');
  await expect(page.locator('[data-match=yes]')).toHaveCount(3);
  await expectSoundAtBoth(page, 'the builder');

  const example = page.getByLabel('Example event');
  await example.fill((await example.inputValue()).replace('128.4', '89.9'));
  await expect(verdict).toContainText('would not be delivered');
  await expect(page.locator('[data-match=no]')).toContainText('The event has 89.9.');

  await tabTo(page, page.getByLabel('URL'));
  await page.keyboard.type('http://127.0.0.1:9/hook');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Created paid-orders' })).toBeFocused();
  await expectSoundAtBoth(page, 'the result');

  await page.getByRole('link', { name: 'Open subscription' }).click();
  const panel = page.getByRole('region', { name: 'Details' });
  await expect(panel.locator('[data-filter-field="type"]')).toContainText('is one of order.paid or order.refunded');
  await expect(panel.locator('[data-filter-field="data.order.total"]')).toContainText('is at least 100');
  await expect(panel.locator('[data-target=HTTPS] [data-field=url]')).toContainText('http://127.0.0.1:9/hook');
  await expectSoundAtBoth(page, 'the panel');

  await panel.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Description').fill('Paid and refunded');
  await expectSoundAtBoth(page, 'the edit');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(panel.locator('[data-field=description]')).toContainText('Paid and refunded');
});

test('a channel is picked, and one subscription has two targets; an edit removes one', async ({ admin: page }) => {
  test.setTimeout(120_000);
  const name = 'two-targets';
  await page.goto('/subscriptions/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Channel' }).fill('sho');
  await page.getByRole('option', { name: 'shop', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('shop');
  await expect(page.locator('#source-names option[value=shop-orders]')).toBeAttached();
  await page.getByLabel('Source').fill('shop-orders');
  await page.getByLabel('URL').fill('https://hook.example/');
  await page.getByRole('button', { name: 'Add target' }).click();
  const second = page.getByRole('group', { name: 'Target 2' });
  await expect(second.getByLabel('Target type')).toBeFocused();
  await second.getByLabel('Target type').selectOption('API Gateway');
  await second.getByLabel('URL').fill('https://api.example/');
  await second.getByRole('button', { name: 'Add header' }).click();
  await second.getByLabel('Header name').fill('X-Key');
  await second.getByLabel('Secret header value', { exact: true }).fill('not-shown-again');
  await expectSoundAtBoth(page, 'two targets');
  await page.getByRole('button', { name: 'Create subscription' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeFocused();

  await page.getByRole('link', { name: 'Open subscription' }).click();
  const panel = page.getByRole('region', { name: 'Details' });
  await expect(panel.locator('[data-target]')).toHaveCount(2);
  await panel.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Remove target 1' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Enter the header’s value')).toBeVisible();
  await page.getByLabel('Secret header value', { exact: true }).fill('typed-again');
  await expectSoundAtBoth(page, 'the edit of targets');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(panel.locator('[data-target]')).toHaveCount(1);
  await expect(panel.locator('[data-target="HC.APIGW"]')).toContainText('••••');
});

test('subscriptions are listed, filtered, disabled and enabled together, and deleted by name', async ({
  admin: page,
}) => {
  test.setTimeout(120_000);
  await subscribe(call, 'to-crm', channelId, 'shop-orders');
  await subscribe(call, 'to-ledger', channelId, 'shop-orders');
  await page.goto(`/subscriptions?channel_id=${channelId}`);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
  await expect(row('to-crm')).toContainText('FunctionGraph: f');
  await expect(page.getByText(/\d+ of 20 subscriptions used/)).toBeVisible();
  await expectSoundAtBoth(page, 'the list');

  for (const name of ['to-crm', 'to-ledger']) await page.getByLabel(`Select ${name}`).check();
  await page.getByRole('group', { name: '2 selected' }).getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await expectSoundAtBoth(page, 'the dialog');
  await dialog.getByRole('button', { name: 'Disable 2 subscriptions' }).click();
  await expect(dialog.getByRole('heading', { name: '2 of 2 disabled' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(row('to-crm')).toContainText('Disabled');
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Disabled 2' }).click();
  await expect(page).toHaveURL(/[?&]status=DISABLED/);
  await expect(row('paid-orders')).toBeHidden();
  await expect(row('to-ledger')).toBeVisible();

  await page.getByRole('button', { name: 'Actions for to-crm' }).click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await expect(row('to-crm')).toBeHidden();

  await page.getByRole('button', { name: 'Actions for to-ledger' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByRole('textbox').fill('to-ledger');
  await dialog.getByRole('button', { name: 'Delete subscription' }).click();
  await expect(row('to-ledger')).toBeHidden();
});

test('without JavaScript a webhook with its filter as JSON is subscribed, and a wrong form comes back', async ({
  browser,
  console_,
  adminCookies,
}) => {
  const context = await browser.newContext({ baseURL: console_.origin, javaScriptEnabled: false });
  await context.addCookies(adminCookies);
  const page = await context.newPage();
  await page.goto(`/subscriptions/new?channel_id=${channelId}&source=shop-orders`);
  await page.getByLabel('Name', { exact: true }).fill('plain');
  await page.getByRole('radio', { name: 'JSON' }).check();
  await page.getByLabel('Filter JSON').fill('{"type":[{"op":"IsNotNull"}]}');
  const create = page.getByRole('button', { name: 'Create subscription' });
  await create.click();
  await expect(page.getByRole('alert').first()).toContainText('Enter a URL');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('plain');
  await page.getByLabel('URL').fill('http://127.0.0.1:9/hook');
  await create.click();
  await expect(page.getByRole('heading', { name: 'Created plain' })).toBeVisible();
  await context.close();
});
