import { freshName, openCreate, pickChannel } from './support/create-page';
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

test('leaving asks only while something is typed', async ({ admin: page }) => {
  await page.goto('/sources');
  await page.getByRole('link', { name: 'Create source' }).first().click();
  await expect(page.locator('input#channel_id')).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const questions: string[] = [];
  let answer: 'accept' | 'dismiss' = 'dismiss';
  page.on('dialog', async (dialog) => {
    questions.push(dialog.type());
    await dialog[answer]();
  });

  // Typed and undone: no question.
  await name.pressSequentially('x');
  await name.press('Backspace');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(/\/sources$/);
  expect(questions).toEqual([]);

  await page.getByRole('link', { name: 'Create source' }).first().click();
  await expect(page.locator('input#channel_id')).toBeVisible();
  await name.pressSequentially('kept');
  await page.getByRole('link', { name: 'Cancel' }).click();
  expect(questions).toEqual(['confirm']);
  await expect(name).toHaveValue('kept');

  await page.goBack({ timeout: 2_000 }).catch(() => null);
  expect(questions.at(-1)).toBe('confirm');
  expect(questions).toHaveLength(2);
  await expect(page).toHaveURL(/\/sources\/new/);
  await expect(name).toHaveValue('kept');

  await page.reload({ timeout: 2_000 }).catch(() => null);
  expect(questions.at(-1)).toBe('beforeunload');
  await expect(name).toHaveValue('kept');

  answer = 'accept';
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(/\/sources$/);
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
