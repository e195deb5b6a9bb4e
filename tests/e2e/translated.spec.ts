import type { Page } from '@playwright/test';
import { translatePage } from '../support/translated-page';
import { freshName } from './support/create-page';
import { expect, test } from './support/fixtures';

// The browser translates the page: every text that React made is removed and replaced by a `<font>`.

/** Opens a page and translates it once it runs. */
async function openTranslated(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(translatePage);
}

test('a translated page still signs in, searches, creates and copies', async ({ page, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const alert = page.getByRole('alert').first();

  await openTranslated(page, '/sign-in');
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill('admin');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(alert).toContainText('Enter a password');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(alert).toBeVisible();
  await expect(page.getByText('Enter a password')).toHaveCount(0);
  await page.getByLabel('Password', { exact: true }).fill('eventgrid');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/overview$/);

  await openTranslated(page, '/sources/new');
  const name = freshName('translated');
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await field.pressSequentially('My name');
  await field.press('Tab');
  await expect(page.locator('#name-error')).toContainText('“M” at character 1');
  await field.fill('my name');
  await expect(page.locator('#name-error')).toContainText('“space” at character 3');
  await field.fill(name);
  await expect(page.locator('#name-error')).toHaveText('');
  await expect(page.getByText('This name is free')).toBeVisible();
  await page.getByRole('radio', { name: 'RabbitMQ' }).check();
  await page.getByRole('radio', { name: 'Custom application' }).check();

  const channel = freshName('channel');
  await page.getByRole('combobox', { name: 'Channel' }).fill(channel);
  await expect(page.getByText(`No channel has “${channel}” in its name.`)).toBeVisible();
  await page.getByRole('button', { name: /^Create channel/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Create/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue(channel);

  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
  await field.fill(name);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.locator('[data-field=error_code]')).toHaveText('EG.00513001');
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByRole('button', { name: 'Copy report' })).toHaveClass(/done/);
  await expect(page.getByRole('button', { name: 'Copy report' })).not.toHaveClass(/done/);

  await openTranslated(page, '/sources');
  const search = page.getByRole('searchbox', { name: 'Search by name or ID' });
  await search.fill('not-there-at-all');
  await expect(page.getByText('No sources match')).toBeVisible();
  await search.fill(name);
  await expect(page.locator('main tbody tr')).toHaveCount(1);
  await page.getByRole('link', { name: 'Failing' }).click();
  await expect(page.getByText('No sources match')).toBeVisible();
  await page.getByRole('link', { name: /^All/ }).first().click();
  await page.getByRole('button', { name: /^Type/ }).click();
  await page.getByRole('link', { name: 'Application', exact: true }).click();
  await page.getByRole('link', { name: /^Remove filter Type/ }).click();
  await page.getByRole('link', { name, exact: true }).click();
  const details = page.getByRole('region', { name: 'Details' });
  await details.getByRole('button', { name: 'Edit', exact: true }).click();
  await details.getByRole('textbox', { name: 'Description' }).fill('translated');
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(details.locator('[data-field=description]')).toHaveText('translated');
  await details.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete source' }).click();
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  await expect(page.getByText('This page broke')).toHaveCount(0);
});
