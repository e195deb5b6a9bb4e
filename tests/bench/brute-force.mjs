import { runBrowserTests } from './support/long-tests.mjs';

/**
 * Tries 1,000 wrong passwords across a restart. Resolves to whether at most 10 a minute reached IAM and the right one
 * works afterwards.
 */
export const bench = () => runBrowserTests('tests/e2e/attacks/brute-force.spec.ts');
