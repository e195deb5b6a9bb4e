import { runBrowserTests } from './support/long-tests.mjs';

/** Tries 1,000 wrong passwords over a restart. Resolves to whether at most 10 a minute asked IAM, and the right one works after. */
export const bench = () => runBrowserTests('tests/e2e/attacks/brute-force.spec.ts');
