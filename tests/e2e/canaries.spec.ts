import type { BrowserContext, Page, Response } from '@playwright/test';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { expireTokens } from '../support/faults';
import { findSecrets, type Place } from '../support/find-secrets';
import { type CanaryGateway, startCanaryGateway } from './support/canary-gateway';
import { CANARY_STORES } from './support/canary-stores';
import { openCreate, pickChannel } from './support/create-page';
import { expect, test } from './support/fixtures';
import { freePort, type RunningConsole, startConsole } from './support/running-console';

// Six secrets go through all that the console does, well and ill. Then everything that leaves it or stays is searched.

const LONG = Boolean(process.env.LONG);
const PASSWORD = 'canary-iam-"e7/1b&é<p>';
const RABBIT = { password: 'canary-rabbit-"5f/3a&é<r>' };
const ROCKET = { access_key: 'canary-access-"0c/77&é<a>', secret_key: 'canary-secret-"b9/1e&é<s>' };
const WRONG = 'canary-wrong-"44/aa&é<w>';
/** So much of a token is its trace already. */
const TOKEN_PART = 40;

const RUNS = (
  [
    { store: 'libsql', level: 'trace' },
    { store: 'PostgreSQL', level: 'debug' },
    { store: 'libsql', level: 'info' },
  ] as const
).slice(0, LONG ? 3 : 1);

const SIGN_IN_MISCHIEF = LONG
  ? (['pass', 'html-502', 'echo-500', 'echo-400'] as const)
  : (['pass', 'echo-400'] as const);
const CREATE_MISCHIEF = LONG ? (['html-502', 'reset', 'echo-500', 'echo-400'] as const) : (['echo-500'] as const);

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });

for (const { store, level } of RUNS) {
  test(`six secrets leave no trace, on ${store}, log level ${level}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const kept = await CANARY_STORES[store]();
    const controlPort = await freePort();
    const local = await startConsole({ EVENTGRID_LOCAL_CONTROL_PORT: String(controlPort) });
    const gateway = await startCanaryGateway(local.eventGridUrl, PASSWORD);
    const endpoint = { id: 'local', name: 'Watched', eventGridUrl: gateway.url, iamUrl: gateway.url };
    const console_ = await startConsole({
      ...kept.environment,
      EVENTGRID_LOCAL: '0',
      EVENTGRID_ENDPOINTS: JSON.stringify([endpoint]),
      LOG_LEVEL: level,
      METRICS_TOKEN: 'metrics-token-of-this-test',
    });
    const context = await browser.newContext({ baseURL: console_.origin });
    try {
      const places: Place[] = [];
      const cookies = new Set<string>();
      const collected = collect(context, places, cookies);
      const page = await context.newPage();
      page.on('dialog', (dialog) => void dialog.accept());
      const look = async (state: string) => void places.push({ name: `page, ${state}`, bytes: await page.content() });
      const flows = { page, gateway, console_, look };

      await signInRefusedThenDone(flows);
      const firstToken = gateway.token();
      const created = await createAll(flows);
      await editConnection(flows, created.rabbit);
      await meetFaults(flows);
      await leaveDraft(flows);
      await expireTokens(`http://127.0.0.1:${controlPort}`);
      await signInHere(flows);
      if (LONG) {
        await deleteOne(flows, created.application);
        await loseStore(flows, Object.values(kept.outages(console_.dataDir)));
      }
      await signInByToken(flows);
      await collected();

      // All six were on their way, so that a search which finds none proves something.
      const tokens = { 'first token': firstToken, 'last token': gateway.token() };
      const sent = { PASSWORD, ...RABBIT, ...ROCKET, WRONG };
      const received = gateway.received();
      for (const [name, value] of Object.entries(sent))
        expect(received, name).toContain(JSON.stringify(value).slice(1, -1));
      for (const [name, token] of Object.entries(tokens)) {
        expect(token.length, name).toBeGreaterThan(1000);
        expect(received, name).toContain(`"x-auth-token":"${token}"`);
      }
      expect(cookies.size).toBeGreaterThanOrEqual(3);

      places.push(...(await browserStores(context, page)), ...(await kept.places(console_.dataDir)));
      places.push({ name: 'log', bytes: console_.printed() });
      const metrics = await fetch(`${console_.origin}/metrics`, {
        headers: { Authorization: 'Bearer metrics-token-of-this-test' },
      });
      places.push({ name: 'metrics', bytes: await metrics.text() });
      expect(metrics.status).toBe(200);
      expect(console_.printed()).toContain('"audit":true');
      const parts = Object.entries(tokens).flatMap(([name, token]) =>
        [0, 700, 1500].map((from): [string, string] => [`${name} from ${from}`, token.slice(from, from + TOKEN_PART)]),
      );
      const cookieSecrets = [...cookies].map((cookie, index): [string, string] => [`session cookie ${index}`, cookie]);
      const secrets = { ...sent, ...Object.fromEntries([...parts, ...cookieSecrets]) };
      process.stdout.write(`${Object.keys(secrets).length} secrets searched in ${places.length} places\n`);
      expect(findSecrets(places, secrets)).toEqual([]);
    } finally {
      await context.close();
      await console_.stop();
      await gateway.close();
      await local.stop();
      await kept.end();
    }
  });
}

