import type { Page, Request, Route } from '@playwright/test';
import { expireTokens } from '../support/faults';
import { postSignIn } from './faults/support/sign-in-by-form';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expectSound } from './support/expect-sound';
import { expect, fillSignIn, signIn, test, watch } from './support/fixtures';
import { freePort, type RunningConsole } from './support/running-console';

// When a session ends, nothing is lost: the page stays, nothing is sent, and the user signs in in place.

const CANARY = 'canary-session-3be90c';
const banner = (page: Page) => page.getByRole('alert').filter({ hasText: 'Your session has ended.' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' });
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
const postsOf = (console_: RunningConsole) =>
  console_.received().filter(({ method, path }) => method === 'POST' && path.endsWith('/sources')).length;
const requestCount = (console_: RunningConsole) =>
  console_.received().filter(({ path }) => path.startsWith('/v1/')).length;

async function signInHere(page: Page, password = 'eventgrid'): Promise<void> {
  await dialog(page).getByLabel('Password', { exact: true }).fill(password);
  await dialog(page).getByRole('button', { name: 'Sign in', exact: true }).click();
}

/**
 * Watches what the page reads. `hold` waits for reads under way, and keeps later ones until what it returns is called.
 */
function watchReads(page: Page) {
  const READS = '**/api/**';
  const underWay = new Set<Request>();
  page.on('request', (request) => new URL(request.url()).pathname.startsWith('/api/') && underWay.add(request));
  const end = (request: Request) => void underWay.delete(request);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    async hold(): Promise<() => Promise<void>> {
      const held: Route[] = [];
      await page.route(READS, (route) => {
        underWay.delete(route.request());
        held.push(route);
      });
      await expect.poll(() => underWay.size).toBe(0);
      return async () => {
        await page.unroute(READS);
        for (const route of held) {
          // A read that came while the page was let go is on its way already.
          await route.continue().catch(() => {});
          await (await route.request().response())?.finished();
        }
      };
    },
  };
}

test.describe.configure({ timeout: 120_000 });

test('a session that ends mid-form: nothing is lost or sent, one click creates', async ({ browser, startOwn }) => {
  const controlPort = await freePort();
  const console_ = await startOwn({ EVENTGRID_LOCAL_CONTROL_PORT: String(controlPort) });
  const context = await browser.newContext({ baseURL: console_.origin });
  const complaints: string[] = [];
  watch(context, complaints);
  const page = await context.newPage();
  const reads = watchReads(page);
  await page.goto('/sign-in');
  await signIn(page);
  const name = freshName('mid-form');
  await openCreate(page);
  await nameField(page).fill(name);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check({ force: true });
  await pickChannel(page);
  await page.getByRole('button', { name: 'Type an ID instead' }).click();
  for (const [field, text] of Object.entries({
    'Instance ID': 'i-1',
    'User name': 'me',
    'Virtual host': '/',
    Queue: 'q',
  }))
    await page.getByLabel(field).fill(text);
  await page.getByLabel('Password', { exact: true }).fill(CANARY);

  // None of the page's own reads is refused first: it would have the press ask to sign in, before anything is sent.
  await expect(page.getByText('This name is free')).toBeVisible();
  const letReadsThrough = await reads.hold();
  expect(await expireTokens(`http://127.0.0.1:${controlPort}`)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(banner(page)).toBeVisible();
  await letReadsThrough();
  const [before, posts] = [requestCount(console_), postsOf(console_)];
  await expectSound(page, 'the banner over a form');

  // While signed out nothing goes to EventGrid: no check of a name, no list, no create.
  await page.getByLabel('Description').fill('typed while signed out');
  await nameField(page).fill(`${name}-b`);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page)).toContainText('Local EventGrid');
  await expect(dialog(page).getByLabel('User name')).toHaveValue('admin');
  await expect(dialog(page).getByLabel('Password', { exact: true })).toBeFocused();
  await expectSound(page, 'the sign-in dialog');
  await signInHere(page, 'wrong');
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await expectSound(page, 'a sign-in refused in the dialog');
  expect(requestCount(console_)).toBe(before);

  await signInHere(page);
  await expect(dialog(page)).toBeHidden();
  await expect(banner(page)).toBeHidden();
  await expect(page).toHaveURL(/\/sources\/new$/);
  await expect(page.getByText(/\d+ h.* left/).first()).toBeVisible();
  await expect(nameField(page)).toBeFocused();
  await expect(nameField(page)).toHaveValue(`${name}-b`);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(CANARY);
  await expect(page.getByLabel('Description')).toHaveValue('typed while signed out');
  expect(postsOf(console_)).toBe(posts);

  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}-b` })).toBeVisible();
  expect(postsOf(console_)).toBe(posts + 1);
  expect(JSON.stringify(await context.storageState())).not.toContain(CANARY);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a list whose session has ended keeps its rows, and reads again after sign-in, at 375 px', async ({
  admin: page,
  context,
  console_,
}) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await openCreate(page);
  await nameField(page).fill(freshName('row'));
  await pickChannel(page);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: /^Created / })).toBeVisible();
  await page.goto('/sources');
  await expect(page.getByRole('table')).toBeVisible();
  await context.clearCookies();
  await page.getByRole('button', { name: /Refresh/ }).click();
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  const before = requestCount(console_);
  await banner(page).getByRole('button', { name: 'Sign in again' }).click();
  await expectSound(page, 'the dialog over a list');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(banner(page).getByRole('button', { name: 'Sign in again' })).toBeFocused();
  expect(requestCount(console_)).toBe(before);

  await page.keyboard.press('Enter');
  await dialog(page).getByRole('tab', { name: 'Token' }).click();
  await expect(dialog(page).getByRole('textbox', { name: 'Token' })).toBeVisible();
  await expectSound(page, 'the dialog by token');
  await dialog(page).getByRole('tab', { name: 'IAM user' }).click();
  await signInHere(page);
  await expect(dialog(page)).toBeHidden();
  await expect(banner(page)).toBeHidden();
  await expect.poll(() => requestCount(console_)).toBeGreaterThan(before);
  await expect(page.getByText(/left/).locator('visible=true').first()).toBeVisible();
});

test('the page warns 5 minutes before the end, and by its own clock reads nothing afterwards', async ({
  startOwn,
  browser,
}) => {
  const console_ = await startOwn({ SESSION_MAX_HOURS: '1', SESSION_IDLE_MINUTES: '40' });
  const context = await browser.newContext({ baseURL: console_.origin });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto('/sign-in');
  await signIn(page);
  await openCreate(page);
  await nameField(page).fill('before-the-end');
  const warning = page.getByRole('region', { name: 'Session' });
  await expect(page.getByText('This name is free')).toBeVisible();
  // No requests for a while, because each one extends the session.
  await page.clock.fastForward('33:00');
  await expect(warning).toBeHidden();
  await page.clock.fastForward('02:00');
  await expect(warning).toContainText(/ends in [345] min unless you use/);
  await expectSound(page, 'the warning of an idle end');
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toBeHidden();

  await page.clock.fastForward('19:00');
  await expect(warning).toBeHidden();
  await page.clock.fastForward('02:00');
  await expect(warning).toContainText(/Your session ends in [34] min\./);
  await expectSound(page, 'the warning ahead');
  await page.clock.fastForward('05:00');
  await expect(banner(page)).toBeVisible();
  await expect(nameField(page)).toHaveValue('before-the-end');
  await context.close();
});

test('an outdated page says so and keeps its draft', async ({ admin: page }) => {
  const name = freshName('stale');
  await openCreate(page);
  await nameField(page).fill(name);
  await pickChannel(page);
  // Next's answer to an unknown action.
  await page.route('**/sources/new', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' }, body: 'Server action not found.' })
      : route.fallback(),
  );
  await page.getByRole('button', { name: 'Create source' }).click();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'The console was updated' })).toBeVisible();
  await expectSound(page, 'a page older than the console');
  // No question before leaving, because the draft is kept.
  page.on('dialog', () => expect(true, 'a question before reloading').toBe(false));
  await details.getByRole('button', { name: 'Reload the page' }).click();
  await page
    .getByRole('group', { name: new RegExp(`^${name} ·`) })
    .getByRole('button', { name: 'Use it' })
    .click();
  await expect(nameField(page)).toHaveValue(name);
});

test('signing out waits for its own answer before any tab leaves, and leaves nothing behind', async ({
  startOwn,
  browser,
}) => {
  const console_ = await startOwn();
  const context = await browser.newContext({ baseURL: console_.origin });
  const complaints: string[] = [];
  watch(context, complaints);
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto('/sign-in');
  await signIn(page);
  await openCreate(other);
  const drafts = () =>
    page.evaluate(() => Object.entries(localStorage).filter(([key]) => /^eventgrid-draft.*#./.test(key)));
  await nameField(other).fill('left-behind');
  await expect.poll(async () => JSON.stringify(await drafts())).toContain('left-behind');
  await page.evaluate(() => localStorage.setItem('of-a-neighbor', 'kept'));
  const cookies = await context.cookies();
  const isSignOut = (method: string, body: string | null) => method === 'POST' && Boolean(body?.includes('stay'));

  const HELD_MS = 3_000;
  let heldMs = 0;
  await page.route('**/overview*', async (route) => {
    if (!isSignOut(route.request().method(), route.request().postData())) return route.fallback();
    const since = Date.now();
    // No tab may leave before the answer, so this waits to see that nothing happens.
    await Promise.race([
      page.waitForURL(/sign-in/, { timeout: HELD_MS }).catch(() => {}),
      other.waitForURL(/sign-in/, { timeout: HELD_MS }).catch(() => {}),
    ]);
    heldMs = Date.now() - since;
    // Not saved yet when its page leaves.
    await nameField(other).fill('left-behind-later');
    await route.continue();
  });
  const answered = page.waitForResponse((response) =>
    isSignOut(response.request().method(), response.request().postData()),
  );
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  for (const tab of [page, other]) await tab.waitForURL(/\/sign-in\?next=/);
  expect(await (await answered).headerValue('clear-site-data')).toBe('"cache"');
  expect(await drafts()).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('of-a-neighbor'))).toBe('kept');
  expect(complaints).toEqual([]);
  expect(heldMs).toBeGreaterThan(HELD_MS - 100);

  // The cookie is gone from the browser, and a copy of it no longer works.
  expect(
    (await context.cookies()).filter(({ name }) => name.includes('eventgrid') && !/language|theme|view/.test(name)),
  ).toEqual([]);
  await context.addCookies(cookies);
  await page.goto('/sources');
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});

test('a sign-out that the console does not confirm says so and leaves the page', async ({ startOwn, browser }) => {
  const console_ = await startOwn();
  const context = await browser.newContext({ baseURL: console_.origin });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page);
  await page.route('**/overview*', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.accept();
  });
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect.poll(() => dialogs.join()).toContain('You may still be signed in');
  await expect(page).toHaveURL(/\/overview$/);
  await page.unroute('**/overview*');
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(/\/sign-in/);
  await context.close();
});

test('a browser that keeps no cookie shows why at sign-in, with and without JavaScript', async ({
  browser,
  console_,
}) => {
  const context = await browser.newContext({ baseURL: console_.origin });
  const page = await context.newPage();
  await page.goto('/sign-in?next=/channels');
  // The cookie is gone before the page asks for anything else.
  await page.route('**/api/session', async (route) => {
    await context.clearCookies();
    const { cookie: dropped, ...headers } = await route.request().allHeaders();
    expect(dropped).toContain('eventgrid-');
    await route.fulfill({ response: await route.fetch({ headers }) });
  });
  await fillSignIn(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'This browser didn’t keep the session cookie' });
  await expect(notice).toContainText(`Allow cookies for ${console_.origin}`);
  await expect(notice).toContainText('plain http');
  await expectSound(page, 'a lost cookie');

  // Once the browser keeps it, the same page leads to where it was to lead, with one short request more than the two of
  // every action and page.
  await page.unroute('**/api/session');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await fillSignIn(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/channels$/);
  await expect(page.getByRole('heading', { name: 'Channels' })).toBeVisible();
  const isOfSignIn = (request: string) => !/_next|icon|\/api\/channels/.test(request);
  expect(requests.filter(isOfSignIn)).toEqual(['POST /sign-in', 'GET /api/session', 'GET /channels']);
  await context.close();

  const posted = await postSignIn(console_);
  const path = posted.headers.get('location') ?? '';
  expect(path).toMatch(/^\/sign-in\?signed-in=1&next=%2Foverview$/);
  expect(await (await fetch(`${console_.origin}${path}`)).text()).toContain('didn’t keep the session cookie');
});
