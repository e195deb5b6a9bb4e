import { runBrowserTests } from './support/long-tests.mjs';

/** Measures users of a healthy endpoint beside 100 of one that hangs. Resolves to whether they were not held up. */
export const bench = () => runBrowserTests('tests/e2e/faults/hang.spec.ts');
