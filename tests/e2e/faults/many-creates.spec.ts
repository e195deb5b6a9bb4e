import { seededRandom } from '@/lib/eventgrid-local/faults/seeded-random';
import { freshName, openCreate, pickChannel } from '../support/create-page';
import { expect, test } from './support/fault-fixtures';

const CREATES = Number(process.env.CREATES ?? 200);
const SEED = 20;
const FAULTS = ['success-then-reset', 'success-then-hang', 'html-502'] as const;

test.skip(!process.env.LONG, 'part of the long run');

test(`${CREATES} creates with a lost answer: each is shown as created exactly if it was`, async ({
  admin: page,
  grid,
}) => {
  test.setTimeout(CREATES * 15_000);
  const random = seededRandom(SEED);
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  const details = page.getByRole('region', { name: 'Details' });
  const shown: [name: string, title: string][] = [];
  const before = grid.count('POST', /\/sources$/);
  await openCreate(page);
  await pickChannel(page);
  for (let made = 0; made < CREATES; made += 1) {
    const name = freshName('lost');
    const fault = FAULTS[Math.floor(random() * FAULTS.length)] ?? 'html-502';
    await grid.fault({ fault, times: 1, method: 'POST', path: '/v1/*/sources' });
    await field.fill(name);
    await page.getByRole('button', { name: 'Create source' }).click();
    const created = details.getByRole('heading', { name: `Created ${name}` });
    // A refusal names its source, so that the one before is not taken for it.
    const refused = details
      .getByRole('alert')
      .filter({ hasText: name })
      .getByRole('heading')
      .filter({ hasNotText: 'We couldn’t confirm' });
    await expect(created.or(refused)).toBeVisible({ timeout: 15_000 });
    shown.push([name, (await created.or(refused).textContent()) ?? '']);
  }
  await grid.clear();
  const expected: typeof shown = [];
  for (const [name] of shown) {
    expected.push([name, (await grid.find(name)) ? `Created ${name}` : 'It was not created']);
  }
  expect(shown).toEqual(expected);
  expect(grid.count('POST', /\/sources$/) - before).toBe(CREATES);
});
