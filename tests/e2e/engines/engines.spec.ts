import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Gateway, startGateway } from '../support/gateway';
import { freePort, type RunningConsole, startConsole } from '../support/running-console';
import { startChromium } from './drivers/chromium';
import type { Driver } from './drivers/driver';
import { startFirefox } from './drivers/firefox';
import { startWebKit } from './drivers/webkit';
import { type Chapter, LONG_JOURNEY, SMOKE, type Step } from './journey';
import { type World, walk } from './walk';

// The main flow in three engines, by real keys and clicks. Playwright drives neither Debian's Firefox nor its WebKit,
// which is the engine of Safari; it only runs these tests.

const ENGINES = [
  { name: 'Chromium', path: process.env.CHROMIUM, start: startChromium },
  { name: 'Firefox', path: process.env.FIREFOX, start: startFirefox },
  { name: 'WebKit', path: process.env.WEBKIT, start: startWebKit },
] as const;

/** Writes a step for the report, patterns too. */
const titleOf = (step: Step) => JSON.stringify(step, (_key, value) => (value instanceof RegExp ? `${value}` : value));

const LONG = Boolean(process.env.LONG);

for (const { name, path, start } of ENGINES) {
  test.describe(name, () => {
    test.skip(!path, `${name} (not found)`);

    let driver: Driver;
    let console_: RunningConsole;
    let gateway: Gateway;
    let world: World;

    test.beforeAll(async () => {
      const port = await freePort();
      gateway = await startGateway(`http://127.0.0.1:${port}`);
      const origin = gateway.url.replace('127.0.0.1', 'localhost');
      [console_, driver] = await Promise.all([
        startConsole({ PORT: String(port), PUBLIC_ORIGIN: origin }),
        start(path ?? ''),
      ]);
      await driver.resize(1280, 800);
      const pictures = join('test-results', 'engines', name);
      mkdirSync(pictures, { recursive: true });
      world = {
        origin,
        hold: (pathEnd) => gateway.hold('POST', pathEnd),
        keep: (picture, bytes) => writeFileSync(join(pictures, `${picture}.png`), bytes),
      };
    });
    test.afterAll(async () => {
      await driver?.close();
      await gateway?.close();
      await console_?.stop();
    });
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    test.afterEach(async ({}, testInfo) => {
      if (testInfo.status !== testInfo.expectedStatus)
        world.keep(`failed-${testInfo.title}`, await driver.screenshot());
    });

    const walkThrough = ({ title, steps }: Chapter) =>
      test(title, async () => {
        for (const step of steps) await test.step(titleOf(step), () => walk(driver, world, step));
      });

    test.describe
      .serial('the main flow', () => {
        SMOKE.forEach(walkThrough);
        test('has ended the session in the console as well', () => {
          expect(console_.printed()).toContain('signOut');
        });
      });
    if (LONG) LONG_JOURNEY.forEach(walkThrough);
  });
}
