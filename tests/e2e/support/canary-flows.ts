import type { Page } from '@playwright/test';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { expireTokens } from '../../support/faults';
import type { Outage } from '../../support/store-outages';
import type { CanaryGateway } from './canary-gateway';
import { openCreate, pickChannel } from './create-page';
import { expect } from './fixtures';
import type { RunningConsole } from './running-console';

/** Whether to run every flow, not only the main ones. */
export const LONG = Boolean(process.env.LONG);

const PASSWORD = 'canary-iam-"e7/1b&é<p>';
const RABBIT = { password: 'canary-rabbit-"5f/3a&é<r>' };
const ROCKET = { access_key: 'canary-access-"0c/77&é<a>', secret_key: 'canary-secret-"b9/1e&é<s>' };
const HEADER = 'canary-header-"3e/91&é<h>';
/** The password in a webhook's URL. */
const HOOK = 'canary-hook-77b1e4c2';
const WRONG = 'canary-wrong-"44/aa&é<w>';
/** What must leave no trace, by name; tokens and session cookies are added on the way. */
export const SECRETS = { PASSWORD, ...RABBIT, ...ROCKET, HEADER, HOOK, WRONG };

const SIGN_IN_INTERFERENCE = LONG
  ? (['pass', 'html-502', 'echo-500', 'echo-400'] as const)
  : (['pass', 'echo-400'] as const);
const CREATE_INTERFERENCE = LONG ? (['html-502', 'reset', 'echo-500', 'echo-400'] as const) : (['echo-500'] as const);

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });

type Flows = {
  page: Page;
  gateway: CanaryGateway;
  console_: RunningConsole;
  /** The control port that ends the local EventGrid's tokens. */
  controlPort: number;
  outages: (dataDir: string) => Record<string, Outage>;
  look(state: string): Promise<void>;
};

/**
 * Sends the secrets through every flow of the console, with success and failure. Returns the tokens that IAM issued.
 */
export async function goThroughEverything(flows: Flows): Promise<Record<string, string>> {
  await signInRefusedThenDone(flows);
  const first = flows.gateway.token();
  const created = await createAll(flows);
  await editConnection(flows, created.rabbit);
  await subscribe(flows);
  await meetFaults(flows);
  await leaveDraft(flows);
  await expireTokens(`http://127.0.0.1:${flows.controlPort}`);
  await signInHere(flows);
  const again = flows.gateway.token();
  if (LONG) {
    await editChannel(flows);
    await deleteOne(flows, created.application);
    await loseStore(flows, Object.values(flows.outages(flows.console_.dataDir)));
  }
  await switchProject(flows);
  const ofOtherProject = flows.gateway.token();
  await signInByToken(flows, again);
  return { 'first token': first, 'token after signing in again': again, 'token of another project': ofOtherProject };
}

async function fillSignIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signInRefusedThenDone({ page, gateway, look }: Flows): Promise<void> {
  for (const interference of SIGN_IN_INTERFERENCE) {
    await page.goto('/sign-in');
    gateway.set(interference);
    await fillSignIn(page, interference === 'pass' ? WRONG : PASSWORD);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await look(`sign-in, ${interference}`);
  }
  gateway.set('pass');
  await page.goto('/sign-in');
  await fillSignIn(page, PASSWORD);
  await page.waitForURL(/\/overview$/);
}

async function fillRabbit(page: Page, name: string): Promise<void> {
  await openCreate(page);
  await nameField(page).fill(name);
  await pickChannel(page);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check({ force: true });
  const typed = { 'Instance ID': 'i-1', 'User name': 'me', 'Virtual host': '/', Queue: 'q', Password: RABBIT.password };
  for (const [field, text] of Object.entries(typed)) await page.getByLabel(field, { exact: true }).fill(text);
}

async function fillRocket(page: Page, name: string): Promise<void> {
  await openCreate(page);
  await nameField(page).fill(name);
  await pickChannel(page);
  await page.getByRole('radio', { name: 'RocketMQ' }).check({ force: true });
  for (const [field, text] of Object.entries({ 'Instance ID': 'i-2', 'Consumer group': 'g', Topic: 't' })) {
    await page.getByLabel(field, { exact: true }).fill(text);
  }
  await page.getByRole('checkbox', { name: 'Access control (ACL)' }).press('Space');
  for (const [field, text] of Object.entries({ 'Access key': ROCKET.access_key, 'Secret key': ROCKET.secret_key }))
    await page.getByLabel(field, { exact: true }).fill(text);
}

const pressCreate = (page: Page) => page.getByRole('button', { name: 'Create source' }).click();

async function createAll({ page, look }: Flows): Promise<{ application: string; rabbit: string }> {
  const done = async (name: string) => {
    await pressCreate(page);
    await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
    await look(`created ${name}`);
    return (await details(page).locator('[data-field=id] code').textContent()) ?? '';
  };
  await openCreate(page);
  await nameField(page).fill('canary-app');
  await pickChannel(page);
  const application = await done('canary-app');
  await fillRabbit(page, 'canary-rabbit-source');
  const rabbit = await done('canary-rabbit-source');
  await fillRocket(page, 'canary-rocket-source');
  await done('canary-rocket-source');
  await page.goto('/overview');
  await look('the overview');
  return { application, rabbit };
}

async function editConnection({ page, gateway, look }: Flows, id: string): Promise<void> {
  await page.goto(`/sources/${id}`);
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await details(page).getByRole('button', { name: 'Change connection' }).click();
  await details(page).getByLabel('Queue').fill('q2');
  await details(page).getByLabel('Password', { exact: true }).fill(RABBIT.password);
  const save = details(page).getByRole('button', { name: 'Save', exact: true });
  gateway.set('echo-400', id);
  // The console reads the source first: that is refused too.
  await save.click();
  await expect(details(page).getByRole('alert').first()).toBeVisible();
  await look('an edit refused');
  gateway.set('pass');
  await save.click();
  await expect(details(page).locator('[data-field=queue_name]')).toHaveText('q2');
  await look('an edit saved');
}

