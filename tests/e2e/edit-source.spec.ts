import type { Page } from '@playwright/test';
import { expectSound, expectSoundAtBoth } from './support/expect-sound';
import { expect, test } from './support/fixtures';
import { startWatchedConsole, type WatchedConsole } from './support/watched-console';

const DETAIL = {
  instance_id: '9ab2e4c7',
  user_name: 'eventgrid',
  password: 's3cret-canary',
  vhost_name: '/',
  queue_name: 'billing.out',
  name: 'kept-by-terraform',
};

let gated: WatchedConsole;
test.beforeAll(async ({ browser }) => {
  gated = await startWatchedConsole(browser);
});
test.afterAll(() => gated.stop());
test.beforeEach(async ({ context }) => {
  // Several checks share one page and one sign-in.
  test.setTimeout(120_000);
  await context.addCookies(gated.cookies);
});
test.afterEach(() => gated.gateway.passThrough());

const panel = (page: Page) => page.getByRole('region', { name: 'Details' });
const field = (page: Page, name: string) => panel(page).locator(`[data-field=${name}]`);
const save = (page: Page) => panel(page).getByRole('button', { name: 'Save', exact: true });
const description = (page: Page) => panel(page).getByRole('textbox', { name: 'Description' });
const puts = (id: string) => gated.gateway.bodies('PUT', id).map((body): Record<string, unknown> => JSON.parse(body));

async function openEdit(page: Page, id: string): Promise<void> {
  await page.goto(`${gated.origin}/sources/${id}`);
  await panel(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(description(page)).toBeFocused();
}

test('sends only what was changed', async ({ page }) => {
  const name = 'edited';
  const id = await gated.other.createSource({ name, type: 'RABBITMQ', detail: DETAIL });
  await openEdit(page, id);
  await save(page).click();
  await expect(panel(page)).toContainText('Nothing was changed, so nothing was sent.');
  expect(puts(id)).toEqual([]);

  await description(page).fill('Invoices');
  await save(page).click();
  await expect(field(page, 'description')).toHaveText('Invoices');
  await expect(page.locator('#announcer')).toHaveText(`Saved ${name}`);
  expect(puts(id)).toEqual([{ description: 'Invoices' }]);

  await panel(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await panel(page).getByRole('button', { name: 'Change connection' }).click();
  await expect(panel(page).getByLabel('Password', { exact: true })).toHaveValue('');
  await panel(page).getByLabel('Queue').fill('billing.in');
  await save(page).click();
  await expect(panel(page)).toContainText('Enter a password');
  expect(puts(id)).toHaveLength(1);
  await expectSoundAtBoth(page, 'an error beside its field');
  await panel(page).getByLabel('Password', { exact: true }).fill('new-s3cret');
  await save(page).click();
  await expect(field(page, 'queue_name')).toHaveText('billing.in');
  expect(puts(id)[1]).toEqual({ detail: { ...DETAIL, queue_name: 'billing.in', password: 'new-s3cret' } });
  expect(await page.content()).not.toContain('s3cret');
});

test('a source is edited at 375 px', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  const id = await gated.other.createSource({ name: 'edited-narrow', type: 'RABBITMQ', detail: DETAIL });
  await openEdit(page, id);
  await panel(page).getByRole('button', { name: 'Change connection' }).click();
  await panel(page).getByLabel('Queue').fill('billing.in');
  await panel(page).getByLabel('Password', { exact: true }).fill('new-s3cret');
  await save(page).click();
  await expect(field(page, 'queue_name')).toHaveText('billing.in');
});

test('shows what another user changed in the meantime, and sends this edit only after confirmation', async ({
  page,
}) => {
  const id = await gated.other.createSource({ name: 'contested', description: 'first' });
  await openEdit(page, id);
  await description(page).fill('mine');
  // EventGrid's updated_time has a resolution of one second.
  await expect
    .poll(async () => {
      await gated.other.updateSource(id, { description: 'theirs' });
      const read = await page.request.get(`${gated.origin}/api/sources/${id}`);
      const { created_time, updated_time } = (await read.json()).data.source;
      return created_time !== updated_time;
    })
    .toBe(true);
  const before = puts(id).length;
  await save(page).click();
  const notice = panel(page).getByRole('alert');
  await expect(notice).toContainText('contested has changed since you opened it');
  await expect(notice.getByRole('row', { name: /description/ })).toContainText('mine');
  await expect(notice.getByRole('row', { name: /description/ })).toContainText('theirs');
  expect(puts(id)).toHaveLength(before);
  await expectSound(page, 'a change by another user');
  await notice.getByRole('button', { name: 'Overwrite with mine' }).click();
  await expect(field(page, 'description')).toHaveText('mine');
  expect(puts(id).at(-1)).toEqual({ description: 'mine' });
});

test('shows EventGrid’s refusal, keeps the input, and asks before leaving', async ({ page }) => {
  const id = await gated.other.createSource({ name: 'refused-edit' });
  await page.goto(`${gated.origin}/sources`);
  await page.getByRole('link', { name: 'refused-edit', exact: true }).click();
  await panel(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await description(page).fill('kept');
  gated.gateway.answer('PUT', `/sources/${id}`, {
    status: 403,
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'r-403' },
    body: '{"error_code":"EG.00514004","error_msg":"resource not modified"}',
  });
  await save(page).click();
  await expect(field(page, 'error_code')).toHaveText('EG.00514004');
  await expect(field(page, 'request_id')).toContainText('r-403');
  await expect(description(page)).toHaveValue('kept');
  await expectSound(page, 'a refused edit');

  const question = page.getByRole('dialog', { name: 'Discard your changes?' });
  await panel(page).getByRole('link', { name: 'Close details' }).click();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await page.evaluate(() => window.history.back());
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(description(page)).toHaveValue('kept');
  await panel(page).getByRole('link', { name: 'Close details' }).click();
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/sources$/);
});
