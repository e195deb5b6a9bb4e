import type { Page } from '@playwright/test';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expectSound } from './support/expect-sound';
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
      await page.getByLabel('Access control (ACL)').check();
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
  { name: 'subscriptions without a match', open: (page) => page.goto('/subscriptions?q=no-such-name').then(() => {}) },
  { name: 'subscription that is gone', open: (page) => page.goto('/subscriptions/no-such-id').then(() => {}) },
  {
    name: 'subscribe, with errors of two targets',
    open: async (page) => {
      await page.goto('/subscriptions/new');
      await page.getByRole('button', { name: 'Add target' }).click();
      const second = page.getByRole('group', { name: 'Target 2' });
      await second.getByLabel('Target type').selectOption('API Gateway');
      await second.getByRole('button', { name: 'Add header' }).click();
      await second.getByRole('radio', { name: 'Variables' }).check();
      await second.getByText('Retries and dead letter queue').click();
      await page.getByRole('button', { name: 'Create subscription' }).click();
      await expect(page.getByText('There is a problem')).toBeVisible();
    },
  },
  {
    name: 'subscription in Chinese, then its edit',
    open: async (page) => {
      const name = freshName('axe-subscribed');
      await create(page, name);
      await page.getByRole('link', { name: 'Subscribe', exact: true }).click();
      await page.waitForURL(/\/subscriptions\/new/);
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await expect(page.getByLabel('Source')).toHaveValue(name);
      await page.getByLabel('URL').fill('https://hook.example/');
      await page.getByRole('button', { name: 'Create subscription' }).click();
      await page.getByRole('link', { name: 'Open subscription' }).click();
      await page.waitForURL(/\/subscriptions\/[0-9a-f-]{36}$/);
      await page.context().addCookies([{ name: 'eventgrid-language', value: 'zh-CN', url: page.url() }]);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
      await page.getByRole('button', { name: '编辑' }).click();
      await expect(page.getByRole('heading', { name: '编辑订阅' })).toBeVisible();
    },
  },
  { name: 'page that is not there', open: (page) => page.goto('/nowhere').then(() => {}) },
];

async function expectSoundInBoth(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectSound(page, `${state}, light`);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 800 });
  // Only colors differ in the dark theme.
  await expectSound(page, `${state}, dark at 320 px`, ['color-contrast']);
}

for (const state of SIGNED_OUT) {
  test(`${state.name} is accessible`, async ({ page }) => {
    await state.open(page);
    await expectSoundInBoth(page, state.name);
  });
}

for (const state of SIGNED_IN) {
  test(`${state.name} is accessible`, async ({ admin: page }) => {
    await state.open(page);
    await expectSoundInBoth(page, state.name);
  });
}
