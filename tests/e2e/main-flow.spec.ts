import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findSecrets } from '../support/find-secrets';
import { expect, test } from './support/fixtures';
import type { RunningConsole } from './support/running-console';

// The whole task with the keyboard only; the secrets that it types are then searched for in everything that the
// browser and the operator can see.

const PASSWORD = 'eventgrid';
const CANARIES = {
  rabbitmqPassword: 'canary-rabbit-5f3a81',
  accessKey: 'canary-access-0c77de',
  secretKey: 'canary-secret-b91e42',
};

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses Tab until the element with this accessible name has the focus. */
async function tabTo(page: Page, name: string | RegExp, role?: Parameters<Page['getByRole']>[0]): Promise<void> {
  const target = role ? page.getByRole(role, { name, exact: true }) : page.getByLabel(name);
  for (let i = 0; i < 60; i++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await tabTo(page, name, role);
  await page.keyboard.press('Enter');
}

const details = (page: Page) => page.getByRole('region', { name: 'Details' });
/** Reads the preview once it rests: it follows the last key 120 ms later, by a timer that is older than this one. */
const previewOf = (page: Page): Promise<Record<string, unknown>> =>
  page.getByRole('region', { name: 'Request that will be sent' }).evaluate(
    (preview) =>
      new Promise((resolve) => {
        let rest: ReturnType<typeof setTimeout>;
        const observer = new MutationObserver(() => wait());
        const wait = () => {
          clearTimeout(rest);
          rest = setTimeout(() => {
            observer.disconnect();
            resolve(JSON.parse(preview.textContent ?? ''));
          }, 300);
        };
        observer.observe(preview, { subtree: true, childList: true, characterData: true });
        wait();
      }),
  );

/** Puts typed secrets in the places where the preview shows dots. */
function unmasked(preview: unknown, secrets: Record<string, string>): unknown {
  return JSON.parse(JSON.stringify(preview), (key, value) => (value === '••••' ? secrets[key] : value));
}

const created = (console_: RunningConsole): unknown[] =>
  console_
    .received()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/sources'))
    .map(({ body }): unknown => JSON.parse(body));

test('one source of each type with the keyboard only, and no secret leaks', async ({ browser, startOwn }) => {
  test.setTimeout(90_000);
  const console_ = await startOwn();
  const context = await browser.newContext({
    baseURL: console_.origin,
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 1280, height: 800 },
  });
  const seen: string[] = [];
  const complaints: string[] = [];
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('response', async (response) => {
    // A redirect has no body, and answers are gone once the page is left.
    const text = await response.text().catch(() => '');
    seen.push(`${response.url()}\n${text}`);
  });
  const page = await context.newPage();

  await page.goto('/sign-in');
  await tabTo(page, 'Account name');
  await page.keyboard.type('local');
  await tabTo(page, 'User name');
  await page.keyboard.type('admin');
  await tabTo(page, /^Password$/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/overview$/);

  await press(page, 'Create source', 'link');
  await page.waitForURL(/\/sources\/new/);
  await expect(page.getByRole('combobox', { name: 'Channel' })).toBeVisible();

  // A missing channel is created inside the picker.
  await tabTo(page, 'Name', 'textbox');
  await page.keyboard.type('orders-api');
  await tabTo(page, 'Channel', 'combobox');
  await page.keyboard.type('flow-channel');
  await expect(page.getByText('No channel has “flow-channel” in its name.')).toBeVisible();
  await press(page, 'Create channel “flow-channel”');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByLabel('Channel name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('flow-channel');
  await expect(page.getByRole('combobox', { name: 'Channel' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('orders-api');

  const channelId = (await previewOf(page)).channel_id;
  const names = ['orders-api', 'rabbit-reader', 'rocket-reader'];
  const expectations: unknown[] = [];

  const submit = async (name: string, secrets: Record<string, string>) => {
    expectations.push(unmasked(await previewOf(page), secrets));
    await press(page, 'Create source');
    await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeFocused();
    const panel = details(page);
    const id = await panel.locator('[data-field=id] code').textContent();
    expect(id ?? '').toMatch(/^[0-9a-f-]{36}$/);
    await expect(panel.locator('[data-field=status]')).toHaveText('Running');
    await expect(panel.locator('[data-field=request_id] code')).toHaveText(/^[0-9a-f-]{36}-\d+-.+/);
    await press(page, 'Copy source ID');
    await expect(page.getByText('Copied source ID')).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
    return id ?? '';
  };

  const ids = [await submit('orders-api', {})];
  expect(created(console_)).toEqual([{ name: 'orders-api', channel_id: channelId }]);

  // RabbitMQ: type and channel are kept from one source to the next, but here only the channel should stay.
  await tabTo(page, 'Name', 'textbox');
  await page.keyboard.type('rabbit-reader');
  await tabTo(page, 'Custom application', 'radio');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'RabbitMQ' })).toBeChecked();
  await tabTo(page, 'Type an ID instead', 'button');
  await page.keyboard.press('Enter');
  for (const [field, text] of [
    ['Instance ID', 'i-rabbit'],
    ['User name', 'eventgrid'],
    ['Password', CANARIES.rabbitmqPassword],
    ['Virtual host', '/'],
    ['Queue', 'orders.out'],
  ] as const) {
    await tabTo(page, new RegExp(`^${field}$`));
    await page.keyboard.type(text);
  }
  ids.push(await submit('rabbit-reader', { password: CANARIES.rabbitmqPassword }));

  await tabTo(page, 'Name', 'textbox');
  await page.keyboard.type('rocket-reader');
  await tabTo(page, 'RabbitMQ', 'radio');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'RocketMQ' })).toBeChecked();
  await tabTo(page, 'Type an ID instead', 'button');
  await page.keyboard.press('Enter');
  for (const [field, text, role] of [
    ['Instance ID', 'i-rocket', 'textbox'],
    ['Topic', 'orders', 'combobox'],
    ['Consumer group', 'eg-orders', 'combobox'],
  ] as const) {
    await tabTo(page, field, role);
    await page.keyboard.type(text);
  }
  await tabTo(page, 'Access control (ACL)', 'checkbox');
  await page.keyboard.press('Space');
  for (const [field, text] of [
    ['Access key', CANARIES.accessKey],
    ['Secret key', CANARIES.secretKey],
  ] as const) {
    await tabTo(page, new RegExp(`^${field}$`));
    await page.keyboard.type(text);
  }
  ids.push(await submit('rocket-reader', { access_key: CANARIES.accessKey, secret_key: CANARIES.secretKey }));

  // EventGrid received exactly what was shown, with the secrets filled in.
  expect(created(console_)).toEqual(expectations);

  await press(page, 'Cancel', 'link');
  await page.waitForURL(/\/sources$/);
  for (const name of names) await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  await press(page, 'rocket-reader', 'link');
  await page.waitForURL(`**/sources/${ids[2]}`);
  for (const [field, text] of Object.entries({
    id: ids[2],
    name: 'rocket-reader',
    label: 'rocket-reader',
    channel_name: 'flow-channel',
    channel_id: String(channelId),
    type: 'RocketMQ',
    provider_type: 'Custom',
    status: 'Running',
    instance_id: 'i-rocket',
    topic: 'orders',
    group: 'eg-orders',
    enable_acl: 'true',
    access_key: 'Configured',
    secret_key: 'Configured',
    ssl_enable: 'false',
  })) {
    await expect(page.locator(`[data-field=${field}]`)).toContainText(text ?? '');
  }
  await page.goto(`/sources/${ids[1]}`);
  await expect(page.locator('[data-field=password]')).toHaveText('Configured');

  // The local EventGrid received each secret, so a search that finds none proves something.
  const arrived = JSON.stringify(console_.received());
  const token = console_.received().find(({ path }) => path.endsWith('/sources'))?.headers['x-auth-token'] ?? '';
  expect(token.length).toBeGreaterThan(1000);
  for (const secret of [...Object.values(CANARIES), PASSWORD]) expect(arrived).toContain(secret);

  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
  const dataFiles = readdirSync(console_.dataDir)
    .filter((file) => file.startsWith('console'))
    .map((file) => ({ name: file, bytes: readFileSync(join(console_.dataDir, file)) }));
  const texts = [...seen, stored, console_.printed(), ...(await allPagesOf(context.pages()))];
  const places = [...dataFiles, ...texts.map((bytes) => ({ name: bytes.slice(0, 120), bytes }))];
  expect(findSecrets(places, { ...CANARIES, token: token.slice(0, 60) })).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

const allPagesOf = (pages: Page[]): Promise<string[]> => Promise.all(pages.map((page) => page.content()));