type Flows = {
  page: Page;
  gateway: CanaryGateway;
  console_: RunningConsole;
  look(state: string): Promise<void>;
};

/**
 * Keeps every answer that the browser gets: bodies, headers but Set-Cookie, whose session cookies are noted. Returns what
 * waits for those under way.
 */
function collect(context: BrowserContext, places: Place[], cookies: Set<string>): () => Promise<unknown> {
  const reading: Promise<void>[] = [];
  const read = async (response: Response) => {
    const headers = await response.headersArray().catch(() => []);
    for (const { name, value } of headers.filter((one) => one.name.toLowerCase() === 'set-cookie')) {
      const cookie = /__Host-eventgrid=([\w-]{20,})/.exec(`${name}: ${value}`)?.[1];
      if (cookie !== undefined) cookies.add(cookie);
    }
    const others = headers.filter(({ name }) => name.toLowerCase() !== 'set-cookie');
    places.push({ name: `headers of ${response.url()}`, bytes: JSON.stringify(others) });
    const bytes = await response.body().catch(() => Buffer.alloc(0));
    places.push({ name: `${response.request().method()} ${response.url()}`, bytes });
  };
  context.on('response', (response) => void reading.push(read(response)));
  return () => Promise.all(reading);
}

async function fillSignIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signInRefusedThenDone({ page, gateway, look }: Flows): Promise<void> {
  for (const mischief of SIGN_IN_MISCHIEF) {
    await page.goto('/sign-in');
    gateway.set(mischief);
    await fillSignIn(page, mischief === 'pass' ? WRONG : PASSWORD);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await look(`sign-in, ${mischief}`);
  }
  gateway.set('pass');
  await page.goto('/sign-in');
  await fillSignIn(page, PASSWORD);
  await page.waitForURL(/\/sources/);
}

async function fillRabbit(page: Page, name: string): Promise<void> {
  await openCreate(page);
  await nameField(page).fill(name);
  await pickChannel(page);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check({ force: true });
  const typed = { instance_id: 'i-1', user_name: 'me', vhost_name: '/', queue_name: 'q', ...RABBIT };
  for (const [field, text] of Object.entries(typed)) await page.getByLabel(field, { exact: true }).fill(text);
}

async function fillRocket(page: Page, name: string): Promise<void> {
  await openCreate(page);
  await nameField(page).fill(name);
  await pickChannel(page);
  await page.getByRole('radio', { name: 'RocketMQ' }).check({ force: true });
  for (const [field, text] of Object.entries({ instance_id: 'i-2', group: 'g', topic: 't' })) {
    await page.getByLabel(field, { exact: true }).fill(text);
  }
  await page.getByRole('checkbox', { name: 'enable_acl' }).press('Space');
  for (const [field, text] of Object.entries(ROCKET)) await page.getByLabel(field, { exact: true }).fill(text);
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
  return { application, rabbit };
}

async function editConnection({ page, gateway, look }: Flows, id: string): Promise<void> {
  await page.goto(`/sources/${id}`);
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await details(page).getByRole('button', { name: 'Change connection' }).click();
  await details(page).getByLabel('queue_name').fill('q2');
  await details(page).getByLabel('password', { exact: true }).fill(RABBIT.password);
  const save = details(page).getByRole('button', { name: 'Save', exact: true });
  gateway.set('echo-400', id);
  // The console reads the source first: that is refused as well.
  await save.click();
  await expect(details(page).getByRole('alert').first()).toBeVisible();
  await look('an edit refused');
  gateway.set('pass');
  await save.click();
  await expect(details(page).locator('[data-field=queue_name]')).toHaveText('q2');
  await look('an edit saved');
}

async function meetFaults({ page, gateway, look }: Flows): Promise<void> {
  for (const fill of LONG ? [fillRocket, fillRabbit] : [fillRocket]) {
    for (const mischief of CREATE_MISCHIEF) {
      await fill(page, `canary-${mischief}`);
      // Only when the form is there: its own reads go the same way.
      gateway.set(mischief);
      await pressCreate(page);
      await expect(details(page).getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
      await look(`a create, ${mischief}`);
      await page.goto('/sources');
      await look(`the list, ${mischief}`);
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

async function signInByToken({ page, gateway, look }: Flows): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(/\/sign-in/);
  for (const project of ['0'.repeat(32), LOCAL_PROJECT_ID]) {
    await page.goto('/sign-in?method=token');
    await page.getByRole('textbox', { name: 'Token' }).fill(gateway.token());
    await page.getByLabel('Project ID').fill(project);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    if (project === LOCAL_PROJECT_ID) await page.waitForURL(/\/sources/);
    else await expect(page.getByRole('alert').first()).toBeVisible();
    await look(`a token for ${project}`);
  }
}

async function browserStores(context: BrowserContext, page: Page): Promise<Place[]> {
  const stores = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      databases: databases.map(({ name }) => name),
    });
  });
  expect(JSON.parse(stores).databases, 'IndexedDB is not used').toEqual([]);
  const readable = (await context.cookies()).filter(({ httpOnly }) => !httpOnly);
  return [
    { name: 'browser stores', bytes: stores },
    { name: 'cookies that scripts can read', bytes: JSON.stringify(readable) },
  ];
}
