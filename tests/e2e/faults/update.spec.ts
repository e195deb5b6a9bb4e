import { freshName } from '../support/create-page';
import { expect, test } from './support/fault-fixtures';
import { chosen, filled, type Scenario, titleOf } from './support/scenarios';

const SILENT = 'The request was sent, and {host} gave no whole answer in time.';
const BROKE = 'The request was sent, then the connection to {host} broke before the whole answer had come.';
const NO_ID = 'The answer 200 means success, but holds no ID, so it proves nothing.';
const AS_BEFORE = 'EventGrid was looked up: {name} is as it was before.';
const NOT_SAVED = 'It was not saved';

const SCENARIOS: Scenario[] = [
  { fault: { fault: 'latency', ms: 300 }, title: null, done: true },
  { fault: { fault: 'latency', ms: 60_000 }, title: NOT_SAVED, text: `${SILENT} ${AS_BEFORE}`, done: false },
  { fault: { fault: 'hang' }, title: NOT_SAVED, text: `${SILENT} ${AS_BEFORE}`, done: false },
  { fault: { fault: 'reset' }, title: NOT_SAVED, text: `${BROKE} ${AS_BEFORE}`, done: false, always: true },
  {
    fault: { fault: 'html-502' },
    title: NOT_SAVED,
    text: `A gateway answered 502 in place of EventGrid, which may have done its work all the same. ${AS_BEFORE}`,
    done: false,
    always: true,
  },
  {
    fault: { fault: 'empty-504' },
    title: 'We could not find out whether it was saved',
    text: 'EventGrid was looked up and did not say, or may still be at work on it.',
    done: false,
  },
  {
    fault: { fault: 'throttle' },
    title: 'Too many requests',
    text: 'Wait 5 s. The console never repeats a change by itself.',
    done: false,
  },
  { fault: { fault: 'malformed-json' }, title: NOT_SAVED, text: `${NO_ID} ${AS_BEFORE}`, done: false },
  { fault: { fault: 'truncated' }, title: null, done: true },
  { fault: { fault: 'success-then-reset' }, title: null, done: true },
  { fault: { fault: 'success-then-hang' }, title: null, done: true },
  { fault: { fault: 'slow-drip' }, title: null, done: true },
  {
    fault: { fault: 'headers-431' },
    title: 'The token is too long for a server on the way',
    text: 'Nothing was saved.',
    done: false,
    always: true,
  },
  {
    fault: { fault: 'headers-494' },
    title: 'The token is too long for the API gateway',
    text: 'Nothing was saved.',
    done: false,
  },
  {
    fault: { fault: 'error-500' },
    title: 'EventGrid failed inside',
    text: 'EventGrid reports an internal error of its own, not a fault in your fields. Nothing was saved.',
    done: false,
  },
  { fault: { fault: 'html-200' }, title: NOT_SAVED, text: `${NO_ID} ${AS_BEFORE}`, done: false },
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
