import type { Browser, BrowserContext } from '@playwright/test';
import { type EventGridUser, signInAtEventGrid } from './eventgrid-user';
import { signIn } from './fixtures';
import { type GatedConsole, startGatedConsole } from './gated-console';

/**
 * A console whose EventGrid is behind a gateway that answers what a test chooses, and another user of the EventGrid.
 */
export type WatchedConsole = GatedConsole & {
  origin: string;
  other: EventGridUser;
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
};

/** Starts the console with its gateway and signs in once. */
export async function startWatchedConsole(browser: Browser): Promise<WatchedConsole> {
  const gated = await startGatedConsole();
  const { origin } = gated.console_;
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, 'admin', 'local');
  const cookies = await context.cookies();
  await context.close();
  return { ...gated, origin, other: await signInAtEventGrid(gated.eventGridUrl), cookies };
}
