import type { Page } from '@playwright/test';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expectSoundAtBoth } from './support/expect-sound';
import { expect, signIn, test } from './support/fixtures';
import type { RunningConsole } from './support/running-console';

const posts = (console_: RunningConsole, name: string) =>
  console_
    .received()
    .filter(({ method, path, body }) => method === 'POST' && path.endsWith('/sources') && body.includes(`"${name}"`));

for (const [how, press] of [
  ['a double click', (button: import('@playwright/test').Locator) => button.dblclick()],
  [
    'Enter and a click',
    async (button: import('@playwright/test').Locator) => {
      await button.page().getByRole('textbox', { name: 'Name', exact: true }).press('Enter');
      await button.click();
    },
  ],
  [
    'two quick Enters',
    async (button: import('@playwright/test').Locator) => {
      await button.page().getByRole('textbox', { name: 'Name', exact: true }).focus();
      await button.page().keyboard.press('Enter');
      await button.page().keyboard.press('Enter');
    },
  ],
] as const) {
  test(`${how} sends one POST`, async ({ admin: page, console_ }) => {
    const name = freshName('once');
    await openCreate(page);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await pickChannel(page);
    await press(page.getByRole('button', { name: 'Create source' }));
    await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
    expect(posts(console_, name)).toHaveLength(1);
  });
}

const goBack = (page: Page) => page.evaluate(() => window.history.back());

test('leaving asks only while something is typed', async ({ admin: page }) => {
  await page.goto('/sources');
  await page.getByRole('link', { name: 'Create source' }).first().click();
  await expect(page.locator('input#channel_id')).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const ofBrowser: string[] = [];
  page.on('dialog', async (dialog) => {
    ofBrowser.push(dialog.type());
    await dialog.dismiss();
  });
  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  const keep = async () => {
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(question).toHaveCount(0);
    await expect(page).toHaveURL(/\/sources\/new/);
    await expect(name).toHaveValue('kept');
  };

  // Typed and undone: no question.
  await name.pressSequentially('x');
  await name.press('Backspace');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(/\/sources$/);
  await expect(question).toHaveCount(0);

  await page.getByRole('link', { name: 'Create source' }).first().click();
  await expect(page.locator('input#channel_id')).toBeVisible();
  await name.pressSequentially('kept');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expectSoundAtBoth(page, 'the question before leaving');
  await keep();
  await expect(name).toBeFocused();

  await goBack(page);
  await keep();
  // Escape keeps too. The browser lets a page cancel only one Back after each key or click, and Escape counts as
  // neither.
  await goBack(page);
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await goBack(page);
  await keep();
  // The skip link, and Back from it, stay on the page.
  await page.locator('a[href="#main"]').press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await goBack(page);
  await expect(page).toHaveURL(/\/sources\/new$/);
  await expect(question).toHaveCount(0);

  expect(ofBrowser).toEqual([]);
  await page.reload({ timeout: 2_000 }).catch(() => null);
  expect(ofBrowser).toEqual(['beforeunload']);
  await expect(name).toHaveValue('kept');

  // A dialog over the form asks first about itself, and both are left by one answer.
  const channel = page.getByRole('dialog', { name: 'Create channel' });
  await page.getByRole('combobox', { name: 'Channel' }).fill('not-there');
  await page.getByRole('button', { name: 'Create channel “not-there”' }).click();
  await channel.getByLabel('Channel description').fill('typed');
  await page.mouse.click(5, 5);
  await page.keyboard.press('Escape');
  const discard = page.getByRole('dialog', { name: 'Discard your changes?' });
  await discard.getByRole('button', { name: 'Keep editing' }).click();
  await expect(channel.getByLabel('Channel description')).toHaveValue('typed');
  await goBack(page);
  await question.getByRole('button', { name: 'Leave page' }).click();
  await page.waitForURL(/\/sources$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Back asks while the source is being created, and who waits sees what became of it', async ({ admin: page }) => {
  await page.goto('/sources');
  await page.getByRole('link', { name: 'Create source' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(freshName('unanswered'));
  await pickChannel(page);
  let loseAnswer = () => {};
  const isLost = new Promise<void>((done) => {
    loseAnswer = done;
  });
  await page.route('**/sources/new', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await isLost;
    return route.abort();
  });
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('button', { name: 'Creating…' })).toBeVisible();
  await goBack(page);
  const question = page.getByRole('dialog', { name: 'Leave before there is an answer?' });
  await question.getByRole('button', { name: 'Wait' }).click();
  await expect(question).toHaveCount(0);
  await expect(page).toHaveURL(/\/sources\/new/);
  loseAnswer();
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('alert')).toContainText('didn’t respond');
});

test('a form of another project is refused by name, and nothing is posted', async ({ context, page, console_ }) => {
  await page.goto('/sign-in');
  await signIn(page);
  const name = freshName('other-project');
  await openCreate(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);

  const second = await context.newPage();
  await second.goto('/sign-in?again=1');
  await signIn(second, 'admin', 'local-second');

  await page.getByRole('button', { name: 'Create source' }).click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details.getByRole('alert')).toBeVisible();
  await expect(details).toContainText('local-second');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
  expect(posts(console_, name)).toEqual([]);
});
