import { defineConfig, devices } from '@playwright/test';

// Chromium's own calls home would fail on a machine without a network, and slow the run down.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  testIgnore: process.env.SCREENSHOT ? [] : ['**/screenshot.spec.ts'],
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A machine of CI is shared: one more try there, and the list names each test that needed it.
  retries: process.env.CI ? 1 : 0,
  // On two cores, so that one test's waiting is another's work.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'on-first-retry',
    launchOptions: { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: QUIET },
  },
});
