import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@/lib/eventgrid-local/faults/seeded-random';
import { freshName, openCreate, pickChannel } from '../support/create-page';
import { signIn } from '../support/fixtures';
import { freePort, type RunningConsole, startConsole } from '../support/running-console';
import { consoleSettings, expect, test } from './support/fault-fixtures';

/** `npm run bench -- kill` kills 20 times. */
const KILLS = Number(process.env.KILLS ?? (process.env.LONG ? 20 : 2));
const SEED = 9;
/** From the submit until all three have an answer, or would have one. */
const MOMENTS_MS = 900;
const FAULTS = [{ fault: 'latency', ms: 400 }, { fault: 'success-then-hang' }, { fault: 'latency', ms: 50 }] as const;

test(`${KILLS} kills of the console during a create: the next visit reports the outcome`, async ({ browser, grid }) => {
  test.setTimeout(KILLS * 60_000);
  const random = seededRandom(SEED);
  const dataDir = mkdtempSync(join(tmpdir(), 'eventgrid-killed-'));
  const context = await browser.newContext();
  const page = await context.newPage();
  // The session's cookie belongs to one origin.
  const PORT = String(await freePort());
  const start = () => startConsole({ ...consoleSettings(grid), DATA_DIR: dataDir, PORT });
  let running: RunningConsole = await start();
  await page.goto(`${running.origin}/sign-in`);
  await signIn(page);
  const outcomes: Record<string, number> = {};
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const name = freshName('killed');
      await openCreate(page, '', running.origin);
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await pickChannel(page);
      const before = grid.count('POST', /\/sources$/);
      await grid.fault({
        ...(FAULTS[Math.floor(random() * FAULTS.length)] ?? FAULTS[0]),
        method: 'POST',
        path: '/v1/*/sources',
      });
      const pressed = page.getByRole('button', { name: 'Create source' }).click();
      await pressed;
      await page.waitForTimeout(random() * MOMENTS_MS);
      await running.kill();
      // The page gets its answer, or learns that there is none.
      const created = page.getByRole('heading', { name: `Created ${name}` });
      await expect(created.or(page.getByRole('region', { name: 'Details' }).getByRole('alert'))).toBeVisible();
      const seen = await created.isVisible();
      await grid.clear();
      running = await start();

      const line = page.locator('[data-write]').filter({ hasText: name });
      const visit = async () => {
        await page.goto(`${running.origin}/sources/new`);
        await page.locator('input#channel_id').waitFor();
        return (await line.count()) === 0 ? null : line.getAttribute('data-outcome');
      };
      let outcome = await visit();
      // The outcome is unknown while EventGrid may still be working on it; then it becomes known.
      if (outcome === 'unknown') {
        await expect.poll(async () => (outcome = await visit()), { timeout: 15_000 }).not.toBe('unknown');
      }
      const exists = (await grid.find(name)) !== undefined;
      const what = `kill ${kill}: EventGrid ${exists ? 'has' : 'lacks'} ${name}, the line says ${outcome}, seen ${seen}`;
      if (exists) expect(outcome === 'done' || (seen && outcome === null), what).toBe(true);
      else expect(outcome === 'not-done' || outcome === null, what).toBe(true);
      expect(grid.count('POST', /\/sources$/) - before, what).toBeLessThanOrEqual(1);
      const kind = `${exists ? 'created' : 'not created'}, ${outcome ?? (seen ? 'shown before' : 'never begun')}`;
      outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    }
    test.info().annotations.push({ type: 'outcomes', description: JSON.stringify(outcomes) });
    process.stdout.write(`${JSON.stringify(outcomes)}\n`);
  } finally {
    await context.close();
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
