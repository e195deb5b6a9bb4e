import type { Locator, Page } from '@playwright/test';
import { withWebhook } from '../support/webhook';
import { type EventGridApi, openEventGridApi, subscribe } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';

let call: EventGridApi;
let channelId = '';

test.beforeAll(async ({ console_ }) => {
  call = await openEventGridApi(console_.eventGridUrl);
  channelId = (await call('POST', '/channels', { name: 'tested' })).id ?? '';
});

const makeSource = async (name: string) => (await call('POST', '/sources', { name, channel_id: channelId })).id ?? '';

const eventOf = (source: string, id: string, more: object = {}) => ({
  id,
  source,
  specversion: '1.0',
  type: 'order.paid',
  data: { total: 128.4 },
  ...more,
});

const eventsField = (page: Page) => page.getByRole('textbox', { name: 'Events' });
const sent = (page: Page, id: string) => page.locator(`[data-event-id="${id}"]`);

/** A page beside a list of 50 rows has this many stops at most: each row has up to four. */
const MOST_TABS = 300;

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${control}.`);
}

test('by keyboard, from the source to a webhook that gets what the preview shows', async ({
  admin: page,
  console_,
}) => {
  test.setTimeout(120_000);
  const id = await makeSource('keyed');
  const event = JSON.stringify(eventOf('keyed', 'keyed-1', { data: { total: 1795807847157, note: 'payload-canary' } }));
  await withWebhook(async (url, received) => {
    await page.goto(`/sources/${id}`);
    const pages = page.getByRole('navigation', { name: 'Source pages' });
    await tabTo(page, pages.getByRole('link', { name: 'Test event' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/test$/);
    await expect(page.getByRole('heading', { name: 'No one would get these events' })).toBeVisible();
    await expect(page.locator('[data-field=check_detail]')).toContainText('no subscription on this channel');
    await expectSoundAtBoth(page, 'nobody is subscribed');
    await tabTo(page, page.getByRole('link', { name: 'Subscribe' }));
    await page.keyboard.press('Enter');

    await page.waitForURL(/\/subscriptions\/new/);
    await expect(page.getByLabel('Source')).toHaveValue('keyed');
    await tabTo(page, page.getByLabel('Name', { exact: true }));
    await page.keyboard.type('keyed-hook');
    const add = page.getByRole('button', { name: 'Add condition' });
    await tabTo(page, add);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Values of condition 1'));
    await page.keyboard.type('order.paid');
    await page.keyboard.press('Enter');
    await tabTo(page, add);
    await page.keyboard.press('Enter');
    const attribute = page.getByLabel('Attribute of condition 2');
    await attribute.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('data.total');
    await page.keyboard.press('Tab');
    await page.keyboard.type('is at least');
    await page.keyboard.press('Tab');
    await page.keyboard.type('100');
    await tabTo(page, page.getByLabel('URL'));
    await page.keyboard.type(url);
    await tabTo(page, page.getByLabel('Example event'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(event);
    await expect(page.getByRole('status').filter({ hasText: 'would be delivered' })).toBeVisible();
    const preview = (await page.locator('[data-received]').textContent()) ?? '';
    await page.getByLabel('URL').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Created keyed-hook' })).toBeFocused();

    await page.goto(`/sources/${id}/test`);
    await tabTo(page, eventsField(page));
    await expect(eventsField(page)).toHaveValue(/"type": "order.paid"/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(event);
    await expect(page.locator('[data-match=yes]')).toContainText('keyed-hook');
    await expect(page.locator('[data-match=yes]')).toContainText('Would get the event');
    await tabTo(page, page.getByRole('button', { name: 'Send event' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '1 event accepted' })).toBeFocused();
    expect((await received()).text).toBe(preview);
    await expect(sent(page, 'keyed-1')).toHaveAttribute('data-state', 'delivered');
    await expectSoundAtBoth(page, 'delivered');
    expect(console_.printed()).toContain('"event_ids":["keyed-1"]');
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    for (const place of [console_.printed(), page.url(), stored]) expect(place).not.toContain('payload-canary');
  });
});

test('says first who gets which event, what is wrong with one, and sends nothing then', async ({
  admin: page,
  console_,
}) => {
  const id = await makeSource('checked');
  const filter = {
    source: [{ op: 'StringIn', values: ['checked'] }],
    type: [{ op: 'StringIn', values: ['order.paid'] }],
  };
  const target = {
    name: 'HC.FunctionGraph',
    provider_type: 'OFFICIAL',
    detail: { urn: 'urn:fss:cn-north-4:p:function:default:f:latest' },
    transform: { type: 'ORIGINAL' },
  };
  const sources = [{ name: 'checked', provider_type: 'CUSTOM', filter }];
  const { id: subscriptionId } = await call('POST', '/subscriptions', {
    name: 'checked-paid',
    channel_id: channelId,
    sources,
    targets: [target],
  });
  await page.goto(`/sources/${id}/test`);
  const row = page.locator('[data-match]');
  const write = (events: unknown) => eventsField(page).fill(JSON.stringify(events));
  await write([eventOf('checked', 'c-1'), eventOf('checked', 'c-2', { type: 'order.sent' })]);
  await expect(row).toContainText('Would get 1 of 2 events.');
  await expect(row).toContainText('Event 2 fails “type is one of order.paid”. It has "order.sent".');
  await expect(page.locator('[data-counted]')).toContainText('2 of 20 events');

  await write([eventOf('checked', 'c-1'), { ...eventOf('checked', 'c-2'), time: 'yesterday' }]);
  await page.getByRole('button', { name: 'Send 2 events' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Event 2: time must be a time such as');
  await expectSoundAtBoth(page, 'a problem');
  const posts = console_.received().filter(({ path, body }) => path.endsWith('/events') && body.includes('"c-1"'));
  expect(posts.map(({ path }) => path)).toEqual([]);

  await call('POST', '/subscriptions/operation', { subscription_ids: [subscriptionId], operation: 'DISABLE' });
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByRole('heading', { name: 'No subscription of this source is enabled' })).toBeVisible();
  await write(eventOf('checked', 'c-3'));
  await expect(row).toContainText('Matches, but it isn’t enabled.');
  await page.getByRole('button', { name: 'Send event' }).click();
  await expect(sent(page, 'c-3')).toHaveAttribute('data-state', 'nobody');

  // Each in its own language and theme, and as narrow as a page may be.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectSound(page, 'dark, at 320 px');
  await page.context().addCookies([{ name: 'eventgrid-language', value: 'zh-CN', url: console_.origin }]);
  await page.reload();
  await expect(page.getByRole('textbox', { name: '事件' })).toBeVisible();
  await expectSound(page, 'Chinese, dark, at 320 px');
});

test('after a lost answer the trace tells that the event arrived, and it is not sent again', async ({
  admin: page,
  console_,
}) => {
  const id = await makeSource('lost');
  await subscribe(call, 'lost-function', channelId, 'lost');
  await page.goto(`/sources/${id}/test`);
  await eventsField(page).fill(JSON.stringify(eventOf('lost', 'lost-1')));
  await page.route('**/test', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  const send = page.getByRole('button', { name: 'Send event' });
  await send.click();
  await expect(page.getByRole('alert').filter({ hasText: 'The console didn’t respond' })).toBeVisible();
  await expect(sent(page, 'lost-1')).toHaveAttribute('data-state', 'notCalled');
  await expectSoundAtBoth(page, 'lost');
  await page.unroute('**/test');
  await send.click();
  await expect(page.getByRole('heading', { name: '1 event accepted' })).toBeVisible();
  const posts = console_.received().filter(({ path, body }) => path.endsWith('/events') && body.includes('lost-1'));
  expect(posts).toHaveLength(1);
});

test('a source whose events come from a queue offers nothing to send', async ({ admin: page }) => {
  const detail = {
    instance_id: 'i-1',
    user_name: 'u',
    password: 'queue-canary',
    vhost_name: '/shop',
    queue_name: 'paid',
  };
  const body = { name: 'queued', channel_id: channelId, type: 'RABBITMQ', detail };
  const { id } = await call('POST', '/sources', body);
  await page.goto(`/sources/${id}/test`);
  await expect(page.getByRole('heading', { name: 'Events of this source come from its queue' })).toBeVisible();
  await expect(page.getByText('queue paid of virtual host /shop')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send/ })).toHaveCount(0);
  expect(await page.content()).not.toContain('queue-canary');
  await expectSoundAtBoth(page, 'a queue');
});

test('without JavaScript events are sent once, however often the answer is reloaded', async ({
  browser,
  console_,
  adminCookies,
}) => {
  const id = await makeSource('plain');
  const context = await browser.newContext({ baseURL: console_.origin, javaScriptEnabled: false });
  await context.addCookies(adminCookies);
  const page = await context.newPage();
  expect((await page.goto(`/sources/${id}/test`))?.status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'No one would get these events' })).toBeVisible();
  await eventsField(page).fill('{"id": "p-1"}');
  const send = page.getByRole('button', { name: 'Send event' });
  await send.click();
  await expect(page.getByRole('alert').filter({ hasText: 'source is missing' })).toBeVisible();
  await eventsField(page).fill(JSON.stringify(eventOf('plain', 'p-1')));
  await send.click();
  await expect(page.getByRole('heading', { name: '1 event accepted' })).toBeVisible();
  await expect(sent(page, 'p-1')).toBeVisible();
  await page.reload();
  await expect(sent(page, 'p-1')).toBeVisible();
  const posts = console_.received().filter(({ path, body }) => path.endsWith('/events') && body.includes('p-1'));
  expect(posts).toHaveLength(1);
  await context.close();
});
