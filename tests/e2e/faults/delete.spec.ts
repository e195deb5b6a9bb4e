import { freshName } from '../support/create-page';
import { expect, test } from './support/fault-fixtures';
import { chosen, filled, type Scenario, titleOf } from './support/scenarios';

const SILENT = 'The request was sent, but {host} didn’t respond completely in time.';
const STILL_THERE = 'The console checked with EventGrid: {it} is still there.';
const NOT_DELETED = 'It was not deleted';

/** The answer to a deletion has no body: truncated or slow, it still arrives complete. */
const SCENARIOS: Scenario[] = [
  { fault: { fault: 'latency', ms: 300 }, title: null, done: true },
  { fault: { fault: 'latency', ms: 60_000 }, title: NOT_DELETED, text: `${SILENT} ${STILL_THERE}`, done: false },
  { fault: { fault: 'hang' }, title: NOT_DELETED, text: `${SILENT} ${STILL_THERE}`, done: false },
  { fault: { fault: 'reset' }, title: NOT_DELETED, text: STILL_THERE, done: false },
  {
    fault: { fault: 'html-502' },
    title: NOT_DELETED,
    text: STILL_THERE,
    done: false,
  },
  {
    fault: { fault: 'empty-504' },
    title: NOT_DELETED,
    text: STILL_THERE,
    done: false,
  },
  {
    fault: { fault: 'throttle' },
    title: NOT_DELETED,
    text: STILL_THERE,
    done: false,
  },
  { fault: { fault: 'malformed-json' }, title: NOT_DELETED, text: STILL_THERE, done: false },
  { fault: { fault: 'truncated' }, title: null, done: true },
  { fault: { fault: 'success-then-reset' }, title: null, done: true },
  { fault: { fault: 'success-then-hang' }, title: null, done: true, always: true },
  { fault: { fault: 'html-502-then-success', ms: 2000 }, title: null, done: true },
  { fault: { fault: 'reset-then-success', ms: 2000 }, title: null, done: true },
  { fault: { fault: 'slow-drip' }, title: null, done: true },
  {
    fault: { fault: 'headers-431' },
    title: 'The token is too long for a server along the way',
    text: 'Nothing was deleted.',
    done: false,
  },
  {
    fault: { fault: 'headers-494' },
    title: NOT_DELETED,
    text: STILL_THERE,
    done: false,
    always: true,
  },
  {
    fault: { fault: 'error-500' },
    title: NOT_DELETED,
    text: STILL_THERE,
    done: false,
    always: true,
  },
  { fault: { fault: 'html-200' }, title: NOT_DELETED, text: STILL_THERE, done: false },
];

for (const scenario of chosen(SCENARIOS)) {
  test(`delete under ${titleOf(scenario)}`, async ({ admin: page, grid, soon }) => {
    const { id, name } = await grid.create(freshName('deleted'));
    const host = new URL(grid.url).host;
    const dialog = page.getByRole('dialog');
    const row = page.getByRole('rowheader').getByRole('link', { name, exact: true });
    const deletes = () => grid.count('DELETE', new RegExp(`${id}$`));
    await page.goto(`/sources?q=${name}`);
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog.getByLabel(`Type ${name} to confirm`).fill(name);

    await grid.fault({ ...scenario.fault, method: 'DELETE', path: '/v1/*/sources' });
    await dialog.getByRole('button', { name: 'Delete source' }).click();
    if (scenario.title !== null) {
      // The message names the source's ID, which the list finds too.
      const alert = dialog.getByRole('alert');
      await expect(alert.getByRole('heading')).toHaveText(scenario.title);
      await expect(alert).toContainText(filled(scenario.text, { it: id, host }));
      await grid.clear();
      expect(await grid.find(name)).toBeDefined();
      await expect.poll(deletes).toBe(1);
      await dialog.getByRole('button', { name: 'Delete again' }).click();
    }
    await expect(dialog).toHaveCount(0, soon);
    await expect(row).toHaveCount(0, soon);
    await grid.clear();
    expect(await grid.find(name)).toBeUndefined();
    expect(deletes()).toBe(scenario.title === null ? 1 : 2);
  });
}
