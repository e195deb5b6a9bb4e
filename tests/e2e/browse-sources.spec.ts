import type { Browser, BrowserContext, Page } from '@playwright/test';
import { startEventGridCommand } from '../support/eventgrid-command';
import { type EventGridApi, openEventGridApi } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, signIn, test } from './support/fixtures';
import { type Gateway, startGateway } from './support/gateway';
import { type RunningConsole, startConsole } from './support/running-console';

const NARROW = { width: 375, height: 812 };
const MANY = 3_100;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
type EventGridCommand = Awaited<ReturnType<typeof startEventGridCommand>>;
let wide: EventGridCommand;
let capped: EventGridCommand;
let gateway: Gateway;
let console_: RunningConsole;
let api: EventGridApi;
let channelId = '';

test.describe.configure({ timeout: 120_000 });
test.beforeAll(async () => {
  [wide, capped] = await Promise.all([
    startEventGridCommand('--sources', String(MANY), '--channels', '3', '--seed'),
    startEventGridCommand('--sources', '260', '--offset-max', '100'),
  ]);
  gateway = await startGateway(wide.url);
  const endpoint = (id: string, eventGridUrl: string, iamUrl: string) => ({ id, name: id, eventGridUrl, iamUrl });
  console_ = await startConsole({
    EVENTGRID_LOCAL: '0',
    EVENTGRID_ENDPOINTS: JSON.stringify([
      endpoint('wide', gateway.url, wide.url),
      endpoint('capped', capped.url, capped.url),
    ]),
  });
  api = await openEventGridApi(wide.url);
  channelId = (await api('POST', '/channels', { name: 'mailbox' })).id ?? '';
  for (const name of ['mail-in', 'mail-out']) await api('POST', '/sources', { name, channel_id: channelId });
});
test.afterAll(async () => {
  await console_.stop();
  await gateway.close();
  await Promise.all([wide.stop(), capped.stop()]);
});
test.afterEach(() => gateway.passThrough());

/** One session per region, for all tests: none of them ends it. */
const signedIn = new Map<string, Cookies>();

async function open(context: BrowserContext, path: string, region = 'wide'): Promise<Page> {
  const page = await context.newPage();
  const cookies = signedIn.get(region);
  if (cookies) await context.addCookies(cookies);
  else {
    await page.goto(`${console_.origin}/sign-in`);
    await signIn(page, 'admin', 'local', region);
    signedIn.set(region, await context.cookies());
  }
  await page.goto(`${console_.origin}${path}`);
  return page;
}

const rows = (page: Page) => page.locator('main table tbody tr');
const chip = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const json = (body: unknown, status = 200) => ({
  status,
  headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'request-1' },
  body: JSON.stringify(body),
});

test('filters by channel, provider, type and status', async ({ context }) => {
  const page = await open(context, '/sources');

  await chip(page, 'Channel').click();
  await page.getByRole('combobox', { name: 'Search channels by name' }).fill('mailb');
  // The unfiltered list may show it too: the announcement means that the search has run.
  await expect(page.locator('#announcer')).toHaveText('1 channel matches “mailb”');
  await expect(page.getByRole('option', { name: 'mailbox' })).toBeVisible();
  await expectSoundAtBoth(page, 'the channel filter');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(new RegExp(`channel_id=${channelId}`));
  await expect(chip(page, 'Channel: ')).toContainText('mailbox');
  await expect(page.locator('#announcer')).toHaveText('2 sources');

  await chip(page, 'Type').click();
  await page.getByRole('link', { name: 'RabbitMQ', exact: true }).click();
  await expect(page.getByText('No sources match')).toBeVisible();
  await expect(page.getByText(/No source matches all of: .*mailbox.*RabbitMQ/)).toBeVisible();
  await expectSoundAtBoth(page, 'no match');
  await page.getByRole('link', { name: 'Remove filter Type: RabbitMQ' }).click();
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole('link', { name: 'Clear all', exact: true }).click();
  await expect(page).toHaveURL(/\/sources$/);
  await expect(rows(page)).toHaveCount(20);

  await chip(page, 'Provider').click();
  await page.getByRole('link', { name: 'Official', exact: true }).click();
  await expect(rows(page).first()).toContainText('HC.');
  await page.goBack();
  await expect(rows(page).first()).toContainText('mail-out');

  // EventGrid cannot filter by status: a view reads 3,000 records, says so, and offers the rest.
  await expect(page.getByText(/^Updated/)).toBeVisible();
  const before = gateway.count('GET', '/sources');
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Failing' }).click();
  await expect(page.getByText('Checked 3,000 of 3,102.')).toBeVisible();
  await expect(rows(page).first()).toContainText('Error');
  expect(gateway.count('GET', '/sources') - before).toBe(3);
  await expectSoundAtBoth(page, 'a window of records');
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page.getByText('Checked 3,001–3,102 of 3,102.')).toBeVisible();
  const shown = await rows(page).allTextContents();

  // The copied address shows the same rows in another browser.
  const copied = page.url().slice(console_.origin.length);
  await inAnotherBrowser(page, async (other) => {
    await other.goto(`${console_.origin}${copied}`);
    await expect(rows(other)).toHaveCount(shown.length);
    expect(await rows(other).allTextContents()).toEqual(shown);
  });
});

