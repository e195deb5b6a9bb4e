import type { Page } from '@playwright/test';
import { type EventGridApi, openEventGridApi, subscribe } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, signIn, test } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';

// The list of channels and the actions on one, on a console of its own.
let gated: GatedConsole;
let call: EventGridApi;

test.beforeAll(async () => {
  gated = await startGatedConsole();
  call = await openEventGridApi(gated.eventGridUrl);
});
test.afterAll(() => gated.stop());
test.afterEach(() => gated.gateway.passThrough());

const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
const dialog = (page: Page) => page.getByRole('dialog');
const announced = (page: Page) => page.locator('#announcer');

async function enter(page: Page, user = 'admin'): Promise<void> {
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, user, 'local');
}

async function choose(page: Page, name: string, item: 'Edit description' | 'Delete'): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await expect(dialog(page)).toBeVisible();
}

test('channels are listed, created, described and deleted', async ({ page }) => {
  test.setTimeout(180_000);
  const made = 'shop';
  const used = 'used';
  const channel = await call('POST', '/channels', { name: used, description: 'Kept for seven years' });
  const source = 'shop-orders';
  await call('POST', '/sources', { name: source, channel_id: channel.id });
  await subscribe(call, 'to-crm', channel.id ?? '', source);

  await enter(page);
  const requested: string[] = [];
  page.on('request', (request) => request.url().includes('/api/') && requested.push(new URL(request.url()).pathname));
  await page.goto(`${gated.console_.origin}/channels`);
  // The rows are in the HTML; one request reads the numbers of sources for all of them.
  await expect(page.getByRole('link', { name: `1 source on ${used}` })).toBeVisible();
  expect(requested).toEqual(['/api/channels/source-counts']);
  await expect(page.getByText(/\d+ of 10 channels used/)).toBeVisible();
  const tab = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Channels' });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await expectSoundAtBoth(page, 'the list');

  // Create: the row is there, and counted.
  await page.getByRole('button', { name: 'Create channel' }).click();
  await expect(dialog(page)).toBeVisible();
  await expectSoundAtBoth(page, 'the create dialog');
  const createName = dialog(page).getByLabel('Channel name');
  const create = dialog(page).getByRole('button', { name: 'Create channel' });
  await createName.fill('two words');
  await create.click();
  await expect(createName).toBeFocused();
  await expect(createName).toHaveAccessibleDescription(/“space” at character 4/);
  await createName.fill('two-words');
  await expect(createName).not.toHaveAttribute('aria-invalid');
  await createName.fill(used);
  await dialog(page).getByLabel('Channel description').fill('Of the shop');
  await create.click();
  await expect(createName).toBeFocused();
  await expect(createName).toHaveAccessibleDescription(/taken/);
  await createName.fill(made);
  gated.gateway.answer('POST', '', {
    status: 403,
    headers: { 'content-type': 'application/json', 'x-request-id': 'r-create' },
    body: '{"error_code":"EG.00514003","error_msg":"quota"}',
  });
  await create.click();
  await expect(dialog(page).getByRole('alert')).toContainText('r-create');
  await expect(dialog(page).getByRole('button', { name: 'Copy report' })).toBeVisible();
  await expectSoundAtBoth(page, 'a refused create');
  gated.gateway.passThrough();
  // The console checks the outcome by itself, and nothing that was typed is lost.
  gated.gateway.answer('POST', '', { status: 502, headers: { 'content-type': 'text/html' }, body: '<p>' });
  await create.click();
  await expect(dialog(page).getByRole('alert')).toContainText(`there is no channel named ${made}`);
  gated.gateway.passThrough();
  await create.click();
  await expect(announced(page)).toHaveText(`Created channel ${made}`);
  await expect(row(page, made)).toBeVisible();
  await expect(row(page, made)).toContainText('Of the shop');
  await expect(page.getByRole('link', { name: `0 sources on ${made}` })).toBeVisible();

  // Edit the description: an unchanged one is not sent.
  await choose(page, made, 'Edit description');
  const save = dialog(page).getByRole('button', { name: 'Save' });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(save).toHaveAccessibleDescription('No changes yet');
  await expectSoundAtBoth(page, 'the edit dialog');
  await dialog(page).getByLabel('Description').fill('<b>Events</b> of the shop');
  await save.click();
  await expect(announced(page)).toHaveText(`Saved the description of ${made}`);
  await expect(row(page, made)).toContainText('<b>Events</b> of the shop');
  await expect(page.getByRole('button', { name: `Actions for ${made}` })).toBeFocused();

  // A channel in use is not offered for deletion.
  await choose(page, used, 'Delete');
  await expect(dialog(page).getByRole('heading', { name: 'The channel is still in use' })).toBeVisible();
  await expect(dialog(page)).toContainText('1 subscription: to-crm');
  await expect(dialog(page).getByRole('link', { name: '1 source' })).toHaveAttribute(
    'href',
    `/sources?channel_id=${channel.id}`,
  );
  await expect(dialog(page).getByRole('button', { name: 'Delete channel' })).toHaveCount(0);
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await expectSoundAtBoth(page, 'the delete dialog of a channel in use');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  // Delete: refused by EventGrid first, then done; the next row has the focus.
  await choose(page, made, 'Delete');
  const confirm = dialog(page).getByLabel(`Type ${made} to confirm`);
  await expect(confirm).toBeFocused();
  const button = dialog(page).getByRole('button', { name: /^Delete/ });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(`Type ${made} first`);
  await expectSoundAtBoth(page, 'the delete dialog');
  await confirm.fill(made);
  gated.gateway.answer('DELETE', '', {
    status: 403,
    headers: { 'content-type': 'application/json', 'x-request-id': 'r-403' },
    body: '{"error_code":"EG.00514004","error_msg":"resource not modified"}',
  });
  await button.click();
  await expect(dialog(page).getByRole('alert')).toContainText('EG.00514004');
  await expect(dialog(page).getByRole('button', { name: 'Copy report' })).toBeVisible();
  await expectSoundAtBoth(page, 'a refused delete');
  gated.gateway.passThrough();
  await button.click();
  await expect(announced(page)).toHaveText(`Deleted channel ${made}`);
  await expect(row(page, made)).toHaveCount(0);
  await expect(page.locator('[data-channel]:focus')).toHaveCount(1);

  // The official channel has no actions, and says why.
  await page.getByLabel('Provider:').selectOption('Official');
  await expect(page).toHaveURL(/provider=OFFICIAL/);
  await expect(row(page, 'default')).toContainText('EventGrid’s own channel can’t be changed');
  await page.getByRole('searchbox', { name: 'Search by name or ID' }).fill('nothing-like-it');
  await expect(page.getByText('No channels match')).toBeVisible();
  await expectSoundAtBoth(page, 'no match');
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(row(page, used)).toBeVisible();
  await expect(page).toHaveURL(/\/channels$/);
  for (const broken of ['?page=0', '?page=99999', '?size=5000', '?sort=a:UP', '?provider=x', '?q=%3Cscript%3E']) {
    await page.goto(`${gated.console_.origin}/channels${broken}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Channels' })).toBeVisible();
  }
});

test('a channel is created, described and deleted at 375 px', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await enter(page);
  await page.goto(`${gated.console_.origin}/channels`);
  await page.getByRole('button', { name: 'Create channel' }).click();
  await dialog(page).getByLabel('Channel name').fill('narrow');
  await dialog(page).getByRole('button', { name: 'Create channel' }).click();
  await expect(row(page, 'narrow')).toBeVisible();
  await expect(page.getByRole('link', { name: '0 sources on narrow' })).toBeVisible();

  await choose(page, 'narrow', 'Edit description');
  await dialog(page).getByLabel('Description').fill('Of a telephone');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'narrow')).toContainText('Of a telephone');

  await choose(page, 'narrow', 'Delete');
  await dialog(page).getByLabel('Type narrow to confirm').fill('narrow');
  await dialog(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(row(page, 'narrow')).toHaveCount(0);
  await expect(page.locator('[data-channel]:focus')).toHaveCount(1);
});

test('the page explains what may not be done and what cannot be read', async ({ page }) => {
  test.setTimeout(180_000);
  await call('POST', '/channels', { name: 'viewed' });
  await enter(page, 'viewer');
  await page.goto(`${gated.console_.origin}/channels`);

  // A read-only user is refused in the dialog, and what was typed stays.
  await choose(page, 'viewed', 'Delete');
  await dialog(page).getByLabel('Type viewed to confirm').fill('viewed');
  await dialog(page).getByRole('button', { name: 'Delete channel' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('EG.00014030');
  await expect(dialog(page).getByLabel('Type viewed to confirm')).toHaveValue('viewed');
  await expectSound(page, 'a viewer who may not delete');
  await page.keyboard.press('Escape');

  // What uses it cannot be read: deleting stays possible.
  gated.gateway.answer('GET', '/subscriptions', { status: 403, headers: {}, body: '{"error_code":"EG.00014030"}' });
  await choose(page, 'viewed', 'Delete');
  await expect(dialog(page)).toContainText('You can try anyway');
  await dialog(page).getByLabel('Type viewed to confirm').fill('viewed');
  await expect(dialog(page).getByRole('button', { name: 'Delete channel' })).not.toHaveAttribute('aria-disabled');
  await expectSound(page, 'dependants that cannot be read');
  await page.keyboard.press('Escape');

  // A number that cannot be read is a dash.
  gated.gateway.answer('GET', '/sources', { status: 403, headers: {}, body: '{"error_code":"EG.00014030"}' });
  await page.goto(`${gated.console_.origin}/channels`);
  await expect(page.getByText('Couldn’t count the sources on viewed')).toBeAttached();

  // Old rows stay if they cannot be read again.
  gated.gateway.answer('GET', '/channels', { status: 500, headers: {}, body: 'broken' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/^Couldn’t refresh/)).toBeVisible();
  await expect(row(page, 'viewed')).toBeVisible();

  gated.gateway.answer('GET', '/channels', { status: 403, headers: {}, body: '{"error_code":"EG.00014030"}' });
  await page.goto(`${gated.console_.origin}/channels`);
  await expect(page.getByRole('heading', { name: 'You don’t have permission to list channels' })).toBeVisible();
  await expect(page.locator('#main').getByText('eg:channels:list')).toBeVisible();
  await expectSound(page, 'a list that may not be read');
  gated.gateway.answer('GET', '/channels', {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"total":0,"size":0,"items":[]}',
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No custom channels in local' })).toBeVisible();
  await expectSound(page, 'an empty list');
});
