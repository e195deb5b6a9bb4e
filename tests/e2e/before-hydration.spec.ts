import { expect, test } from './support/fixtures';

// On a slow line the form appears long before its script. What the user types and chooses until then must stay.
const SLOW = { offline: false, latency: 150, downloadThroughput: 25_000, uploadThroughput: 90_000 };

test('text and choices made before hydration survive it', async ({ admin: page, context }) => {
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', SLOW);
  await page.goto('/sources/new', { waitUntil: 'commit' });

  const name = page.locator('input[name=name]');
  await name.waitFor();
  await name.focus();
  await page.keyboard.type('typed-early');
  await page.locator('input[name=type][value=ROCKETMQ]').check();
  await page.locator('textarea[name=description]').fill('early words');
  await page.locator('input[name="detail.topic"]').fill('early-topic');
  await page.locator('input[name="detail.enable_acl"]').check();
  await page.locator('select[name=channel_id]').selectOption({ label: 'orders' });
  // The server's plain list is still there, so React has not run yet.
  await expect(page.locator('select[name=channel_id]')).toHaveCount(1);
  await name.focus();

  await expect(page.locator('input#channel_id')).toBeVisible({ timeout: 30_000 });
  await expect(name).toHaveValue('typed-early');
  await expect(name).toBeFocused();
  await expect(page.getByRole('radio', { name: 'RocketMQ' })).toBeChecked();
  await expect(page.getByLabel('Description')).toHaveValue('early words');
  await expect(page.getByLabel('Topic')).toHaveValue('early-topic');
  await expect(page.getByLabel('Access control (ACL)')).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('orders');
  const preview = page.getByRole('region', { name: 'Request that will be sent' });
  await expect(preview).toContainText('"name": "typed-early"');
  await expect(preview).toContainText('"type": "ROCKETMQ"');
  await expect(preview).toContainText('"description": "early words"');
  await expect(preview).toContainText('"topic": "early-topic"');
  await expect(preview).toContainText(/"channel_id": "[0-9a-f-]{36}"/);
});
