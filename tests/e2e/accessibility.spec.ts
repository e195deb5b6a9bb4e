import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expect, test } from './support/fixtures';

// Every state of every page, light and dark: axe finds nothing, and at 320 px nothing scrolls sideways.

type State = { name: string; open: (page: Page) => Promise<void> };

const SIGNED_OUT: State[] = [
  { name: 'sign-in by password', open: (page) => page.goto('/sign-in').then(() => {}) },
  { name: 'sign-in by token', open: (page) => page.goto('/sign-in?method=token').then(() => {}) },
  {
    name: 'sign-in with errors',
    open: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'sign-in refused',
    open: async (page) => {
      await page.goto('/sign-in');
      await page.getByLabel('Account name').fill('local');
      await page.getByLabel('User name').fill('nobody');
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
];

const create = async (page: Page, name: string) => {
  await openCreate(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  await page.getByRole('button', { name: 'Create source' }).click();
};

const SIGNED_IN: State[] = [
  { name: 'create, empty', open: (page) => openCreate(page) },
  {
    name: 'create, RabbitMQ',
    open: async (page) => {
      await openCreate(page);
      await page.getByRole('radio', { name: 'RabbitMQ' }).check();
    },
  },
  {
    name: 'create, RocketMQ self-hosted with errors',
    open: async (page) => {
      await openCreate(page);
      await page.getByRole('radio', { name: 'RocketMQ' }).check();
      await page.getByRole('radio', { name: 'Self-hosted' }).check();
      await page.getByLabel('enable_acl').check();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('My-Source');
      await page.getByRole('button', { name: 'Create source' }).click();
      await expect(page.getByText('There is a problem')).toBeVisible();
    },
  },
  {
    name: 'create, picker open',
    open: async (page) => {
      await openCreate(page);
      await page.getByRole('combobox', { name: 'Channel' }).click();
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'create, a channel inside the picker',
    open: async (page) => {
      await openCreate(page);
      await page.getByRole('combobox', { name: 'Channel' }).fill('not-there');
      await page.getByRole('button', { name: /^Create channel/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'create, result',
    open: async (page) => {
      const name = freshName('axe');
      await create(page, name);
      await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
    },
  },
  {
    name: 'create, refused by EventGrid',
    open: async (page) => {
      const name = freshName('axe-twice');
      await create(page, name);
      await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create source' }).click();
      await expect(page.locator('[data-field=error_code]')).toBeVisible();
    },
  },
  {
    name: 'list',
    open: async (page) => {
      const name = freshName('axe-listed');
      await create(page, name);
      await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
      await page.goto('/sources');
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    },
  },
  { name: 'list without a match', open: (page) => page.goto('/sources?q=no-such-name').then(() => {}) },
  {
    name: 'source',
    open: async (page) => {
      const name = freshName('axe-source');
      await create(page, name);
      await page.getByRole('link', { name: 'Open source' }).click();
      await page.waitForURL(/\/sources\/[0-9a-f-]{36}$/);
    },
  },
  { name: 'source that is gone', open: (page) => page.goto('/sources/no-such-id').then(() => {}) },
  { name: 'page that is not there', open: (page) => page.goto('/nowhere').then(() => {}) },
];

async function expectSound(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, 'width of the page at 320 px').toBeLessThanOrEqual(client);
}

for (const state of SIGNED_OUT) {
  test(`${state.name} is accessible`, async ({ page }) => {
    await state.open(page);
    await expectSound(page);
  });
}

for (const state of SIGNED_IN) {
  test(`${state.name} is accessible`, async ({ admin: page }) => {
    await state.open(page);
    await expectSound(page);
  });
}
