import { createServer, type Server } from 'node:http';
import { type EventGridApi, openEventGridApi } from './support/eventgrid-api';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';

let call: EventGridApi;
let hook: Server;
let sourceId = '';
let channelId = '';

/** Subscribes a webhook to one type of the source's events. */
const subscribeTo = (name: string, type: string, url: string) =>
  call('POST', '/subscriptions', {
    name,
    channel_id: channelId,
    sources: [
      {
        name: 'till',
        provider_type: 'CUSTOM',
        filter: { source: [{ op: 'StringIn', values: ['till'] }], type: [{ op: 'StringIn', values: [type] }] },
      },
    ],
    targets: [
      { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url }, transform: { type: 'ORIGINAL' }, retry_times: 1 },
    ],
  });

test.beforeAll(async ({ console_ }) => {
  hook = createServer((request, response) => {
    request.resume();
    response.writeHead(request.url === '/good' ? 200 : 500).end();
  });
  await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done));
  const address = hook.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  call = await openEventGridApi(console_.eventGridUrl);
  channelId = (await call('POST', '/channels', { name: 'tills' })).id ?? '';
  sourceId = (await call('POST', '/sources', { name: 'till', channel_id: channelId })).id ?? '';
  await subscribeTo('paid-to-ledger', 'order.paid', `${origin}/good`);
  await subscribeTo('refunds-to-bank', 'order.refunded', `${origin}/bad`);
  const event = (id: string, type: string) => ({ id, source: 'till', specversion: '1.0', type, data: { total: 12 } });
  await call('POST', `/channels/${channelId}/events`, {
    events: [event('e-paid', 'order.paid'), event('e-refund', 'order.refunded'), event('e-archive', 'order.archived')],
  });
});
test.afterAll(() => {
  hook.closeAllConnections();
  hook.close();
});

test('a source’s events are listed with what became of each, and one’s trace is read by keyboard', async ({
  admin: page,
  complaints,
}) => {
  test.setTimeout(120_000);
  const row = (id: string) => page.locator(`[data-event-id="${id}"]`);
  await page.goto(`/sources/${sourceId}/activity`);
  await expect(
    page.getByRole('navigation', { name: 'Source pages' }).getByRole('link', { name: 'Activity' }),
  ).toHaveAttribute('aria-current', 'page');
  await expect(row('e-paid').locator('[data-state]')).toHaveText('Delivered');
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(row('e-refund').locator('[data-state]')).toHaveText('Failed', { timeout: 1_000 });
  }).toPass();
  await expect(row('e-archive').locator('[data-state]')).toHaveText('To no one');
  const chart = page.getByRole('region', { name: /Published events, per hour/ });
  await expect(chart.getByRole('img')).toHaveAccessibleName(/3 events accepted, 0 refused/);
  await chart.getByText('Show as table').click();
  await expect(chart.getByRole('row').last()).toContainText('3');
  await expectSoundAtBoth(page, 'activity');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectSound(page, 'activity, dark', ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await chart.getByLabel('Chart').selectOption({ label: 'Deliveries of paid-to-ledger' });
  await expect(page.getByRole('img')).toHaveAccessibleName(/1 deliveries succeeded, 0 failed/);
  await page.goBack();

  await page.getByLabel('Delivery:').selectOption('Failed');
  await expect(row('e-paid')).toBeHidden();
  await expect(page).toHaveURL(/status=failed/);
  await row('e-refund').getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/activity\/e-refund\?status=failed/);
  const panel = page.getByRole('region', { name: 'Details' });
  await expect(panel.getByRole('heading', { level: 2, name: 'order.refunded' })).toBeFocused();
  const happened = panel.getByRole('list', { name: 'What happened' });
  await expect(happened).toContainText('Not delivered by refunds-to-bank');
  await expect(happened.locator('[data-status=FAILED]')).toHaveCount(2);
  await expect(panel.locator('[data-broken=target]')).toContainText('answered 500');
  await expect(panel.getByRole('region', { name: 'Event', exact: true })).toContainText('"order.refunded"');
  await expectSoundAtBoth(page, 'an event that failed');
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectSound(page, 'the event, dark at 320 px');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goBack();
  await expect(row('e-refund').getByRole('link')).toBeFocused();
  expect(complaints).toEqual([]);
});

test('why an event did not arrive is named for one that nobody took, and for one that was never sent', async ({
  admin: page,
}) => {
  await page.goto(`/sources/${sourceId}/activity/e-archive`);
  const panel = page.getByRole('region', { name: 'Details' });
  await expect(panel.locator('[data-why=noMatch]')).toContainText('No filter matches: type in');
  await expect(panel.locator('[data-condition=type]').first()).toContainText('The event has "order.archived".');
  await expectSoundAtBoth(page, 'an event for nobody');

  await page.goto(`/sources/${sourceId}/activity?range=30d`);
  await expect(page.getByRole('heading', { name: 'Events are listed for up to 3 days' })).toBeVisible();
  await page.getByText('Why did my event not arrive?').click();
  await page.getByLabel('Event ID, or the event as JSON').fill('never-sent');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.locator('[data-why=notReceived]')).toBeVisible();
  await expectSoundAtBoth(page, 'the question');
});

test('the activity is there without JavaScript and in Chinese', async ({ browser, console_, adminCookies }) => {
  const context = await browser.newContext({ baseURL: console_.origin, javaScriptEnabled: false, locale: 'zh-CN' });
  await context.addCookies(adminCookies);
  const page = await context.newPage();
  await page.goto(`/sources/${sourceId}/activity`);
  await expect(page.getByRole('row', { name: /e-archive/ })).toContainText('无人接收');
  await page.getByRole('link', { name: 'e-paid' }).click();
  await expect(page.getByRole('list', { name: '投递过程' })).toContainText('paid-to-ledger 已投递');
  await context.close();
});
