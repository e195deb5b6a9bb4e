import type { Locator, Page } from '@playwright/test';
import { openCreate } from './support/create-page';
import { openEventGridApi } from './support/eventgrid-api';
import { expect, signIn, test } from './support/fixtures';
import type { RunningConsole } from './support/running-console';

const SILENT = 'The console didn’t respond';

let hung: RunningConsole | null = null;
test.afterEach(() => hung?.resume());

/** Stops the console as SIGSTOP does: it accepts connections and answers none. */
function hang(console_: RunningConsole): void {
  hung = console_;
  console_.pause();
}

/** Presses Retry until the console, which runs again, has answered. */
const retryUntil = (page: Page, answered: Locator) =>
  expect(async () => {
    const retry = alertIn(page).getByRole('button', { name: 'Retry' });
    if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
    await expect(answered).not.toHaveCount(0, { timeout: 2_000 });
  }).toPass();

/** Next announces a page's title in an alert of its own. */
const alertIn = (page: Page) => page.locator('[role=alert]:not(#__next-route-announcer__)');

/** Lets the browser's clock jump past the 15 s, since the request is on its way. */
const waitOut = (page: Page) => page.clock.runFor(15_100);

test('a console that hangs is reported after 15 s, with Retry, wherever the page sent a request', async ({
  page,
  startOwn,
}) => {
  const own = await startOwn();
  const call = await openEventGridApi(own.eventGridUrl);
  const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&limit=1');
  await call('POST', '/sources', { name: 'kept', channel_id: items[0]?.id });
  await page.clock.install();
  await page.goto(`${own.origin}/sign-in`);
  await signIn(page);
  await page.goto(`${own.origin}/sources`);
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).not.toHaveCount(0);
  const before = await rows.count();

  await test.step('a list keeps its rows', async () => {
    // No pointer and no focus has touched the list: nothing of it is loaded ahead.
    hang(own);
    await page.getByRole('button', { name: 'Refresh' }).evaluate((button: HTMLElement) => button.click());
    await expect(page.getByText('Updating…')).toBeVisible();
    await waitOut(page);
    await expect(page.getByRole('main').getByRole('alert')).toContainText(SILENT);
    await expect(rows).toHaveCount(before);
    own.resume();
    await page.getByRole('button', { name: /^Retry/ }).click();
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  });

  await test.step('the switch of project', async () => {
    hang(own);
    await page
      .getByRole('button', { name: /local/ })
      .first()
      .evaluate((button: HTMLElement) => button.click());
    await waitOut(page);
    await expect(alertIn(page)).toContainText(SILENT);
    own.resume();
    await retryUntil(page, page.getByRole('dialog', { name: 'Switch project' }).getByRole('button'));
    hang(own);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /local/ }).first().click();
    await expect(page.getByText('Loading your projects…')).toBeVisible();
    await waitOut(page);
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(SILENT);
    own.resume();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(0);
  });

  await test.step('a link to another page', async () => {
    hang(own);
    await page.getByRole('link', { name: 'Channels', exact: true }).click();
    await page.clock.runFor(14_000);
    await expect(alertIn(page)).toHaveCount(0);
    await page.clock.runFor(1_100);
    await expect(alertIn(page)).toContainText(SILENT);
    await expect(rows).toHaveCount(before);
    await expect(page).toHaveURL(/\/sources/);
    // Its answer comes late, or the new one's does: the message ends with the page's arrival.
    own.resume();
    await alertIn(page).getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByRole('heading', { name: 'Channels', level: 1 })).toBeVisible();
    await page.clock.runFor(20_000);
    // What the new page reads may be on its way during that jump of the clock: its own list may say so.
    await expect(page.locator('[role=alert]:not(#__next-route-announcer__, main *)')).toHaveCount(0);
  });

  await openCreate(page, '', own.origin);
  const picker = page.getByRole('combobox', { name: 'Channel' });
  await test.step('the picker', async () => {
    hang(own);
    // Even without the code of its own message, the page shows what could not be copied.
    const shown = page.waitForEvent('dialog');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
      document.execCommand = () => false;
    });
    await page.getByRole('button', { name: 'Copy JSON' }).click();
    const said = await shown;
    expect(said.message()).toBe('Press Ctrl+C to copy JSON');
    await said.accept();
    await picker.click();
    await waitOut(page);
    await expect(alertIn(page)).toContainText(SILENT);
    // Code that comes late opens the list, since the focus is still there.
    own.resume();
    await expect(page.getByRole('option')).not.toHaveCount(0);
    hang(own);
    await picker.fill('nothing');
    await page.clock.runFor(400);
    await expect(page.getByText('Loading channels')).toBeVisible();
    await waitOut(page);
    await expect(alertIn(page)).toContainText(SILENT);
    own.resume();
    await retryUntil(page, page.getByText('No channel has “nothing” in its name.'));
  });

  await test.step('a write', async () => {
    await picker.fill('');
    await page.clock.runFor(400);
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('hung');
    hang(own);
    await page.getByRole('button', { name: 'Create source' }).click();
    await expect(page.getByRole('button', { name: 'Creating…' })).toBeVisible();
    await page.clock.runFor(12_000);
    await page.clock.runFor(3_100);
    await expect(page.getByRole('region', { name: 'Details' }).getByRole('alert')).toContainText(SILENT);
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('hung');
  });
});

test('a browser without AbortSignal.any reads as any other', async ({ admin: page }) => {
  await page.addInitScript('delete AbortSignal.any; delete AbortSignal.timeout;');
  await page.goto('/sources');
  await page.getByRole('searchbox', { name: 'Search by name or ID' }).fill('no-such-source');
  await expect(page.getByRole('link', { name: 'Clear all filters' })).toBeVisible();
  await openCreate(page);
  await page.getByRole('combobox', { name: 'Channel' }).click();
  await expect(page.getByRole('option')).not.toHaveCount(0);
});
