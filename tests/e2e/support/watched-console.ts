import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type EventGridUser, signInAtEventGrid } from './eventgrid-user';
import { type Gateway, startGateway } from './gateway';
import { type RunningConsole, startConsole } from './running-console';

/** A console whose EventGrid stands behind a gateway that answers what a test likes, and somebody else beside it. */
export type WatchedConsole = {
  origin: string;
  gateway: Gateway;
  other: EventGridUser;
  /** Requests that EventGrid itself received. */
  received: RunningConsole['received'];
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
  stop: () => Promise<void>;
};

/** Starts the console with its gateway and signs in once. */
export async function startWatchedConsole(browser: Browser): Promise<WatchedConsole> {
  const local = await startConsole();
  const gateway = await startGateway(local.eventGridUrl);
  const console_ = await startConsole({
    EVENTGRID_ENDPOINTS: JSON.stringify([
      { id: 'gated', name: 'Gated', eventGridUrl: gateway.url, iamUrl: local.eventGridUrl },
    ]),
  });
  const context = await browser.newContext({ baseURL: console_.origin });
  const page = await context.newPage();
  await signInGated(page);
  const cookies = await context.cookies();
  await context.close();
  return {
    origin: console_.origin,
    gateway,
    other: await signInAtEventGrid(local.eventGridUrl),
    received: local.received,
    cookies,
    stop: async () => {
      await gateway.close();
      await console_.stop();
      await local.stop();
    },
  };
}

async function signInGated(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Region').selectOption('gated');
  await page.getByLabel('Account name').fill('local');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('eventgrid');
  await page.getByLabel('Project', { exact: true }).fill('local');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/sources/);
}
