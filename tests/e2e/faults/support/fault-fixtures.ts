import { test as base, expect, signIn } from '../../support/fixtures';
import { startConsole } from '../../support/running-console';
import { type FaultyEventGrid, startFaultyEventGrid } from './faulty-eventgrid';

/**
 * The deadline for every answer of EventGrid and IAM, instead of 15 s. It is enough above 1 s that, after the checks of
 * 1.6 s, a missed deadline is always past twice this, and an immediate 504 never is, even on a busy machine.
 */
const DEADLINE_MS = 1400;

/** What a console prints after an unhandled rejection or an unexpected failure of a request. */
const DEFECT = /unhandled|uncaught|⨯|"level":(50|60)|"level":"(error|fatal)"/i;

/** The longest time after a fault until everything works again, if signing in takes a second. */
const NORMAL_AGAIN_MS = 5_000;

type WorkerFixtures = {
  grid: FaultyEventGrid;
  /** The time until everything works again, as an option of `expect`; longer only on a busy machine. */
  soon: { timeout: number };
};
type Fixtures = { sound: undefined };

/** Tests with a console whose EventGrid is another process with faults to switch on. */
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
        await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
        return performance.now() - startedAt;
      };
      // The first visit also makes the console load its pages.
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

/** Returns the settings of a console that offers only this EventGrid, as the region `local`. */
export const consoleSettings = ({ url }: Pick<FaultyEventGrid, 'url'>, deadlineMs = DEADLINE_MS) => ({
  EVENTGRID_LOCAL: '0',
  EVENTGRID_ENDPOINTS: JSON.stringify([{ id: 'local', name: 'Local', eventGridUrl: url, iamUrl: url }]),
  EVENTGRID_DEADLINE_MS: String(deadlineMs),
  EVENTGRID_SETTLE_MS: String(2 * deadlineMs),
});

export { expect };
