import { rawRequest } from '../support/raw-request';
import { expect, signIn, test, watch } from './support/fixtures';

// IAM's tokens may have 16,384 characters: too long for a cookie, and for a header by default.
const LONGEST = 16_384;

test('a token of 16,384 characters works after a password and when pasted, and never reaches the browser', async ({
  browser,
  complaints,
  startOwn,
}) => {
  const console_ = await startOwn({ EVENTGRID_LOCAL_TOKEN_BYTES: String(LONGEST) });
  const seen: string[] = [];
  const newPage = async () => {
    const context = await browser.newContext({ baseURL: console_.origin });
    watch(context, complaints);
    context.on('response', async (response) => {
      seen.push(JSON.stringify(response.headers()), await response.text().catch(() => ''));
    });
    return context.newPage();
  };

  const page = await newPage();
  await page.goto('/sign-in');
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const byPassword = console_.received().find(({ path }) => path.endsWith('/sources'))?.headers['x-auth-token'] ?? '';
  expect(byPassword).toHaveLength(LONGEST);

  const issued = await rawRequest(`${console_.eventGridUrl}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json;charset=utf8' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'admin', password: 'eventgrid', domain: { name: 'local' } } },
        },
        scope: { project: { name: 'local' } },
      },
    }),
  });
  const token = String(issued.headers['x-subject-token']);
  expect(token).toHaveLength(LONGEST);
  const projectId: string = JSON.parse(issued.text).token.project.id;

  const pasted = await newPage();
  await pasted.goto('/sign-in?method=token');
  await pasted.getByLabel('Project ID').fill(projectId);
  await pasted.getByRole('textbox', { name: 'Token' }).fill(token);
  await pasted.getByRole('button', { name: 'Sign in' }).click();
  await pasted.waitForURL(/\/overview$/);
  await expect(pasted.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  expect(console_.received().some(({ headers }) => headers['x-auth-token'] === token)).toBe(true);

  const everything = [...seen, await page.content(), await pasted.content(), console_.printed()];
  for (const secret of [byPassword, token]) {
    expect(everything.filter((text) => text.includes(secret))).toEqual([]);
  }

  // One character too long, or for another project: refused, and only the token has to be typed again.
  const refused = await newPage();
  await refused.goto('/sign-in?method=token');
  await refused.getByLabel('Project ID').fill('0'.repeat(32));
  await refused.getByRole('textbox', { name: 'Token' }).fill(token);
  await refused.getByRole('button', { name: 'Sign in' }).click();
  await expect(refused.getByRole('alert').first()).toBeVisible();
  await expect(refused.getByLabel('Project ID')).toHaveValue('0'.repeat(32));
  await expect(refused.getByRole('textbox', { name: 'Token' })).toHaveValue('');
});
