import { spawn } from 'node:child_process';
import { openCreate } from './support/create-page';
import { expect, signIn, test } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';
import { freePort } from './support/running-console';

const picker = (page: import('@playwright/test').Page) => page.getByRole('combobox', { name: 'Channel' });

let gated: GatedConsole | undefined;
test.afterEach(async () => {
  await gated?.stop();
  gated = undefined;
});

test('Down opens, Enter picks without submitting, Escape closes and then clears', async ({ admin: page }) => {
  await openCreate(page);
  await picker(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(picker(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('#announcer')).toHaveText(/^\d+ channels?$/);
  await page.keyboard.press('Enter');
  await expect(picker(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(picker(page)).not.toHaveValue('');
  await expect(page.getByText('There is a problem')).toBeHidden();

  await page.keyboard.press('ArrowDown');
  await expect(picker(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(picker(page)).not.toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveValue('');
});

test('a text that is not a channel is an error, not a value', async ({ admin: page }) => {
  await openCreate(page);
  await picker(page).fill('no-such-channel');
  await expect(page.getByText('No channel has “no-such-channel” in its name.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Description' }).focus();
  await expect(page.locator('#channel_id-error')).toHaveText('Choose a channel');
});

test('official channels are not offered', async ({ admin: page }) => {
  await openCreate(page);
  await picker(page).fill('default');
  await expect(page.getByText('No channel has “default” in its name.')).toBeVisible();
});

test('a channel ID in the address is selected, and an unknown one is reported', async ({ admin: page }) => {
  const list = await page.request.get('/api/channels/picker?q=orders');
  const { id, name } = (await list.json()).data.items[0];
  await openCreate(page, `?name=from-the-address&channel_id=${id}&type=RABBITMQ`);
  await expect(picker(page)).toHaveValue(name);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('from-the-address');
  await expect(page.getByRole('radio', { name: 'RabbitMQ' })).toBeChecked();
  await openCreate(page, '?channel_id=0000');
  await expect(page.locator('#channel_id-error')).toContainText('There is no channel with this ID');
});

test('a failed list says so, and Retry reads it with the keyboard', async ({ page }) => {
  gated = await startGatedConsole();
  const { console_, gateway } = gated;
  await page.goto(`${console_.origin}/sign-in`);
  await signIn(page);
  await page.goto(`${console_.origin}/sources/new`);
  await expect(page.locator('input#channel_id')).toBeVisible();
  gateway.answer('GET', '/channels', { status: 500, headers: {}, body: 'broken' });
  await picker(page).press('ArrowDown');
  await expect(page.getByText('Couldn’t load the channels.')).toBeVisible();
  gateway.passThrough();
  await picker(page).press('Tab');
  await expect(page.getByRole('button', { name: 'Retry' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'orders' })).toBeVisible();
});

test('a taken name is reported while typing, with a free one suggested', async ({ admin: page }) => {
  await openCreate(page);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('taken-name');
  await expect(page.getByText('This name is free')).toBeVisible();
  await picker(page).fill('orders');
  await page.getByRole('option', { name: 'orders', exact: true }).click();
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: 'Created taken-name' })).toBeVisible();
  await name.fill('taken-name');
  await expect(page.getByText('This name is taken by a source on channel orders')).toBeVisible();
  await page.getByRole('button', { name: 'Use taken-name-2' }).click();
  await expect(name).toHaveValue('taken-name-2');
  await expect(page.getByText('This name is free')).toBeVisible();
});

test('any of 5,000 channels can be reached, by searching and by scrolling', async ({ page, startOwn }) => {
  test.setTimeout(120_000);
  const port = await freePort();
  const eventGrid = spawn(
    process.execPath,
    ['lib/cli/eventgrid.mjs', '--port', String(port), '--seed', '--channels', '5000'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((ready) => eventGrid.stdout.setEncoding('utf8').on('data', ready));
  const url = `http://127.0.0.1:${port}`;
  const console_ = await startOwn({
    EVENTGRID_LOCAL: '0',
    EVENTGRID_ENDPOINTS: JSON.stringify([{ id: 'local', name: 'Big', eventGridUrl: url, iamUrl: url }]),
  });
  await page.goto(`${console_.origin}/sign-in`);
  await signIn(page);
  await page.goto(`${console_.origin}/sources/new`);
  await expect(page.locator('input#channel_id')).toBeVisible();
  await picker(page).click();
  const options = page.getByRole('option');
  await expect(options).toHaveCount(50);
  await expect(page.locator('.popover-head')).toContainText('50 of 5001 shown');

  // Scrolling and the Down key both load more.
  await page.getByRole('listbox', { name: 'Channels' }).evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(options).toHaveCount(100);
  await page.keyboard.press('End');
  await expect(options).toHaveCount(150);

  const last = (
    await page.request.get(`${console_.origin}/api/channels/picker?offset=5000`).then((answer) => answer.json())
  ).data.items[0].name;
  await picker(page).fill(last);
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(picker(page)).toHaveValue(last);
  await expect(page.locator('input[name=channel_id]')).toHaveValue(/^[0-9a-f-]{36}$/);
  eventGrid.kill('SIGTERM');
});
