import type { Page } from '@playwright/test';
import { type EventGridApi, openEventGridApi, subscribe } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, signIn, test } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';

// Deleting one and several sources from the list, on a console of its own.
let gated: GatedConsole;
let call: EventGridApi;
let channelId: string;

test.beforeAll(async () => {
  gated = await startGatedConsole();
  call = await openEventGridApi(gated.eventGridUrl);
  channelId = (await call('POST', '/channels', { name: 'deleting' })).id ?? '';
});
test.afterAll(() => gated.stop());
test.afterEach(() => gated.gateway.passThrough());

const FORBIDDEN = {
  status: 403,
  headers: { 'content-type': 'application/json', 'x-request-id': 'r-403' },
  body: '{"error_code":"EG.00512000","error_msg":"no permission to operate"}',
};

/** What keeps the console from checking the outcome of a deletion. */
const BROKEN = { status: 500, headers: {}, body: 'broken' };

const dialog = (page: Page) => page.getByRole('dialog');
const link = (page: Page, name: string) => page.getByRole('rowheader').getByRole('link', { name, exact: true });
const create = async (name: string) => (await call('POST', '/sources', { name, channel_id: channelId })).id ?? '';

test('one source is deleted after typing its name', async ({ page }) => {
  test.setTimeout(180_000);
  const name = 'one-single';
  const next = 'one-after';
  await create(next);
  const id = await create(name);
  await subscribe(call, 'crm', channelId, name);
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  await page.goto(`${gated.console_.origin}/sources?q=one-`);

  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(dialog(page).getByRole('heading', { name: `Delete source ${name}?` })).toBeVisible();
  await expect(dialog(page)).toContainText(/\d subscriptions? uses? its channel/);
  await expect(dialog(page)).toContainText('crm remains, but won’t receive events from it anymore.');
  const confirm = dialog(page).getByLabel(`Type ${name} to confirm`);
  await expect(confirm).toBeFocused();
  const button = dialog(page).getByRole('button', { name: /^Delet/ });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(`Type ${name} first`);
  await expectSoundAtBoth(page, 'the question');
  await confirm.fill(name.slice(0, -1));
  await confirm.press('Enter');
  await expect(confirm).toBeFocused();
  expect(gated.gateway.count('DELETE', id)).toBe(0);

  // The outcome is unknown: the page says so, and it can be tried again.
  gated.gateway.answer('DELETE', id, 'reset');
  gated.gateway.answer('GET', id, BROKEN);
  await confirm.fill(name);
  await confirm.press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('We couldn’t confirm whether it was deleted');
  await expectSoundAtBoth(page, 'an unknown outcome');
  gated.gateway.passThrough();
  // The page has checked by itself: it is still there.
  await expect(button).toHaveText('Delete again', { timeout: 10_000 });

  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/sources?*', async (route) => {
    await held;
    await route.continue();
  });
  await button.click();
  await expect(button).toHaveText('Deleting…');
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeVisible();
  release();
  await expect(page.locator('#announcer')).toHaveText(`Deleted ${name}`);
  await expect(dialog(page)).toHaveCount(0);
  await expect(link(page, name)).toHaveCount(0);
  await expect(link(page, next)).toBeFocused();
});

test('several sources are deleted, each with its own result', async ({ page }) => {
  test.setTimeout(180_000);
  const stem = 'many';
  const ids = await Promise.all(['a', 'b', 'c', 'd'].map((letter) => create(`${stem}-${letter}`)));
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  await page.goto(`${gated.console_.origin}/sources?q=${stem}&sort=name:ASC`);
  for (const letter of ['a', 'b', 'c', 'd']) {
    await page.getByRole('checkbox', { name: `Select ${stem}-${letter}` }).check();
  }
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog(page).getByRole('heading', { name: 'Delete 4 sources?' })).toBeVisible();
  await expect(dialog(page).getByRole('list', { name: 'Sources to delete' }).getByRole('listitem')).toHaveText(
    ['a', 'b', 'c', 'd'].map((letter) => `${stem}-${letter}`),
  );
  await expectSoundAtBoth(page, 'the question about several');

  await call('DELETE', `/sources/${ids[1]}`);
  gated.gateway.answer('DELETE', ids[2] ?? '', FORBIDDEN);
  gated.gateway.answer('DELETE', ids[3] ?? '', 'reset');
  gated.gateway.answer('GET', ids[3] ?? '', BROKEN);
  await dialog(page).getByLabel('Type 4 to confirm').fill('4');
  await dialog(page).getByRole('button', { name: 'Delete 4 sources' }).click();
  await expect(dialog(page).getByRole('heading', { name: '2 of 4 deleted' })).toBeFocused();
  const results = dialog(page).getByRole('list', { name: 'Results' }).getByRole('listitem');
  await expect(results.nth(0)).toContainText('Deleted');
  await expect(results.nth(1)).toContainText('Already gone');
  await expect(results.nth(2)).toContainText('Not deleted');
  await expect(results.nth(2)).toContainText('EG.00512000');
  await expect(results.nth(3)).toContainText('Outcome unknown');
  await expectSoundAtBoth(page, 'the results');

  gated.gateway.passThrough();
  await dialog(page).getByRole('button', { name: 'Retry 2 failed' }).click();
  await expect(dialog(page).getByRole('heading', { name: '4 of 4 deleted' })).toBeVisible();
  expect(gated.gateway.count('DELETE', ids[0] ?? '')).toBe(1);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText('No sources match')).toBeVisible();
});

test('a source is deleted at 375 px, and the next one gets the focus', async ({ page }) => {
  await create('narrow-after');
  await create('narrow-single');
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  await page.goto(`${gated.console_.origin}/sources?q=narrow-`);
  await expect(page.getByRole('checkbox', { name: 'Select narrow-single' })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for narrow-single' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog(page).getByLabel('Type narrow-single to confirm').fill('narrow-single');
  await dialog(page)
    .getByRole('button', { name: /^Delet/ })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(link(page, 'narrow-single')).toHaveCount(0);
  await expect(link(page, 'narrow-after')).toBeFocused();
});

test('the dialog says what may not be read or deleted, and stays open', async ({ page }) => {
  test.setTimeout(180_000);
  const name = 'viewed-source';
  await create(name);
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'viewer', 'local');
  await page.goto(`${gated.console_.origin}/sources?q=${name}`);
  gated.gateway.answer('GET', '/subscriptions', FORBIDDEN);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(dialog(page)).toContainText('You don’t have permission to list the subscriptions on its channel');
  await expect(dialog(page)).toContainText('EG.00512000');
  await dialog(page).getByLabel(`Type ${name} to confirm`).fill(name);
  await dialog(page).getByRole('button', { name: 'Delete source' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('EG.00014030');
  await expect(dialog(page).getByLabel(`Type ${name} to confirm`)).toHaveValue(name);
  await expectSound(page, 'a viewer who may not delete');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Actions for ${name}` })).toBeFocused();
});
