import { test as base, expect, signIn } from '../../support/fixtures';
import { startConsole } from '../../support/running-console';
import { type FaultyEventGrid, startFaultyEventGrid } from './faulty-eventgrid';

/**
 * For everything that EventGrid or IAM may take to answer, in place of 15 s. Above 1 s by so much that, after the looks
 * of 1.6 s, a deadline that passed is always beyond twice this, and a 504 that came at once never is, busy machine or not.
 */
const DEADLINE_MS = 1400;

/** What a console prints when it has not looked after a promise or a request has failed in a way nobody foresaw. */
const DEFECT = /unhandled|uncaught|⨯|"level":(50|60)|"level":"(error|fatal)"/i;

/** What a person sees normal again so long after a fault has ended, at most, where signing in takes a second. */
const NORMAL_AGAIN_MS = 5_000;

type WorkerFixtures = {
  grid: FaultyEventGrid;
  /** The time within which all is normal again, as an option of `expect`; longer only on a machine that is busy. */
  soon: { timeout: number };
};
type Fixtures = { sound: undefined };

/** Tests with a console whose EventGrid is another process, on which faults are switched on. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  grid: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const grid = await startFaultyEventGrid();
      await use(grid);
      await grid.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  console_: [
    async ({ grid }, use) => {
      const running = await startConsole(consoleSettings(grid));
      await use(running);
      await running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  soon: [
    async ({ console_, browser }, use) => {
      const context = await browser.newContext({ baseURL: console_.origin });
      const page = await context.newPage();
      const ask = async () => {
        await context.clearCookies();
        await page.goto('/sign-in');
        const startedAt = performance.now();
        await signIn(page);
        await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
        return performance.now() - startedAt;
      };
      // The first also has the console load its pages.
      await ask();
      const usualMs = await ask();
      await context.close();
      await use({ timeout: NORMAL_AGAIN_MS * Math.max(1, usualMs / 1000) });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sound: [
    async ({ console_, grid }, use) => {
      const before = console_.printed().length;
      await use(undefined);
      await grid.clear();
      expect(console_.printed().slice(before), 'what the console printed').not.toMatch(DEFECT);
    },
    { auto: true },
  ],
});

/** Writes the settings of a console that offers this EventGrid alone, as the region `local`. */
export const consoleSettings = ({ url }: Pick<FaultyEventGrid, 'url'>, deadlineMs = DEADLINE_MS) => ({
  EVENTGRID_LOCAL: '0',
  EVENTGRID_ENDPOINTS: JSON.stringify([{ id: 'local', name: 'Local', eventGridUrl: url, iamUrl: url }]),
  EVENTGRID_DEADLINE_MS: String(deadlineMs),
  EVENTGRID_SETTLE_MS: String(2 * deadlineMs),
});

export { expect };
