import { readFile } from 'node:fs/promises';
import { freshName } from './support/create-page';
import { openEventGridApi } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';

test('what the filters match is saved as a file, by keyboard', async ({ admin: page, console_ }) => {
  const call = await openEventGridApi(console_.eventGridUrl);
  const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&limit=1');
  const stem = freshName('saved');
  for (const letter of ['a', 'b'])
    await call('POST', '/sources', { name: `${stem}-${letter}`, channel_id: items[0]?.id, description: '=1+1' });
  await page.goto(`/sources?q=${stem}`);
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Export sources' });
  await expect(dialog.getByRole('radio', { name: 'CSV' })).toBeChecked();
  await expectSoundAtBoth(page, 'the export');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectSound(page, 'the export, dark', ['color-contrast']);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^sources-local-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`,${stem}-a,`);
  expect(lines[1]).toContain(",'=1+1,");
  await expect(dialog.getByRole('heading', { name: '2 sources saved' })).toBeVisible();
  await expectSoundAtBoth(page, 'a saved export');
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();

  for (const [path, name] of [
    ['/channels', 'Export channels'],
    ['/subscriptions', 'Export subscriptions'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
  }
});
