import type { BrowserContext, Page } from '@playwright/test';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expectSoundAtBoth } from './support/expect-sound';
import { expect, signIn, test } from './support/fixtures';

// A draft is what the browser keeps of an unsent form: it survives a reload, a crash and signing in again.

const CANARY = 'canary-draft-7d10f4';
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
const offer = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(`^${name} ·`) });

const drafts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('eventgrid-draft#'))
      .map((key) => localStorage.getItem(key) ?? ''),
  );

const saved = (page: Page, text: string) =>
  expect.poll(async () => (await drafts(page)).some((draft) => draft.includes(text))).toBe(true);

/** Leaves pages without the question whether to leave. */
const acceptDialogs = (page: Page) => page.on('dialog', (dialog) => void dialog.accept());

async function fillRabbit(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check({ force: true });
  await pickChannel(page);
  await page.getByRole('button', { name: 'Type an ID instead' }).click();
  await page.getByLabel('Instance ID').fill('i-rabbit');
  await page.getByLabel('User name').fill('reader');
  await page.getByLabel('Password', { exact: true }).fill(CANARY);
  await page.getByLabel('Virtual host').fill('/');
  await page.getByLabel('Queue').fill('orders.out');
  await page.getByLabel('Description').fill('reads the orders');
}

async function expectRabbit(page: Page, name: string): Promise<void> {
  await expect(nameField(page)).toHaveValue(name);
  await expect(page.getByRole('radio', { name: 'RabbitMQ' })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('orders');
  await expect(page.getByLabel('Queue')).toHaveValue('orders.out');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Description')).toHaveValue('reads the orders');
}

const storedIn = (context: BrowserContext) => context.storageState().then((state) => JSON.stringify(state.origins));

test('a draft survives a reload and is gone after success', async ({ admin: page, context }) => {
  acceptDialogs(page);
  const name = freshName('draft');
  await openCreate(page);
  await fillRabbit(page, name);
  await saved(page, 'reads the orders');
  expect(await storedIn(context)).not.toContain(CANARY);

  await page.reload();
  await expect(offer(page, name)).toBeVisible();
  await expect(offer(page, name)).toContainText(`${name} · RabbitMQ`);
  await expectSoundAtBoth(page, 'a draft on offer');
  await offer(page, name).getByRole('button', { name: 'Use it' }).click();
  await expect(nameField(page)).toBeFocused();
  await expectRabbit(page, name);
  await expect(offer(page, name)).toBeHidden();

  await page.getByLabel('Password', { exact: true }).fill(CANARY);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
  await expect.poll(() => drafts(page)).toEqual([]);
  await page.reload();
  await openCreate(page);
  await expect(offer(page, name)).toBeHidden();
  expect(await storedIn(context)).not.toContain(CANARY);
});

test('a tab that crashed leaves its draft, and Discard removes it', async ({ context, adminCookies }) => {
  await context.addCookies(adminCookies);
  const crashed = await context.newPage();
  const name = freshName('crash');
  await openCreate(crashed);
  await nameField(crashed).fill(name);
  await saved(crashed, name);
  const gone = crashed.waitForEvent('crash');
  void crashed.goto('chrome://crash').catch(() => {});
  await gone;

  const page = await context.newPage();
  await openCreate(page);
  await expect(offer(page, name)).toBeVisible();
  await offer(page, name).getByRole('button', { name: 'Discard' }).click();
  await expect(offer(page, name)).toBeHidden();
  expect(await drafts(page)).toEqual([]);
});

test('two tabs each keep their own draft', async ({ context, adminCookies }) => {
  await context.addCookies(adminCookies);
  const [first, second] = [await context.newPage(), await context.newPage()];
  const [one, other] = [freshName('first'), freshName('second')];
  await openCreate(first);
  await nameField(first).fill(one);
  await saved(first, one);
  await openCreate(second);
  await nameField(second).fill(other);
  await saved(second, other);
  // An open page keeps its draft to itself.
  await expect(offer(second, one)).toBeHidden();
  await nameField(first).fill(`${one}-more`);
  await saved(first, `${one}-more`);
  expect(await drafts(second)).toHaveLength(2);
  await expect(nameField(second)).toHaveValue(other);

  acceptDialogs(first);
  await first.close({ runBeforeUnload: false });
  acceptDialogs(second);
  await second.reload();
  await expect(offer(second, `${one}-more`)).toBeVisible();
  await expect(offer(second, other)).toBeVisible();
});

test('undoing what was typed leaves no draft, and signing in again returns to one', async ({ page }) => {
  // A separate session, because signing in again ends it.
  await page.goto('/sign-in');
  await signIn(page);
  acceptDialogs(page);
  const name = freshName('again');
  await openCreate(page);
  await nameField(page).fill(name);
  await saved(page, name);
  await nameField(page).fill('');
  await expect.poll(() => drafts(page)).toEqual([]);

  await nameField(page).fill(name);
  await saved(page, name);
  await page.goto('/sign-in?again=1&next=/sources/new');
  await signIn(page);
  await page.waitForURL(/\/sources\/new$/);
  await offer(page, name).getByRole('button', { name: 'Use it' }).click();
  await expect(nameField(page)).toHaveValue(name);
});
