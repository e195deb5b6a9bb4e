import type { Page } from '@playwright/test';
import { sessionCookie } from '../../lib/session/cookie';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expectSound } from './support/expect-sound';
import { expect, signIn, test, watch } from './support/fixtures';
import { startGateway } from './support/gateway';

const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).find(({ name }) => name.startsWith('eventgrid-'))?.value ?? '';
const opener = (page: Page, label: string | RegExp) =>
  page.getByRole('button', { name: label }).filter({ visible: true });

test('switches projects without the password, with the keyboard', async ({ browser, console_, complaints }) => {
  const context = await browser.newContext({ baseURL: console_.origin, viewport: { width: 1280, height: 720 } });
  watch(context, complaints);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page);
  const old = await cookieOf(page);
  const otherTab = await context.newPage();
  await openCreate(otherTab);
  await pickChannel(otherTab);

  await page.goto('/channels');
  await opener(page, 'Project local Switch project').press('Enter');
  const list = page.getByRole('dialog', { name: 'Switch project' });
  await expect(list.getByRole('button', { name: 'local Current project', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expectSound(page, 'the list of projects');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(opener(page, 'Project local Switch project')).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(list.getByRole('button', { name: 'local-second' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(list.getByRole('button', { name: 'local-second' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sources');
  await expect(page.getByRole('group', { name: 'Where you are' })).toContainText('local-second');

  // A new session: the old cookie no longer works, and IAM received no password.
  expect(await cookieOf(page)).not.toBe(old);
  const replayed = await fetch(`${console_.origin}/api/sources`, {
    headers: { Cookie: `${sessionCookie(console_.origin, '').name}=${old}` },
  });
  expect(replayed.status).toBe(401);
  const tokenRequests = console_
    .received()
    .filter(({ method, path }) => method === 'POST' && path === '/v3/auth/tokens');
  expect(JSON.parse(tokenRequests.at(-1)?.body ?? '{}').auth.identity.methods).toEqual(['token']);

  // The other tab still belongs to the first project, and says so by name instead of writing.
  await otherTab.getByLabel('Name', { exact: true }).fill('in-the-wrong-project');
  await otherTab.getByRole('button', { name: 'Create source' }).click();
  const details = otherTab.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('local-second');
  const created = console_.received().filter(({ method, path }) => method === 'POST' && path.endsWith('/sources'));
  expect(created.filter(({ body }) => body.includes('in-the-wrong-project'))).toEqual([]);
  await context.close();
});

test('switches projects at 375 px, where the button has no room for the project’s name', async ({
  browser,
  console_,
  complaints,
}) => {
  const context = await browser.newContext({ baseURL: console_.origin, viewport: { width: 375, height: 720 } });
  watch(context, complaints);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page);
  await opener(page, /Switch project$/).press('Enter');
  const list = page.getByRole('dialog', { name: 'Switch project' });
  await expect(list.getByRole('button', { name: 'local-second' })).toBeVisible();
  await expectSound(page, 'the list of projects at 375 px');
  await page.setViewportSize({ width: 320, height: 640 });
  await expectSound(page, 'the list of projects at 320 px', ['color-contrast']);
  await page.setViewportSize({ width: 375, height: 720 });
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(opener(page, /Switch project$/)).toBeFocused();

  // A form that is not sent is not dropped without a question, which leaves the list open.
  await openCreate(page);
  await page.getByLabel('Name', { exact: true }).fill('not-sent');
  await opener(page, /Switch project$/).press('Enter');
  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  await list.getByRole('button', { name: 'local-second' }).press('Enter');
  await question.getByRole('button', { name: 'Keep editing' }).press('Enter');
  await expect(list).toBeVisible();
  await list.getByRole('button', { name: 'local-second' }).press('Enter');
  await question.getByRole('button', { name: 'Leave page' }).press('Enter');
  await page.waitForURL('**/sources');
  await expect(page.getByRole('group', { name: 'Where you are' })).toContainText('local-second');
  await context.close();
});

test('a tab left in the former project reads nothing of the new one, and says so', async ({
  browser,
  console_,
  complaints,
}) => {
  const context = await browser.newContext({ baseURL: console_.origin });
  watch(context, complaints);
  const tab = await context.newPage();
  await tab.goto('/sign-in');
  await signIn(tab);
  await openCreate(tab);
  const picker = tab.getByRole('combobox', { name: 'Channel' });
  const name = tab.getByLabel('Name', { exact: true });
  const elsewhere = 'You’re signed in to another project now';

  // The other tab switches to the second project and creates something there that the first tab must not find.
  const other = await context.newPage();
  await other.goto('/channels');
  await opener(other, 'Project local Switch project').click();
  await other.getByRole('dialog').getByRole('button', { name: 'local-second' }).click();
  await other.waitForURL('**/sources');
  await expect(other.getByRole('group', { name: 'Where you are' })).toContainText('local-second');
  const taken = freshName('in-the-second');
  await openCreate(other);
  await pickChannel(other);
  await other.getByLabel('Name', { exact: true }).fill(taken);
  // Its own check of the name is over then.
  await expect(other.getByText('This name is free')).toBeVisible();
  await other.getByRole('button', { name: 'Create source' }).click();
  await expect(other.getByRole('heading', { name: `Created ${taken}` })).toBeVisible();
  const before = console_.received().length;
  const answers: [path: string, status: number][] = [];
  tab.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/api/')) answers.push([pathname, response.status()]);
  });

  // The name check is only a hint, so it says nothing if it does not know.
  const check = tab.waitForResponse((response) => response.url().includes('/api/sources/name'));
  await name.fill(taken);
  expect((await check).status()).toBe(409);
  await expect(tab.getByText(/This name is (taken|free)/)).toBeHidden();

  // The picker says why there are no rows, without Retry, which would not help.
  await picker.press('ArrowDown');
  const trouble = tab.getByRole('alert').filter({ hasText: elsewhere });
  await expect(trouble).toContainText('Couldn’t load the channels.');
  await expect(trouble).toContainText('Reload the page');
  await expect(trouble.getByRole('button')).toHaveCount(0);
  await expect(tab.getByRole('option')).toHaveCount(0);
  await expectSound(tab, 'a picker of another project');
  await picker.press('Escape');

  // The list of projects is the user's, but choosing one would leave a project that this page does not belong to.
  await opener(tab, 'Project local Switch project').click();
  const list = tab.getByRole('dialog', { name: 'Switch project' });
  await expect(list.getByRole('alert')).toContainText(elsewhere);
  await expect(list.getByRole('status')).toHaveText('Couldn’t load the list of projects.');
  await expect(list.getByRole('button')).toHaveCount(0);
  await expectSound(tab, 'a list of projects of another project');

  expect(answers.filter(([, status]) => status !== 409)).toEqual([]);
  expect(new Set(answers.map(([path]) => path))).toEqual(
    new Set(['/api/sources/name', '/api/channels/picker', '/api/projects']),
  );
  // The other tab's own picker may read its channels again.
  const read = console_.received().slice(before);
  expect(
    read.filter(({ path }) => !path.endsWith('/channels')),
    'nothing was read for the former tab',
  ).toEqual([]);
  await context.close();
});

test('a project that IAM refuses: the reason and the sign-in page, in both languages', async ({
  console_,
  startOwn,
  browser,
  complaints,
}) => {
  const gateway = await startGateway(console_.eventGridUrl);
  const gated = await startOwn({
    EVENTGRID_ENDPOINTS: JSON.stringify([
      { id: 'gated', name: 'Gated', eventGridUrl: gateway.url, iamUrl: gateway.url },
    ]),
  });
  const context = await browser.newContext({ baseURL: gated.origin });
  watch(context, complaints);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, 'admin', 'local', 'gated');
  const old = await cookieOf(page);
  const list = page.getByRole('dialog');
  const choose = async (label: string) => {
    await opener(page, label).click();
    await list.getByRole('button', { name: 'local-second' }).click();
  };
  const json = { 'Content-Type': 'application/json' };

  gateway.answer('GET', '/v3/auth/projects', { status: 503, headers: json, body: '{}' });
  await opener(page, 'Project local Switch project').click();
  await expect(list.getByRole('status')).toHaveText('Couldn’t load the list of projects.');
  gateway.passThrough();
  await list.getByRole('button', { name: 'Try again' }).click();
  await expect(list.getByRole('button', { name: 'local-second' })).toBeVisible();

  gateway.answer('POST', '/v3/auth/tokens', {
    status: 403,
    headers: json,
    body: JSON.stringify({ error: { code: 403, title: 'Forbidden', message: 'Tokens may not be exchanged here.' } }),
  });
  await list.getByRole('button', { name: 'local-second' }).click();
  await expect(list.getByRole('alert')).toContainText('sign in again to open');
  await expect(list.getByRole('alert')).toContainText('403 Tokens may not be exchanged here.');
  await expectSound(page, 'a refused project');
  expect(await cookieOf(page), 'the old session continues').toBe(old);

  gateway.answer('POST', '/v3/auth/tokens', { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<p>' });
  await list.getByRole('button', { name: 'local-second' }).click();
  await expect(list.getByRole('alert')).toHaveText('IAM didn’t respond. You’re still in local.');

  gateway.answer('POST', '/v3/auth/tokens', { status: 401, headers: json, body: '{"error":{"code":401}}' });
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /Language/ })
    .filter({ visible: true })
    .click();
  await choose('项目 local 切换项目');
  await list.getByRole('link', { name: '登录到 local-second' }).click();
  await page.waitForURL(/\/sign-in\?again=1&next=%2Fsources&project=/);

  // Everything except the password is filled in.
  gateway.passThrough();
  await page.getByLabel('密码', { exact: true }).fill('eventgrid');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/sources');
  await expect(opener(page, /^项目 local-second/)).toBeVisible();
  await context.close();
  await gateway.close();
});
