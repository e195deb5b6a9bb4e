import { openCreate, pickChannel } from './support/create-page';
import { test } from './support/fixtures';

// Makes the screenshot of the README: `npm run screenshot`. Not a test, and excluded from test runs.

test('the screenshot of the README', async ({ admin: page }) => {
  for (const name of ['orders-api', 'billing-events', 'stock-sync']) {
    await openCreate(page);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await pickChannel(page);
    await page.getByRole('button', { name: 'Create source' }).click();
    await page.getByRole('heading', { name: `Created ${name}` }).waitFor();
  }
  await page.screenshot({ path: 'docs/screenshot.png' });
});
