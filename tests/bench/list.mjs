import { runBrowserTests } from './support/long-tests.mjs';

/** Measures a list of 10,000 sources and one of 100 in Chromium. Resolves to whether the larger costs no more. */
export const bench = () => runBrowserTests('tests/e2e/list-sizes.spec.ts');
