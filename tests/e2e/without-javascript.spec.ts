import { expect, test } from './support/fixtures';

test.use({ javaScriptEnabled: false });

test('a failed sign-in comes back filled in with its error, the next one continues', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Account name')).toHaveValue('local');
  await expect(page.getByLabel('User name')).toHaveValue('admin');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel('Password', { exact: true }).fill('eventgrid');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/overview$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('the tabs of sign-in are links', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('tab', { name: 'Token' }).click();
  await expect(page.getByLabel('Project ID')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Token' })).toBeVisible();
});

test('a refused create keeps the typed values, the next one shows the source', async ({ admin: page, console_ }) => {
  await page.goto('/sources/new');
  await page.getByLabel('Name', { exact: true }).fill('No-Script');
  await page.getByLabel('Description').fill('made without scripts');
  await page.getByRole('radio', { name: 'RabbitMQ' }).check();
  for (const [field, text] of Object.entries({ 'Instance ID': 'i-1', 'User name': 'eg', 'Virtual host': '/' })) {
    await page.getByLabel(field, { exact: true }).fill(text);
  }
  await page.getByRole('button', { name: 'Create source' }).click();

  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeVisible();
  for (const text of ['“N” at character 1', 'Choose a channel', 'Enter a password', 'Enter a queue']) {
    await expect(summary).toContainText(text);
  }
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator('#name-error')).toContainText('“N” at character 1');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('No-Script');
  await expect(page.getByLabel('Description')).toHaveValue('made without scripts');
  await expect(page.getByRole('radio', { name: 'RabbitMQ' })).toBeChecked();
  await expect(page.getByLabel('Instance ID')).toHaveValue('i-1');

  await page.getByLabel('Name', { exact: true }).fill('no-script');
  await page.getByLabel('Channel').selectOption({ label: 'orders' });
  await page.getByLabel('Password', { exact: true }).fill('typed-without-scripts');
  await page.getByLabel('Queue').fill('q');
  await page.getByRole('button', { name: 'Create source' }).click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('Created no-script');
  await expect(details.locator('[data-field=id]')).toHaveText(/[0-9a-f-]{36}/);
  const posts = console_.received().filter(({ method, path }) => method === 'POST' && path.endsWith('/sources'));
  expect(posts.map(({ body }) => JSON.parse(body).name)).toContain('no-script');

  // EventGrid's own refusal is shown the same way.
  await page.goto('/sources/new');
  await page.getByLabel('Name', { exact: true }).fill('no-script');
  await page.getByLabel('Channel').selectOption({ label: 'orders' });
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(details.locator('[data-field=error_code]')).toHaveText('EG.00513001');
  await expect(page.locator('#name-error')).toContainText('This name is taken');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('no-script');
});

test('language and theme switch and are kept', async ({ admin: page }) => {
  await page.goto('/sources/new');
  await page.getByRole('button', { name: 'Theme: system' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'EN · Language: English' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('创建事件源');
});