test('an open filter menu shows every choice', async ({ context }) => {
  const page = await open(context, '/sources');
  for (const [filter, choices] of [
    ['Provider', ['Custom', 'Official', 'All']],
    ['Type', ['Any', 'Application', 'RabbitMQ', 'RocketMQ']],
  ] as const) {
    await chip(page, filter).click();
    const menu = page.getByRole('dialog', { name: filter });
    await expect(menu.getByRole('link')).toHaveText(choices);
    for (const choice of await menu.getByRole('link').all()) await expect(choice).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
  }
});

test('filters by channel and by status at 375 px', async ({ context }) => {
  const page = await open(context, '/sources');
  await page.setViewportSize(NARROW);
  await chip(page, 'Channel').click();
  await page.getByRole('combobox', { name: 'Search channels by name' }).fill('mailb');
  await expect(page.locator('#announcer')).toHaveText('1 channel matches “mailb”');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'Clear all', exact: true }).click();
  await expect(rows(page)).toHaveCount(20);
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Failing' }).click();
  await expect(page.getByText('Checked 3,000 of 3,102.')).toBeVisible();
  await expect(rows(page).first()).toContainText('Error');
});

async function inAnotherBrowser(page: Page, look: (other: Page) => Promise<void>): Promise<void> {
  const browser = page.context().browser() as Browser;
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  await look(await other.newPage());
  await other.close();
}

const header = (page: Page, name: string) => page.locator('main thead th').filter({ hasText: name });

test('columns, row height, time and page size survive a reload, and can be reset', async ({ context }) => {
  const page = await open(context, '/sources');
  await expect(header(page, 'Description')).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns, density and time' }).click();
  await page.getByRole('checkbox', { name: 'Description' }).check();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.getByRole('radio', { name: 'UTC' }).check();
  await expectSoundAtBoth(page, 'the columns menu');
  await page.keyboard.press('Escape');
  await page.getByLabel('Rows per page').selectOption('50');
  await expect(rows(page)).toHaveCount(50);

  await page.goto(`${console_.origin}/sources`);
  await expect(header(page, 'Description')).toHaveCount(1);
  await expect(rows(page)).toHaveCount(50);
  await expect(rows(page).first().locator('td time')).toContainText('UTC');
  await expect(page.locator('table.sources')).toHaveClass(/compact/);

  await page.getByRole('button', { name: 'Columns, density and time' }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(header(page, 'Description')).toHaveCount(0);
  await page.reload();
  await expect(header(page, 'Description')).toHaveCount(0);
  await expect(rows(page).first().locator('td time')).not.toContainText('UTC');
});

test('a column is chosen at 375 px, where rows are cards and the header is for screen readers', async ({ context }) => {
  const page = await open(context, '/sources');
  await page.setViewportSize(NARROW);
  await expect(header(page, 'Description')).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns, density and time' }).click();
  await page.getByRole('checkbox', { name: 'Description' }).check();
  await page.getByRole('radio', { name: 'UTC' }).check();
  await page.keyboard.press('Escape');
  await expect(header(page, 'Description')).toHaveCount(1);
  await expect(rows(page).first().locator('td time')).toContainText('UTC');
});

test('a failed refresh keeps the rows and marks them stale; other states have an action', async ({ context }) => {
  const page = await open(context, '/sources?q=mail');
  await expect(page.getByText('Updated')).toBeVisible();
  gateway.answer('GET', '/sources', json({ error_code: 'EG.00015000', error_msg: 'Internal Server Error' }, 500));
  await page.getByRole('button', { name: 'Refresh' }).click();
  const stale = page.getByRole('main').getByRole('alert');
  await expect(stale.getByRole('button', { name: /^Retry/ })).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expectSoundAtBoth(page, 'stale rows');
  gateway.passThrough();
  await stale.getByRole('button', { name: /^Retry/ }).click();
  await expect(stale).toHaveCount(0);

  gateway.answer('GET', '/sources', json({ error_code: 'EG.00015000', error_msg: 'Internal Server Error' }, 500));
  await page.reload();
  await expect(page.getByText('EG.00015000')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Retry/ })).toBeVisible();
  await expectSoundAtBoth(page, 'an error');

  gateway.answer('GET', '/sources', json({ error_code: 'EG.00014030', error_msg: 'No permissions' }, 403));
  await page.reload();
  await expect(page.getByText('You don’t have permission to list sources')).toBeVisible();
  await expect(page.locator('main')).toContainText('eg:sources:list');
  await expectSoundAtBoth(page, 'forbidden');

  gateway.answer('GET', '/sources', json({ total: 0, size: 0, items: [] }));
  await page.goto(`${console_.origin}/sources`);
  await expect(page.getByRole('heading', { name: 'No custom sources in local' })).toBeVisible();
  await expectSoundAtBoth(page, 'an empty project');
});

