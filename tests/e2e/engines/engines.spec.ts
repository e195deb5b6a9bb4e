import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Gateway, startGateway } from '../support/gateway';
import { freePort, type RunningConsole, startConsole } from '../support/running-console';
import { startChromium } from './drivers/chromium';
import type { Driver } from './drivers/driver';
import { startFirefox } from './drivers/firefox';
import { startWebKit } from './drivers/webkit';
import { SMOKE } from './journey';
import { walk } from './walk';

// The main flow in three engines, by real keys and clicks. Playwright drives neither Debian's Firefox nor its WebKit, which
// is the engine of Safari; it only runs these tests.

const ENGINES = [
  { name: 'Chromium', path: process.env.CHROMIUM, start: startChromium },
  { name: 'Firefox', path: process.env.FIREFOX, start: startFirefox },
  { name: 'WebKit', path: process.env.WEBKIT, start: startWebKit },
] as const;

for (const { name, path, start } of ENGINES) {
  test.describe
    .serial(name, () => {
      test.skip(!path, `${name} (not found)`);

      let driver: Driver;
      let console_: RunningConsole;
      let gateway: Gateway;
      let origin: string;

      test.beforeAll(async () => {
        const port = await freePort();
        gateway = await startGateway(`http://127.0.0.1:${port}`);
        origin = gateway.url.replace('127.0.0.1', 'localhost');
        [console_, driver] = await Promise.all([
          startConsole({ PORT: String(port), PUBLIC_ORIGIN: origin }),
          start(path ?? ''),
        ]);
        await driver.resize(1280, 800);
      });
      test.afterAll(async () => {
        await driver?.close();
        await gateway?.close();
        await console_?.stop();
      });
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
      test.afterEach(async ({}, testInfo) => {
        if (testInfo.status === testInfo.expectedStatus) return;
        writeFileSync(testInfo.outputPath('screenshot.png'), await driver.screenshot());
      });

      const world = () => ({ origin, hold: (pathEnd: string) => gateway.hold('POST', pathEnd) });
      for (const { title, steps } of SMOKE) {
        test(title, async () => {
          for (const step of steps) await test.step(JSON.stringify(step), () => walk(driver, world(), step));
        });
      }

      test('the console knows that the session has ended', () => {
        expect(console_.printed()).toContain('signOut');
      });
    });
}
