import { freshName, openCreate, pickChannel } from '../support/create-page';
import { expect, test } from './support/fault-fixtures';
import { chosen, filled, type Scenario, titleOf } from './support/scenarios';

const SILENT = 'The request was sent, but {host} didn’t respond completely in time.';
const NOT_THERE = 'The console checked with EventGrid: there is no source named {name}.';
const NOT_CREATED = 'It was not created';

const SCENARIOS: Scenario[] = [
  { fault: { fault: 'latency', ms: 300 }, title: null, done: true },
  { fault: { fault: 'latency', ms: 60_000 }, title: NOT_CREATED, text: `${SILENT} ${NOT_THERE}`, done: false },
  { fault: { fault: 'hang' }, title: NOT_CREATED, text: `${SILENT} ${NOT_THERE}`, done: false, always: true },
  { fault: { fault: 'reset' }, title: NOT_CREATED, text: NOT_THERE, done: false },
  {
    fault: { fault: 'html-502' },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  {
    fault: { fault: 'html-502', status: 503 },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  {
    fault: { fault: 'empty-504' },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  {
    fault: { fault: 'throttle' },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  {
    fault: { fault: 'throttle', retry_after: 2 },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  { fault: { fault: 'malformed-json' }, title: NOT_CREATED, text: NOT_THERE, done: false },
  { fault: { fault: 'truncated' }, title: null, done: true, always: true },
  { fault: { fault: 'success-then-reset' }, title: null, done: true, always: true },
  { fault: { fault: 'success-then-hang' }, title: null, done: true },
  { fault: { fault: 'html-502-then-success', ms: 2000 }, title: null, done: true, always: true },
  { fault: { fault: 'reset-then-success', ms: 2000 }, title: null, done: true },
  { fault: { fault: 'slow-drip' }, title: null, done: true },
  {
    fault: { fault: 'headers-431' },
    title: 'The token is too long for a server along the way',
    text: 'Nothing was created.',
    done: false,
  },
  {
    fault: { fault: 'headers-494' },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  {
    fault: { fault: 'error-500' },
    title: NOT_CREATED,
    text: NOT_THERE,
    done: false,
  },
  { fault: { fault: 'html-200' }, title: NOT_CREATED, text: NOT_THERE, done: false },
];

for (const scenario of chosen(SCENARIOS)) {
  test(`create under ${titleOf(scenario)}`, async ({ admin: page, grid, soon }) => {
    const name = freshName('fault');
    const host = new URL(grid.url).host;
    const field = page.getByRole('textbox', { name: 'Name', exact: true });
    const press = page.getByRole('button', { name: 'Create source' });
    const details = page.getByRole('region', { name: 'Details' });
    const posts = () => grid.count('POST', /\/sources$/);
    await openCreate(page);
    await field.fill(name);
    await pickChannel(page);
    const before = posts();

    await grid.fault({ ...scenario.fault, method: 'POST', path: '/v1/*/sources' });
    await press.click();
    if (scenario.title === null) {
      await expect(details.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
      const lost = scenario.fault.fault !== 'latency';
      await expect(details.locator('[data-field=found]')).toHaveCount(lost ? 1 : 0);
    } else {
      const alert = details.getByRole('alert');
      await expect(alert.getByRole('heading')).toHaveText(scenario.title);
      await expect(alert).toContainText(filled(scenario.text, { name, host }));
      await expect(field).toHaveValue(name);
    }
    await grid.clear();
    const created = await grid.find(name);
    expect(created !== undefined).toBe(scenario.done);
    if (created) await expect(details.locator('[data-field=id]')).toContainText(created.id);
    await expect.poll(() => posts() - before).toBe(1);

    const next = scenario.done ? freshName('after') : name;
    if (scenario.done) await field.fill(next);
    await press.click();
    await expect(details.getByRole('heading', { name: `Created ${next}` })).toBeVisible(soon);
    expect(await grid.find(next)).toBeDefined();
    expect(posts() - before).toBe(2);
  });
}