test('unsafe, missing and unknown values stay text and fit 1280 and 320 px', async ({ context }) => {
  const html = '<img src=x onerror="document.title=\'broken in\'">';
  const source = (id: string, parts: object) => ({
    id,
    name: `odd-${id}`,
    label: null,
    provider_type: 'CUSTOM',
    event_types: [],
    created_time: '2026-11-24 09:00:00',
    updated_time: null,
    channel_id: 'c-1',
    channel_name: 'orders',
    type: 'APPLICATION',
    detail: {},
    status: 'RUNNING',
    error_info: {},
    ...parts,
  });
  const items = [
    source('a', { name: html, description: html, channel_name: html }),
    source('b', { name: '\u202egnp.exe', description: '\u202e\u2067abc' }),
    source('c', { name: 'W'.repeat(128), description: 'W'.repeat(255), channel_name: 'W'.repeat(128) }),
    source('d', { name: null, description: null, type: null, status: null, channel_name: null, created_time: null }),
    source('e', { type: 'KAFKA_'.repeat(20), status: 'SUSPENDED', created_time: '2026-13-45 99:00' }),
  ];
  gateway.answer('GET', '/sources', json({ total: items.length, size: items.length, items }));
  const page = await open(context, '/sources');
  await page.reload();
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).nth(0)).toContainText(html);
  await expect(rows(page).nth(3)).toContainText('No name');
  await expect(rows(page).nth(4)).toContainText('SUSPENDED');
  await expect(page).toHaveTitle(/Sources/);
  await expectSound(page, 'odd rows');
  await page.setViewportSize({ width: 320, height: 800 });
  await expectSound(page, 'odd rows at 320 px');
});

test('an invalid address shows a working page', async ({ context }) => {
  const page = await open(context, '/sources');
  for (const broken of [
    '?page=0',
    '?page=99999',
    '?size=5000',
    '?sort=password:UP',
    '?q=%3Cscript%3Ealert(1)%3C/script%3E',
    '?type=KAFKA&status=%00&provider=..',
    '?channel_id=%2e%2e%2fx&from=-1',
    '?q=a&q=b',
  ]) {
    const response = await page.goto(`${console_.origin}/sources${broken}`);
    expect(response?.status(), broken).toBeLessThan(500);
    if (response?.ok()) await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
  }
});

test('with an EventGrid that limits the offset, the page says how far the list goes', async ({ context }) => {
  const page = await open(context, '/sources?size=50&page=3', 'capped');
  await expect(rows(page)).toHaveCount(50);
  await page.goto(`${console_.origin}/sources?size=50&page=4`);
  await expect(page.getByText(/lists only the first \d+ records. Narrow the search/)).toBeVisible();
  await page.getByRole('searchbox').fill('generated-000001');
  await expect(rows(page)).toHaveCount(1);
});
