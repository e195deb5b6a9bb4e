import { sessionCookie } from '../../lib/session/cookie';
import { postSignIn, signInByForm } from './faults/support/sign-in-by-form';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expect, signIn, test, watch } from './support/fixtures';
import { READS, readCreateForm } from './support/http-user';
import { type Instances, startInstances } from './support/instances';

// Two processes on one PostgreSQL behind a round-robin proxy are one console.

let instances: Instances;

test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  instances = await startInstances();
});
test.afterAll(() => instances.stop());
test.afterEach(() => instances.only('both'));

const POST_SOURCES = ['POST', /\/sources$/] as const;

test('one signs in, the other creates, and requests alternate between them', async ({ browser }) => {
  const { origin, grid, only } = instances;
  const context = await browser.newContext({ baseURL: origin });
  const complaints: string[] = [];
  watch(context, complaints);
  const page = await context.newPage();
  only(0);
  await page.goto('/sign-in');
  await signIn(page);
  only('both');
  const name = freshName('two');
  await openCreate(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  // Either instance may serve the page; its action goes to the second.
  only(1);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
  only(0);
  await page.goto('/sources');
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  expect((await grid.find(name))?.name).toBe(name);
  expect(complaints).toEqual([]);
  await context.close();
});

test('either instance accepts the other’s form, but only once if it is posted to both', async () => {
  const { origin, grid, only } = instances;
  only(0);
  const user = { origin, cookie: await signInByForm({ origin }) };
  const post = await readCreateForm(user);
  const name = freshName('form');
  const before = grid.count(...POST_SOURCES);
  only('both');
  const typed = { name, channel_id: grid.channelId, type: 'APPLICATION' };
  const answers = [await post(typed), await post(typed)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers[0]?.text.replaceAll(/<[^>]+>/g, '')).toContain(`Created ${name}`);
  expect(grid.count(...POST_SOURCES) - before).toBe(1);
});

test('signing out in one tab ends the session on both and in every tab', async ({ browser }) => {
  const { origin, only } = instances;
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page);
  const { name } = sessionCookie(origin, '');
  const session = (await context.cookies()).find((cookie) => cookie.name === name);
  const user = { origin, cookie: `${name}=${session?.value}` };
  const create = await readCreateForm(user);
  const [list, form] = [await context.newPage(), await context.newPage()];
  await list.goto('/sources?size=50');
  await openCreate(form);
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('not-kept-on-the-screen');
  form.on('dialog', () => expect(true, 'a question before leaving').toBe(false));

  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(/\/sign-in/);
  for (const other of [list, form]) await other.waitForURL(/\/sign-in\?next=/);
  await expect(list.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  expect(new URL(list.url()).searchParams.get('next')).toBe('/sources?size=50');

  for (const index of [0, 1] as const) {
    only(index);
    expect((await READS.page(user)).status).toBe(307);
    expect((await READS.route(user)).status).toBe(401);
    expect((await READS.rsc(user)).text).not.toContain('orders');
    expect((await create({ name: freshName('gone'), channel_id: 'x' })).text).toMatch(/sign in/i);
  }
  await context.close();
});

test('wrong passwords are counted together', async () => {
  const { origin, grid } = instances;
  const iamCalls = () => grid.count('POST', /\/tokens$/);
  const before = iamCalls();
  const waits: boolean[] = [];
  for (let n = 0; n < 12; n += 1) {
    const answer = await postSignIn({ origin }, { user: 'viewer', password: 'wrong' });
    waits.push(
      /minute|second/i.test((await answer.text()).replaceAll(/<script.*?<\/script>/gs, '')) &&
        iamCalls() - before <= 10,
    );
  }
  expect(iamCalls() - before).toBe(10);
  expect(waits.slice(10)).toEqual([true, true]);
});

test('an instance reports the create of a killed one', async ({ browser }) => {
  const { origin, grid, only, both } = instances;
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page);
  const name = freshName('killed');
  await openCreate(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  await grid.fault({ fault: 'success-then-hang', method: 'POST', path: '/v1/*/sources' });
  only(0);
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect.poll(() => grid.find(name)).toBeDefined();
  await both[0].kill();
  await grid.clear();
  only(1);
  // A browser that reads the page ahead spends nothing: the line is there when the person comes.
  await context.request.get('/sources/new', { headers: { 'Sec-Purpose': 'prefetch' } });
  await page.goto('/sources/new');
  const line = page.locator('[data-write]').filter({ hasText: name });
  await expect(line).toHaveAttribute('data-outcome', 'done');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('typed-meanwhile');
  await line.getByRole('button', { name: `Dismiss the message about ${name}` }).click();
  await expect(line).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('typed-meanwhile');
  await page.reload();
  await page.locator('input#channel_id').waitFor();
  await expect(line).toHaveCount(0);
  await context.close();
});
