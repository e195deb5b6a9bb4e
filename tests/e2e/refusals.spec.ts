import type { Page } from '@playwright/test';
import { recordedAnswers } from '../fixtures/answers';
import { freshName, pickChannel } from './support/create-page';
import { expect, signIn, test } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';

// A console whose EventGrid is behind a gateway that can give any answer.
let gated: GatedConsole;

/** Far below the 15 s after which the console gives up on EventGrid. */
const WHOLE_PAGE_MS = 8_000;

test.beforeAll(async () => {
  gated = await startGatedConsole();
});
test.afterAll(() => gated.stop());
test.afterEach(() => gated.gateway.passThrough());

async function open(page: Page): Promise<string> {
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  await page.goto(`${gated.console_.origin}/sources/new`);
  await expect(page.locator('input#channel_id')).toBeVisible();
  const name = freshName('refused');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  return name;
}

for (const status of [400, 401, 403, 404, 500]) {
  const answer = recordedAnswers.find(
    (recorded) => recorded.status === status && recorded.expect.code?.startsWith('EG.'),
  );
  test(`a ${status} shows EventGrid's words and keeps the form`, async ({ page }) => {
    if (!answer) throw new Error(`no recorded answer with status ${status}`);
    const name = await open(page);
    gated.gateway.answer('POST', '/sources', answer);
    await page.getByRole('button', { name: 'Create source' }).click();
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByRole('alert')).toBeVisible();
    await expect(details.locator('[data-field=status]')).toHaveText(String(status));
    await expect(details.locator('[data-field=error_code]')).toHaveText(answer.expect.code ?? '');
    await expect(details.locator('[data-field=error_msg]')).toHaveText(answer.expect.message ?? '');
    await expect(details.locator('[data-field=request_id]')).toContainText(answer.expect.requestId ?? '');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
    await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveValue('orders');
  });
}

test('a gateway’s HTML page is shown as text, and the outcome of the create is checked', async ({ page }) => {
  const name = await open(page);
  gated.gateway.answer('POST', '/sources', {
    status: 502,
    headers: { 'Content-Type': 'text/html' },
    body: '<html><body><script>document.title="broken in"</script><h1>502 Bad Gateway</h1></body></html>',
  });
  await page.getByRole('button', { name: 'Create source' }).click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('<h1>502 Bad Gateway</h1>');
  await expect(page).toHaveTitle(/^Error: /);
  expect(gated.gateway.count('POST', '/sources')).toBeGreaterThan(0);
  await expect(details.getByRole('heading', { name: 'It was not created' })).toBeVisible();
  await expect(details).toContainText(`there is no source named ${name}`);
  gated.gateway.passThrough();
  await details.getByRole('button', { name: 'Create again' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
});

test('a forbidden channel list becomes a field for the ID, and create works', async ({ page }) => {
  gated.gateway.answer('GET', '/channels', {
    status: 403,
    headers: { 'Content-Type': 'application/json' },
    body: '{"error_code":"EG.00014030","error_msg":"No permissions to request this method"}',
  });
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  await page.goto(`${gated.console_.origin}/sources/new`);
  await expect(page.getByLabel('Channel ID')).toBeVisible();
  gated.gateway.passThrough();
  const list = await page.request.get(`${gated.console_.origin}/api/channels/picker?q=orders`);
  const channelId: string = (await list.json()).data.items[0].id;
  const name = freshName('typed-channel');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByLabel('Channel ID').fill(channelId);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
});

test('a form works even if quotas hang and a proxy buffers each page until it ends', async ({ page }) => {
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  const letThrough = gated.gateway.hold('GET', '/quotas');
  for (const path of ['/sources', '/channels']) {
    const whole = await page.request.get(`${gated.console_.origin}${path}`, { timeout: WHOLE_PAGE_MS });
    expect(whole.headers()['x-accel-buffering'], path).toBe('no');
  }
  await page.route('**/sources/new', async (route) => {
    await route.fulfill({ response: await route.fetch({ timeout: WHOLE_PAGE_MS }) });
  });
  await page.goto(`${gated.console_.origin}/sources/new`);
  await expect(page.locator('input#channel_id')).toBeVisible();
  await pickChannel(page);
  letThrough();
  await expect(page.getByText(/^\d+ of \d+ sources/)).toBeVisible();
});

test('a list’s frame is sent before EventGrid answers, and its rows arrive in it', async ({ page, browser }) => {
  await page.goto(`${gated.console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  for (const [operation, title, query] of [
    ['/sources', 'Sources', '?provider=all'],
    ['/channels', 'Channels', ''],
  ] as const) {
    const path = `${operation}${query}`;
    const heading = page.getByRole('heading', { level: 1, name: title });
    const letThrough = gated.gateway.hold('GET', operation);
    await page.goto(`${gated.console_.origin}${path}`, { waitUntil: 'commit' });
    await expect(heading).toBeVisible({ timeout: WHOLE_PAGE_MS });
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true');
    letThrough();
    await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(0);
    await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy', 'true');
    await expect(page.getByRole('main')).toHaveCount(1);
    gated.gateway.passThrough();

    // Without scripts nothing moves the rows into the frame.
    const cookies = await page.context().cookies();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies(cookies);
    const letRowsThrough = gated.gateway.hold('GET', operation);
    const still = await plain.newPage();
    const loaded = still.goto(`${gated.console_.origin}${path}`);
    await expect(still.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: WHOLE_PAGE_MS });
    letRowsThrough();
    await loaded;
    await expect(still.getByRole('table').getByRole('link').first()).toBeVisible();
    await plain.close();
  }
});

test('a page asks for all that it shows at once, and does not wait for what its status does not need', async ({
  page,
}) => {
  const { origin } = gated.console_;
  await page.goto(`${origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  // The list's own reads have ended.
  await page.goto(`${origin}/sources`, { waitUntil: 'networkidle' });
  await page.goto('about:blank');
  const lists = gated.gateway.count('GET', '/sources');
  expect((await page.request.get(`${origin}/sources/no-source-has-this-id`)).status()).toBe(404);
  expect(gated.gateway.count('GET', '/sources')).toBeGreaterThan(lists);
  const letThrough = gated.gateway.hold('GET', '/channels');
  const whole = await page.request.get(`${origin}/sources/new`, { timeout: WHOLE_PAGE_MS });
  expect(await whole.text()).toContain('name="channel_id"');
  letThrough();
});

test('an ended session is reported, and the form stays', async ({ page, context }) => {
  const name = await open(page);
  // The name check would notice the end first, and the button would then request sign-in immediately.
  await expect(page.getByText('This name is free')).toBeVisible();
  await context.clearCookies();
  await page.getByRole('button', { name: 'Create source' }).click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details.getByRole('alert')).toBeVisible();
  await details.getByRole('alert').getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('dialog')).toContainText('local');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
});
