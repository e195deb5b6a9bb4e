import { runBrowserTests } from './support/long-tests.mjs';

/** Drives the built console against an EventGrid with every fault there is. Resolves to whether all was told truly. */
export const bench = () => runBrowserTests('tests/e2e/faults');
