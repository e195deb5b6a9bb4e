import { freshName } from './support/create-page';
import { openEventGridApi } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';

test('by keyboard: commands find a source, its ID is copied, unsaved text asks first', async ({
  admin: page,
  console_,
}) => {
  const call = await openEventGridApi(console_.eventGridUrl);
  const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&limit=1');
  const name = freshName('commanded');
  const { id } = await call('POST', '/sources', { name, channel_id: items[0]?.id });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/channels');
  await expect(page.getByRole('button', { name: 'Search or run a command' })).toBeVisible();
  await expectSoundAtBoth(page, 'a page with the button of the commands');

  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Commands' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(dialog.getByRole('option', { name: new RegExp(`^${name}`) })).toHaveAttribute('aria-selected', 'true');
  await expectSoundAtBoth(page, 'the commands');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectSound(page, 'the commands, dark', ['color-contrast']);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/sources/${id}`);
  await expect(dialog).toHaveCount(0);
  const panel = page.getByRole('region', { name: 'Details' });
  await expect(panel.locator('[data-field=id]')).toContainText(String(id));
  await page.keyboard.press('c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(id);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectSoundAtBoth(page, 'the shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.waitForURL(/\/sources\/new/);
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await field.pressSequentially('nc/?');
  await expect(field).toHaveValue('nc/?');
  await page.keyboard.press('Control+k');
  await dialog.getByRole('option', { name: 'Channels' }).click();
  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  await question.getByRole('button', { name: 'Leave page' }).click();
  await page.waitForURL(/\/channels$/);
});
