import { readFile } from 'node:fs/promises';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { type EventGridApi, openEventGridApi, subscribe } from './support/eventgrid-api';
import { expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';

// What the console hands over to tools, and takes from them.

let call: EventGridApi;
let channelId = '';

test.beforeAll(async ({ console_ }) => {
  call = await openEventGridApi(console_.eventGridUrl);
  channelId = (await call('GET', '/channels?name=orders')).items?.[0]?.id ?? '';
});

const pasteInto = async (page: import('@playwright/test').Page, text: string) => {
  await page.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
};

test('the code of a form follows it, in five languages, by keyboard', async ({ admin: page }) => {
  await openCreate(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('coded');
  await pickChannel(page);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check();
  await page.getByLabel('Password', { exact: true }).fill('never-in-code');
  await page.locator('summary', { hasText: 'Code' }).press('Enter');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('curl --fail-with-body');
  await expect(panel).toContainText('"name": "coded"');
  await expect(panel).toContainText('$(json "$PASSWORD")');
  await page.getByRole('tab', { name: 'curl' }).focus();
  for (const [name, text] of [
    ['KooCLI', '--detail.password="$PASSWORD"'],
    ['Terraform', 'resource "huaweicloud_eg_custom_event_source" "coded"'],
    ['Node.js', 'password: PASSWORD'],
    ['Python', '"password": os.environ["PASSWORD"]'],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
    await expect(panel).toContainText(text);
  }
  await expect(page.locator('.code-view')).not.toContainText('never-in-code');
  await expect(page.getByRole('region', { name: 'Set these first' })).toContainText(/export PROJECT_ID='[0-9a-f]{32}'/);
  await expect(page.getByRole('region', { name: 'Set these first' })).toContainText(/export EG='http:/);
  await expect(page.getByRole('button', { name: 'Copy code' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('coded-anew');
  await expect(panel).toContainText('"coded-anew"');
  await page.screenshot({ path: 'test-results/code.png', fullPage: true });
  await expectSoundAtBoth(page, 'the code of a form');
});

test('a channel and a subscription have code with their import block', async ({ admin: page }) => {
  const name = freshName('coded');
  await call('POST', '/sources', { name, channel_id: channelId });
  const { id = '' } = await subscribe(call, name, channelId, name);
  await page.goto(`/subscriptions/${id}`);
  await page.locator('summary', { hasText: 'Code' }).click();
  await page.getByRole('tab', { name: 'Terraform' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('filter_rule');
  await expect(page.getByRole('tabpanel')).toContainText(`id = "${id}"`);
  await call('DELETE', `/subscriptions/${id}`);

  await page.goto('/channels');
  await page.getByRole('button', { name: 'Actions for orders' }).click();
  await page.getByRole('menuitem', { name: 'Code' }).click();
  await page.getByRole('tab', { name: 'Terraform' }).click();
  await expect(page.getByRole('dialog').getByRole('tabpanel')).toContainText(`id = "${channelId}"`);
  await expectSoundAtBoth(page, 'the code of a channel');
});

test('a source is copied without its secrets, and a link’s bad parts are named', async ({ admin: page }) => {
  const name = freshName('copied');
  const detail = { instance_id: 'i-1', user_name: 'u', password: 'pass-W0rd', vhost_name: '/', queue_name: 'q' };
  const { id = '' } = await call('POST', '/sources', { name, channel_id: channelId, type: 'RABBITMQ', detail });
  await page.goto(`/sources?q=${name}`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Clone' }).click();
  await expect(page).toHaveURL(new RegExp(`clone=${id}$`));
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(`${name}-copy`);
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('orders');
  await expect(page.locator('[name="detail.queue_name"]')).toHaveValue('q');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByText('Enter these again, since secrets are never copied: Password.')).toBeVisible();
  expect(await page.content()).not.toContain('pass-W0rd');
  await page.getByLabel('Password', { exact: true }).fill('again');
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}-copy` })).toBeVisible();

  await page.goto('/sources/new?name=Bad%20Name&type=ROCKETMQ&description=from%20a%20link&password=pw');
  await expect(page.getByRole('radio', { name: 'RocketMQ' })).toBeChecked();
  await expect(page.getByLabel('Description')).toHaveValue('from a link');
  await expect(page.getByText('Not valid, so not filled in: name.')).toBeVisible();
  await expect(page.getByText('Secrets are never taken from a link: password.')).toBeVisible();
  await page.screenshot({ path: 'test-results/prefill.png', fullPage: true });
  await expectSoundAtBoth(page, 'a prefilled form');
});

test('a pasted command fills the form, and its token is nowhere', async ({ admin: page }) => {
  const token = `MII${'t0ken-'.repeat(2700)}`;
  const name = freshName('pasted');
  const body = {
    name,
    channal_id: channelId,
    type: 'RABBITMQ',
    detail: { instance_id: 'i-1', user_name: 'u', password: 'pass-W0rd', vhost_name: '/', queue_name: 'q' },
    tags: ['eu'],
  };
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await openCreate(page);
  await page.getByRole('button', { name: 'Paste JSON or curl' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Paste JSON or curl' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await pasteInto(
    page,
    `curl -X POST https://eg.example/v1/05f2/sources \\\n  -H 'X-Auth-Token: ${token}' \\\n  -d '${JSON.stringify(body)}'`,
  );
  await expect(dialog.getByText('Will be filled in')).toBeVisible();
  await expect(dialog.locator('.found').getByText('channal_id')).toBeVisible();
  await expect(dialog.getByText('Dropped. The console uses your own session.')).toBeVisible();
  await expect(dialog.getByRole('textbox')).toHaveValue(/X-Auth-Token: ••••/);
  const shown = await dialog.getByRole('textbox').inputValue();
  expect(shown).not.toContain('pass-W0rd');
  expect(shown).not.toContain('t0ken-t0ken');
  await page.screenshot({ path: 'test-results/paste.png' });
  await expectSoundAtBoth(page, 'what a paste has');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('orders');
  await expect(page.getByRole('radio', { name: 'RabbitMQ' })).toBeChecked();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('pass-W0rd');
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const place of [await page.content(), stored, ...sent]) {
    expect(place).not.toContain('t0ken-t0ken');
    expect(place).not.toContain('pass-W0rd');
  }
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
});

test('an instance is chosen by name, its queue from its list, and typed where DMS refuses', async ({ admin: page }) => {
  const name = freshName('picked');
  await openCreate(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check();
  const instance = page.getByRole('combobox', { name: 'Instance', exact: true });
  await instance.fill('rabbitmq-ol');
  await instance.press('Tab');
  await expect(page.getByText('No instance has this name.')).toBeVisible();
  await instance.fill('rabbitmq-old');
  await expect(page.getByText('Its status is FROZEN.')).toBeVisible();
  await instance.fill('rabbitmq-orders');
  await expect(page.getByLabel('User name')).toHaveValue('events');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await page.getByRole('combobox', { name: 'Virtual host' }).fill('/');
  await expect(page.locator('#dms-queue_name option[value="orders.retry"]')).toBeAttached();
  await page.getByRole('combobox', { name: 'Queue' }).fill('orders');
  await page.getByLabel('Password', { exact: true }).fill('pass-W0rd');
  await page.screenshot({ path: 'test-results/instance.png', fullPage: true });
  await expectSoundAtBoth(page, 'a chosen instance');
  await page.getByRole('button', { name: 'Type an ID instead' }).press('Enter');
  const typed = page.getByLabel('Instance ID');
  await expect(typed).toBeFocused();
  await expect(typed).toHaveValue(/^[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'Choose from a list' }).click();
  await expect(instance).toHaveValue('rabbitmq-orders');
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();

  await page.route('**/api/message-instances*', (route) => route.abort());
  await page.getByRole('radio', { name: 'RocketMQ' }).check();
  await expect(page.getByLabel('Instance ID')).toBeVisible();
});

test('a source has a page of code, from which Terraform of the whole project is downloaded', async ({
  admin: page,
}) => {
  const name = freshName('paged');
  const { id = '' } = await call('POST', '/sources', { name, channel_id: channelId });
  await page.goto(`/sources/${id}`);
  await page.getByRole('navigation', { name: 'Source pages' }).getByRole('link', { name: 'Code' }).click();
  await expect(page).toHaveURL(new RegExp(`/sources/${id}/code$`));
  await page.getByRole('tab', { name: 'Terraform' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(`id = "${id}"`);
  await page.screenshot({ path: 'test-results/code-page.png', fullPage: true });
  await expectSoundAtBoth(page, 'the page of code');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Terraform for the whole project' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('eventgrid.tf');
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('resource "huaweicloud_eg_custom_event_channel" "orders"');
  expect(file).toContain(`id = "${id}"`);
  expect(file).toMatch(/channel_id = huaweicloud_eg_custom_event_channel\.orders\.id/);
});
