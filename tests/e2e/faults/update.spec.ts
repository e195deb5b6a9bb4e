import { freshName } from '../support/create-page';
import { expect, test } from './support/fault-fixtures';
import { chosen, filled, type Scenario, titleOf } from './support/scenarios';

const SILENT = 'The request was sent, but {host} didn’t respond completely in time.';
const AS_BEFORE = 'The console checked with EventGrid: {name} is unchanged.';
const NOT_SAVED = 'It was not saved';

const SCENARIOS: Scenario[] = [
  { fault: { fault: 'latency', ms: 300 }, title: null, done: true },
  { fault: { fault: 'latency', ms: 60_000 }, title: NOT_SAVED, text: `${SILENT} ${AS_BEFORE}`, done: false },
  { fault: { fault: 'hang' }, title: NOT_SAVED, text: `${SILENT} ${AS_BEFORE}`, done: false },
  { fault: { fault: 'reset' }, title: NOT_SAVED, text: AS_BEFORE, done: false, always: true },
  {
    fault: { fault: 'html-502' },
    title: NOT_SAVED,
    text: AS_BEFORE,
    done: false,
    always: true,
  },
  {
    fault: { fault: 'empty-504' },
    title: NOT_SAVED,
    text: AS_BEFORE,
    done: false,
  },
  {
    fault: { fault: 'throttle' },
    title: NOT_SAVED,
    text: AS_BEFORE,
    done: false,
  },
  { fault: { fault: 'malformed-json' }, title: NOT_SAVED, text: AS_BEFORE, done: false },
  { fault: { fault: 'truncated' }, title: null, done: true },
  { fault: { fault: 'success-then-reset' }, title: null, done: true },
  { fault: { fault: 'success-then-hang' }, title: null, done: true },
  { fault: { fault: 'html-502-then-success', ms: 2000 }, title: null, done: true },
  { fault: { fault: 'reset-then-success', ms: 2000 }, title: null, done: true },
  { fault: { fault: 'slow-drip' }, title: null, done: true },
  {
    fault: { fault: 'headers-431' },
    title: 'The token is too long for a server along the way',
    text: 'Nothing was saved.',
    done: false,
    always: true,
  },
  {
    fault: { fault: 'headers-494' },
    title: NOT_SAVED,
    text: AS_BEFORE,
    done: false,
  },
  {
    fault: { fault: 'error-500' },
    title: NOT_SAVED,
    text: AS_BEFORE,
    done: false,
  },
  { fault: { fault: 'html-200' }, title: NOT_SAVED, text: AS_BEFORE, done: false },
];

for (const scenario of chosen(SCENARIOS)) {
  test(`update under ${titleOf(scenario)}`, async ({ admin: page, grid, soon }) => {
    const { id, name } = await grid.create(freshName('edited'));
    const host = new URL(grid.url).host;
    const panel = page.getByRole('region', { name: 'Details' });
    const description = panel.getByRole('textbox', { name: 'Description' });
    const save = panel.getByRole('button', { name: 'Save', exact: true });
    const puts = () => grid.count('PUT', new RegExp(`${id}$`));
    const edit = async () => {
      await panel.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(description).toBeFocused();
    };
    await page.goto(`/sources/${id}`);
    await edit();
    await description.fill('after');

    await grid.fault({ ...scenario.fault, method: 'PUT', path: '/v1/*/sources' });
    await save.click();
    if (scenario.title === null) await expect(panel.locator('[data-field=description]')).toHaveText('after');
    else {
      const alert = panel.getByRole('alert');
      await expect(alert.getByRole('heading')).toHaveText(scenario.title);
      await expect(alert).toContainText(filled(scenario.text, { host, name }));
      await expect(description).toHaveValue('after');
    }
    await grid.clear();
    expect((await grid.find(name))?.description).toBe(scenario.done ? 'after' : 'before');
    await expect.poll(puts).toBe(1);

    if (scenario.title === null) await edit();
    await description.fill('at last');
    await save.click();
    await expect(panel.locator('[data-field=description]')).toHaveText('at last', soon);
    expect((await grid.find(name))?.description).toBe('at last');
    expect(puts()).toBe(2);
  });
}
