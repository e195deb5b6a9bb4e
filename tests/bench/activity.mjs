import { runBrowserTests } from './support/long-tests.mjs';

/**
 * Measures the activity of a source with 10,000 events beside 100 subscriptions, and with 100 beside 10, in Chromium.
 * Resolves to whether the larger costs no more.
 */
export const bench = () => runBrowserTests('tests/e2e/activity-sizes.spec.ts');
