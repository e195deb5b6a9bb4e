import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type RunningConsole, startConsole } from './running-console';

type WorkerFixtures = {
  /** One console with its own data for all tests of a worker. */
  console_: RunningConsole;
  /** Cookies of `admin`, signed in once per worker. */
  adminCookies: Awaited<ReturnType<BrowserContext['cookies']>>;
};

type Fixtures = {
  /** What the browser complained about in this test: CSP violations, hydration errors, uncaught errors. */
  complaints: string[];
  /** A page of `admin`, signed in. Other tests share the session: a test that ends it must sign in to its own. */
  admin: Page;
  /** Starts a console of the test's own, which ends with the test. */
  startOwn: typeof startConsole;
};

/** Fills in the sign-in form for a user of the local account. */
export async function fillSignIn(page: Page, user = 'admin', project = '', region = 'local'): Promise<void> {
  await page.getByLabel('Region').selectOption(region);
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password', { exact: true }).fill('eventgrid');
  if (project !== '') await page.getByLabel('Project', { exact: true }).fill(project);
}

/** Fills in and sends the sign-in form, and waits for the page that it leads to. */
export async function signIn(page: Page, ...who: [user?: string, project?: string, region?: string]): Promise<void> {
  await fillSignIn(page, ...who);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith('/sign-in'));
}

/** Records what a context's pages complain about: a test that opens its own context passes it in here. */
export function watch(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`));
  context.on('console', (message) => {
    const text = message.text();
    // The browser itself logs a refused request; other checks test how the page handles it.
    if (message.type() === 'error' && !/^Failed to load resource/.test(text)) complaints.push(text);
  });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  console_: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const running = await startConsole();
      await use(running);
      await running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  adminCookies: [
    async ({ console_, browser }, use) => {
      const context = await browser.newContext({ baseURL: console_.origin });
      const page = await context.newPage();
      await page.goto('/sign-in');
      await signIn(page);
      const cookies = await context.cookies();
      await context.close();
      await use(cookies);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ console_ }, use) => use(console_.origin),
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      watch(context, complaints);
      await use(complaints);
      expect(complaints, 'errors in the browser, including CSP violations').toEqual([]);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
  startOwn: async ({}, use) => {
    const started: RunningConsole[] = [];
    await use(async (environment) => {
      const running = await startConsole(environment);
      started.push(running);
      return running;
    });
    for (const running of started.reverse()) await running.stop();
  },
  admin: async ({ context, adminCookies }, use) => {
    await context.addCookies(adminCookies);
    await use(await context.newPage());
  },
});

export { expect };
