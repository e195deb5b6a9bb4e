import { runBrowserTests } from './support/long-tests.mjs';

/**
 * Runs the built console against an EventGrid with every fault. Resolves to whether every outcome was reported
 * correctly.
 */
export const bench = () => runBrowserTests('tests/e2e/faults');