/** Subscribes an API with a secret header, and changes it: refused, then done. */
async function subscribe({ page, gateway, look }: Flows): Promise<void> {
  const fill = async (name: string) => {
    await page.goto('/subscriptions/new');
    await nameField(page).fill(name);
    await pickChannel(page);
    await page.getByLabel('Source').fill('canary-app');
    await page.getByLabel('Target type').selectOption('API Gateway');
    await page.getByLabel('URL').fill(`https://me:${HOOK}@api.example/x`);
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.getByLabel('Header name').fill('X-Key');
    await page.getByLabel('Secret header value', { exact: true }).fill(HEADER);
    await page.getByRole('button', { name: 'Create subscription' }).click();
  };
  await fill('canary-subscription');
  await expect(page.getByRole('heading', { name: 'Created canary-subscription' })).toBeVisible();
  await look('a subscription created');
  // Its name is taken now.
  await fill('canary-subscription');
  await expect(details(page).getByRole('alert').first()).toBeVisible();
  await look('a subscription refused');

  await page.goto('/subscriptions?q=canary-subscription');
  await look('the list of subscriptions');
  await page.getByRole('link', { name: 'canary-subscription', exact: true }).click();
  await details(page).getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('URL').fill(`https://me:${HOOK}@api.example/y`);
  await page.getByLabel('Secret header value', { exact: true }).fill(HEADER);
  const save = details(page).getByRole('button', { name: 'Save', exact: true });
  gateway.set('echo-400', '/subscriptions/');
  await save.click();
  await expect(details(page).getByRole('alert').first()).toBeVisible();
  await look('an edit of a subscription refused');
  gateway.set('pass');
  await save.click();
  await expect(details(page).locator('[data-field=url]')).toContainText('api.example/y');
  await look('an edit of a subscription saved');
}

async function meetFaults({ page, gateway, look }: Flows): Promise<void> {
  for (const fill of LONG ? [fillRocket, fillRabbit] : [fillRocket]) {
    for (const interference of CREATE_INTERFERENCE) {
      await fill(page, `canary-${interference}`);
      // Only once the form is there, because its own reads go the same way.
      gateway.set(interference);
      await pressCreate(page);
      await expect(details(page).getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
      await look(`a create, ${interference}`);
      await page.goto('/sources');
      await look(`the list, ${interference}`);
      gateway.set('pass');
    }
  }
  // A name that is taken is EventGrid's own refusal.
  await fillRabbit(page, 'canary-app');
  await pressCreate(page);
  await expect(details(page).getByRole('alert').first()).toBeVisible();
  await look('a create refused');
}

async function leaveDraft({ page }: Flows): Promise<void> {
  await fillRabbit(page, 'canary-draft');
  const drafts = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  await expect.poll(drafts).toContain('canary-draft');
}

async function signInHere({ page, look }: Flows): Promise<void> {
  await pressCreate(page);
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  const again = page.getByRole('button', { name: 'Sign in again' }).first();
  await again.click();
  await dialog.getByLabel('Password', { exact: true }).fill(WRONG);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await look('signing in again, refused');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await pressCreate(page);
  await expect(page.getByRole('heading', { name: 'Created canary-draft' })).toBeVisible();
}

async function deleteOne({ page, look }: Flows, id: string): Promise<void> {
  await page.goto('/sources');
  await page.getByRole('button', { name: 'Actions for canary-app' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type canary-app to confirm').fill('canary-app');
  await dialog.getByRole('button', { name: /^Delet/ }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/sources/${id}`);
  await look('a source that is gone');
}

async function loseStore({ page, look }: Flows, outages: (() => Promise<() => Promise<void>>)[]): Promise<void> {
  for (const take of outages) {
    await fillRabbit(page, 'canary-no-store');
    const giveBack = await take();
    await pressCreate(page);
    await expect(details(page).getByRole('alert').first()).toBeVisible();
    await look('a create without a store');
    expect((await page.goto('/sources'))?.status()).toBe(503);
    await look('no store');
    await giveBack();
    await expect.poll(async () => (await page.goto('/sources'))?.status()).toBe(200);
  }
}

async function editChannel({ page, gateway, look }: Flows): Promise<void> {
  await page.goto('/channels');
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Edit description' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('written by a canary');
  gateway.set('echo-500');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await look('a channel, echo-500');
  gateway.set('pass');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

async function switchProject({ page, look }: Flows): Promise<void> {
  await page.goto('/channels');
  await page.getByRole('button', { name: 'Project local Switch project' }).click();
  const list = page.getByRole('dialog', { name: 'Switch project' });
  await list.getByRole('button', { name: 'local-second' }).click();
  await page.waitForURL('**/sources');
  await expect(page.getByRole('button', { name: 'Project local-second Switch project' })).toBeVisible();
  await look('another project');
}

async function signInByToken({ page, look }: Flows, token: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(/\/sign-in/);
  for (const project of ['0'.repeat(32), LOCAL_PROJECT_ID]) {
    await page.goto('/sign-in?method=token');
    await page.getByRole('textbox', { name: 'Token' }).fill(token);
    await page.getByLabel('Project ID').fill(project);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    if (project === LOCAL_PROJECT_ID) await page.waitForURL(/\/overview$/);
    else await expect(page.getByRole('alert').first()).toBeVisible();
    await look(`a token for ${project}`);
  }
}
