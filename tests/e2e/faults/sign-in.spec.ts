import { expect, test } from './support/fault-fixtures';
import { chosen, filled, type Scenario, titleOf } from './support/scenarios';

const SILENT = { title: 'No response in time', text: '{host} didn’t respond completely in time.' };
const BROKE = {
  title: 'The response was cut off',
  text: 'The connection to {host} broke before the whole response arrived.',
};

/** `done` is whether the token was issued, though without a session. */
const SCENARIOS: Scenario[] = [
  { fault: { fault: 'latency', ms: 300 }, title: null, done: true },
  { fault: { fault: 'latency', ms: 60_000 }, ...SILENT, done: false },
  { fault: { fault: 'hang' }, ...SILENT, done: false },
  { fault: { fault: 'reset' }, ...BROKE, done: false },
  { fault: { fault: 'html-502' }, title: 'A gateway couldn’t reach IAM', done: false },
  { fault: { fault: 'html-502', status: 503 }, title: 'IAM isn’t accepting requests right now', done: false },
  { fault: { fault: 'empty-504' }, title: 'A gateway timed out', done: false },
  { fault: { fault: 'throttle' }, title: 'Too many requests', text: 'Wait 5 s.', done: false, always: true },
  { fault: { fault: 'malformed-json' }, title: 'The response can’t be read', done: false },
  { fault: { fault: 'truncated' }, ...BROKE, done: true },
  { fault: { fault: 'success-then-reset' }, ...BROKE, done: true },
  { fault: { fault: 'success-then-hang' }, ...SILENT, done: true },
  { fault: { fault: 'slow-drip' }, ...SILENT, done: true },
  { fault: { fault: 'headers-431' }, title: 'The token is too long for a server along the way', done: false },
  { fault: { fault: 'headers-494' }, title: 'The token is too long for the API gateway', done: false },
  { fault: { fault: 'error-500' }, title: 'EventGrid had an internal error', done: false },
  { fault: { fault: 'html-200' }, title: 'Something other than IAM answered', done: false, always: true },
  { fault: { fault: 'html-502', status: 403 }, title: 'Something other than IAM answered', done: false },
  {
    fault: { fault: 'iam-refusal', status: 401, message: 'The password has expired.' },
    title: 'The password has expired',
    text: 'The password has expired.',
    done: false,
    always: true,
  },
];

let people = 0;

for (const scenario of chosen(SCENARIOS)) {
  test(`sign-in under ${titleOf(scenario)}`, async ({ page, context, grid, soon }) => {
    const user = page.getByLabel('User name');
    const password = page.getByLabel('Password', { exact: true });
    const press = page.getByRole('button', { name: 'Sign in' });
    const sessions = async () => (await context.cookies()).filter(({ name }) => name.includes('eventgrid-'));
    people += 1;
    await page.goto('/sign-in');
    await page.getByLabel('Account name').fill('local');
    // A user who fails ten times a minute is throttled, so a different user is used where it does not matter.
    await user.fill(scenario.done ? 'admin' : `person-${people}`);
    await password.fill('eventgrid');

    await grid.fault({ ...scenario.fault, method: 'POST', path: '/v3/auth/tokens' });
    await press.click();
    if (scenario.title !== null) {
      const alert = page.getByRole('alert').filter({ has: page.getByRole('heading') });
      await expect(alert.getByRole('heading')).toHaveText(scenario.title);
      await expect(alert).toContainText(filled(scenario.text, { host: new URL(grid.url).host }));
      await expect(password).toHaveValue('');
      expect(await sessions()).toEqual([]);
      await grid.clear();
      await user.fill('admin');
      await password.fill('eventgrid');
      await press.click();
    }
    await expect(page).toHaveURL(/\/overview$/, soon);
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible(soon);
    expect(await sessions()).toHaveLength(1);
  });
}
