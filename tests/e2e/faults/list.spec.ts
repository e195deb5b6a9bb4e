import { freshName } from '../support/create-page';
import { expect, test } from './support/fault-fixtures';
import { chosen, type Scenario, titleOf } from './support/scenarios';

const SILENT = {
  title: 'No response in time',
  text: 'didn’t respond completely in time. Try again; nothing was changed.',
};
const BROKE = { title: 'The response was cut off', text: 'broke before the whole response arrived.' };
const UNREADABLE = { title: 'The response can’t be read', text: 'The response 200 means success, but its body isn’t' };

const SCENARIOS: Scenario[] = [
  { fault: { fault: 'latency', ms: 300 }, title: null, done: true, always: true },
  { fault: { fault: 'latency', ms: 60_000 }, ...SILENT, done: false },
  { fault: { fault: 'hang' }, ...SILENT, done: false },
  { fault: { fault: 'reset' }, ...BROKE, done: false },
  { fault: { fault: 'html-502' }, title: 'A gateway couldn’t reach EventGrid', text: '502', done: false },
  { fault: { fault: 'html-502', status: 503 }, title: 'EventGrid isn’t accepting requests right now', done: false },
  { fault: { fault: 'empty-504' }, title: 'A gateway timed out', text: '504', done: false },
  { fault: { fault: 'throttle' }, title: 'Too many requests', text: 'Wait 5 s.', done: false },
  { fault: { fault: 'malformed-json' }, ...UNREADABLE, done: false, always: true },
  { fault: { fault: 'truncated' }, ...BROKE, done: false },
  { fault: { fault: 'success-then-reset' }, ...BROKE, done: false },
  { fault: { fault: 'success-then-hang' }, ...SILENT, done: false },
  { fault: { fault: 'slow-drip' }, ...SILENT, done: false, always: true },
  { fault: { fault: 'headers-431' }, title: 'The token is too long for a server along the way', done: false },
  { fault: { fault: 'headers-494' }, title: 'The token is too long for the API gateway', done: false },
  {
    fault: { fault: 'error-500' },
    title: 'EventGrid had an internal error',
    text: 'an internal error',
    done: false,
  },
  { fault: { fault: 'html-200' }, ...UNREADABLE, done: false },
];

for (const scenario of chosen(SCENARIOS)) {
  test(`list under ${titleOf(scenario)}`, async ({ admin: page, grid, soon }) => {
    const name = freshName('listed');
    const planted = await grid.create(name);
    const row = page.getByRole('table').getByRole('link', { name });
    const path = `/sources?q=${name}`;
    await page.goto(path);
    await expect(row).toBeVisible();

    await grid.fault({ ...scenario.fault, method: 'GET', path: '/v1/*/sources' });
    const stale = page.getByRole('alert').filter({ hasText: 'Couldn’t refresh' });
    await page.getByRole('button', { name: 'Refresh' }).click();
    if (scenario.title !== null) await expect(stale).toContainText(scenario.title);
    await expect(row).toBeVisible();

    await page.goto(path);
    if (scenario.title === null) await expect(row).toBeVisible();
    else {
      const alert = page.getByRole('main').getByRole('alert');
      await expect(alert.getByRole('heading')).toHaveText(scenario.title);
      await expect(alert).toContainText(scenario.text ?? '');
      await expect(page.getByRole('table')).toHaveCount(0);
    }

    await grid.clear();
    const retry = page.getByRole('button', { name: 'Retry now', exact: true });
    // Throttling and a 503 count down first, which takes as long as `soon`.
    const isCounted = scenario.fault.fault === 'throttle' || scenario.fault.status === 503;
    if (scenario.title !== null && !isCounted) await retry.click(soon);
    else await page.reload();
    await expect(row).toBeVisible(soon);
    expect(await grid.find(name)).toEqual(planted);
  });
}

test('an unknown source is a 404 unless EventGrid takes over a second: then its page is sent', async ({
  admin,
  grid,
}) => {
  const statusOf = async () => (await admin.request.get('/sources/no-such-source')).status();
  expect(await statusOf()).toBe(404);
  await grid.fault({ fault: 'latency', ms: 60_000, method: 'GET', path: '/v1/*/sources/*' });
  expect(await statusOf()).toBe(200);
  await grid.clear();
  expect(await statusOf()).toBe(404);
});
