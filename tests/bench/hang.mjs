import { runBrowserTests } from './support/long-tests.mjs';

/** Measures users of a healthy endpoint next to 100 of a hanging one. Resolves to whether they were not delayed. */
export const bench = () => runBrowserTests('tests/e2e/faults/hang.spec.ts');
